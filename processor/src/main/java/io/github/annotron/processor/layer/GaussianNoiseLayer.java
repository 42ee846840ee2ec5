// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Noise;
import java.util.List;
import java.util.Optional;

/** {@code @GaussianNoise}. */
final class GaussianNoiseLayer implements LayerKind {

    @Override
    public String annotation() {
        return "GaussianNoise";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        float deviation = scope.attributes().number("value");
        if (!(deviation >= 0 && deviation < Float.POSITIVE_INFINITY)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "value",
                    "the standard deviation is " + deviation + ". It must be at least 0 and finite.");
            return Optional.empty();
        }
        return scope.output(new Noise(inputs.get(0).shape(), deviation), inputs);
    }
}
