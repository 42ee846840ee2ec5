// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Normalization;
import java.util.List;
import java.util.Optional;

/** What the layers that normalise have in common. */
final class Normalizations {

    private Normalizations() {}

    /**
     * Applies a normalisation with the scale, the shift and the epsilon of the layer's attributes.
     *
     * @param shape of scale and shift
     * @return empty if a problem was reported
     */
    static Optional<Value> of(
            LayerScope scope, List<Value> inputs, int positions, int groups, int width, List<Integer> shape) {
        return epsilon(scope)
                .flatMap(epsilon -> scope.output(
                        new Normalization(
                                inputs.get(0).shape(),
                                positions,
                                groups,
                                width,
                                epsilon,
                                parameter(scope, "scale", "ones", shape),
                                parameter(scope, "shift", "zeros", shape)),
                        inputs));
    }

    /** What is added to a variance; empty if a problem was reported. */
    static Optional<Float> epsilon(LayerScope scope) {
        float epsilon = scope.attributes().number("epsilon");
        if (!(epsilon > 0) || Float.isInfinite(epsilon)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "epsilon",
                    "epsilon is " + epsilon
                            + ". It keeps equal values from being divided by zero: it must be positive and"
                            + " finite, for example 1e-5.");
            return Optional.empty();
        }
        return Optional.of(epsilon);
    }

    /** A scale or a shift, if there is one. They are as small as the input, which has been checked. */
    static Optional<Parameter> parameter(LayerScope scope, String role, String start, List<Integer> shape) {
        return scope.attributes().flag(role)
                ? scope.parameter(role, shape, new Parameter.Start(start, 1, 1, 0))
                : Optional.empty();
    }
}
