// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kernel and the bias that dense layers and convolutions have in common. */
final class Weights {

    private Weights() {}

    /** The kernel. */
    static Optional<Parameter> kernel(LayerScope scope, List<Integer> shape, long fanIn, long fanOut) {
        return scope.parameter("kernel", shape, start(scope, "kernelInitializer", fanIn, fanOut));
    }

    /** The bias, if the layer has one; the outer optional is empty if a problem was reported. */
    static Optional<Optional<Parameter>> bias(LayerScope scope, int units, long fanIn, long fanOut) {
        if (!scope.attributes().flag("bias")) {
            return Optional.of(Optional.empty());
        }
        if (scope.attributes().constant("biasInitializer").equals("ORTHOGONAL")) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "biasInitializer",
                    "biasInitializer is ORTHOGONAL, and a bias is no matrix. Use ZEROS.");
            return Optional.empty();
        }
        return scope.parameter("bias", List.of(units), start(scope, "biasInitializer", fanIn, fanOut))
                .map(Optional::of);
    }

    private static Parameter.Start start(LayerScope scope, String attribute, long fanIn, long fanOut) {
        String initializer = scope.attributes().constant(attribute);
        if (initializer.equals("BY_ACTIVATION")) {
            initializer = Activations.initializer(scope.attributes().constant("activation"));
        }
        return new Parameter.Start(
                camelCase(initializer), fanIn, fanOut, scope.attributes().number("constant"));
    }

    /** {@code GLOROT_UNIFORM} as the runtime's {@code glorotUniform}. */
    private static String camelCase(String constant) {
        StringBuilder text = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_")) {
            text.append(text.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    /** Checks {@code constant}. */
    static boolean isConstantFinite(LayerScope scope) {
        float constant = scope.attributes().number("constant");
        if (Float.isFinite(constant)) {
            return true;
        }
        scope.problem(ProblemCode.INVALID_VALUE, "constant", "constant is " + constant + ". It must be finite.");
        return false;
    }
}
