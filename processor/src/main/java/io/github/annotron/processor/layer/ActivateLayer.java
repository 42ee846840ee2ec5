// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Reshape;
import java.util.List;
import java.util.Optional;

/** {@code @Activate}. */
final class ActivateLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Activate";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        String activation = scope.attributes().constant("value");
        float alpha = scope.attributes().number("alpha");
        boolean given = !Float.isNaN(alpha);
        boolean takesAlpha = activation.equals("LEAKY_RELU") || activation.equals("ELU");
        if (given && (!takesAlpha || !(alpha > 0) || Float.isInfinite(alpha))) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "alpha",
                    takesAlpha
                            ? "alpha is " + alpha + ". It must be positive and finite."
                            : activation + " takes no alpha. Leave it out.");
            return Optional.empty();
        }
        if (activation.equals(Activations.LINEAR)) {
            return scope.output(new Reshape(inputs.get(0).shape()), inputs);
        }
        float used =
                given || !takesAlpha ? alpha : Activations.function(activation).alpha();
        return scope.output(Activations.separate(inputs.get(0), activation, used), inputs);
    }
}
