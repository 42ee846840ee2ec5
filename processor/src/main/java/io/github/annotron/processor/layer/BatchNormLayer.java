// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.BatchNormalization;
import java.util.List;
import java.util.Optional;

/** {@code @BatchNorm}. */
final class BatchNormLayer implements LayerKind {

    @Override
    public String annotation() {
        return "BatchNorm";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        float momentum = scope.attributes().number("momentum");
        boolean proper = momentum >= 0 && momentum < 1;
        if (!proper) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "momentum",
                    "momentum is " + momentum
                            + ". It is the weight of the old value in a running average: at least 0 and" + " below 1.");
        }
        Optional<Float> epsilon = Normalizations.epsilon(scope);
        if (!proper || epsilon.isEmpty()) {
            return Optional.empty();
        }
        Shape shape = inputs.get(0).shape();
        List<Integer> channels = List.of(shape.last());
        Optional<Parameter> scale = Normalizations.parameter(scope, "scale", "ones", channels);
        Optional<Parameter> shift = Normalizations.parameter(scope, "shift", "zeros", channels);
        // As small as the input, which has been checked.
        Parameter mean = scope.measured("mean", channels, start("zeros")).orElseThrow();
        Parameter variance = scope.measured("variance", channels, start("ones")).orElseThrow();
        return Activations.fused(
                scope,
                inputs,
                rectified -> new BatchNormalization(
                        shape, epsilon.get(), momentum, scale, shift, mean, variance, rectified, false));
    }

    private static Parameter.Start start(String method) {
        return new Parameter.Start(method, 1, 1, 0);
    }
}
