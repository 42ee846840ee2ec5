// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Repetition;
import io.github.annotron.processor.op.Reshape;
import java.util.List;
import java.util.Optional;

/** {@code @UpSampling1D}. */
final class UpSampling1DLayer implements LayerKind {

    @Override
    public String annotation() {
        return "UpSampling1D";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Value input = inputs.get(0);
        Optional<Integer> times = scope.positive("value");
        if (!scope.isSeries(input)
                || times.isEmpty()
                || !scope.isCountable("value", (long) input.shape().extent(0) * times.get(), "steps")) {
            return Optional.empty();
        }
        return scope.output(
                times.get() == 1 ? new Reshape(input.shape()) : new Repetition(input.shape(), 0, times.get()), inputs);
    }
}
