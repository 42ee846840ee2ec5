// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.source.Attributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The trained tensors that dense layers and convolutions have in common.
 *
 * @param kernel multiplies the input
 * @param bias is added, if the layer has one
 */
record Weights(Parameter kernel, Optional<Parameter> bias) {
    private static final String BY_ACTIVATION = "BY_ACTIVATION";
    private static final Pattern WORD_START = Pattern.compile("_(.)");

    /**
     * Declares them, as the layer's attributes say.
     *
     * @param shape the kernel's
     * @param units how many elements the bias has
     * @return empty if a problem was reported
     */
    static Optional<Weights> of(LayerScope scope, List<Integer> shape, int units, long fanIn, long fanOut) {
        return parameter(scope, "kernel", shape, "kernelInitializer", fanIn, fanOut)
                .flatMap(kernel -> withBias(scope, kernel, units));
    }

    /**
     * Adds the bias, if the layer has one.
     *
     * @param units how many elements it has
     * @return empty if a problem was reported
     */
    static Optional<Weights> withBias(LayerScope scope, Parameter kernel, int units) {
        if (!scope.attributes().flag("bias")) {
            return Optional.of(new Weights(kernel, Optional.empty()));
        }
        if (scope.attributes().constant("biasInitializer").equals("ORTHOGONAL")) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "biasInitializer",
                    "biasInitializer is ORTHOGONAL, and a bias is no matrix. Use ZEROS.");
            return Optional.empty();
        }
        Parameter.Start start = kernel.start();
        return scope.bias(List.of(units), start(scope, "biasInitializer", start.fanIn(), start.fanOut()))
                .map(bias -> new Weights(kernel, Optional.of(bias)));
    }

    /**
     * Declares a trained tensor.
     *
     * @param initializer the attribute that says how it starts
     * @return empty if a problem was reported
     */
    static Optional<Parameter> parameter(
            LayerScope scope, String role, List<Integer> shape, String initializer, long fanIn, long fanOut) {
        return scope.parameter(role, shape, start(scope, initializer, fanIn, fanOut));
    }

    /** How a tensor starts, as an attribute says. */
    static Parameter.Start start(LayerScope scope, String attribute, long fanIn, long fanOut) {
        String initializer = scope.attributes().constant(attribute);
        // Weights of a layer of another kind are refused later.
        Attributes source = scope.sourceAttributes().has(attribute) ? scope.sourceAttributes() : scope.attributes();
        if (initializer.equals(BY_ACTIVATION)) {
            initializer = source.constant(attribute);
        }
        if (initializer.equals(BY_ACTIVATION)) {
            initializer =
                    source.has("activation") ? Activations.initializer(source.constant("activation")) : "UNIT_ROWS";
        }
        return new Parameter.Start(
                camelCase(initializer), fanIn, fanOut, scope.attributes().number("constant"));
    }

    /** {@code GLOROT_UNIFORM} as the runtime's {@code glorotUniform}. */
    private static String camelCase(String constant) {
        return WORD_START
                .matcher(constant.toLowerCase(Locale.ROOT))
                .replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
    }
}
