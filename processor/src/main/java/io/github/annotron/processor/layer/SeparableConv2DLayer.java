// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Affine;
import java.util.List;
import java.util.Optional;

/** {@code @SeparableConv2D}: a convolution of each channel by itself, a mixture of the channels, and an activation. */
final class SeparableConv2DLayer implements LayerKind {

    @Override
    public String annotation() {
        return "SeparableConv2D";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Optional<Integer> filters = scope.width("filters");
        Optional<Depthwise> depthwise = Depthwise.read(scope, inputs.get(0));
        if (filters.isEmpty() || depthwise.isEmpty()) {
            return Optional.empty();
        }
        Depthwise d = depthwise.get();
        return d.kernel(scope, "depthwiseInitializer")
                .flatMap(kernel ->
                        scope.apply("Depthwise", d.convolution(kernel, Optional.empty(), false), List.of(d.image())))
                .flatMap(channels -> mix(scope, channels, filters.get()));
    }

    private static Optional<Value> mix(LayerScope scope, Value channels, int filters) {
        int count = channels.shape().last();
        return Weights.parameter(
                        scope, "pointwise", List.of(1, 1, count, filters), "pointwiseInitializer", count, filters)
                .flatMap(kernel -> Weights.withBias(scope, kernel, filters))
                .flatMap(w -> Activations.fused(
                        scope,
                        List.of(channels),
                        rectified -> new Affine(channels.shape(), w.kernel(), false, w.bias(), rectified)));
    }
}
