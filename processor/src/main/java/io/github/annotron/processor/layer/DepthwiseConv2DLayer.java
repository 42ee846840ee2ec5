// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code @DepthwiseConv2D}: a convolution of each channel by itself, and an activation. */
final class DepthwiseConv2DLayer implements LayerKind {

    @Override
    public String annotation() {
        return "DepthwiseConv2D";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        return Depthwise.read(scope, inputs.get(0))
                .flatMap(d -> d.kernel(scope, "kernelInitializer")
                        .flatMap(kernel -> Weights.withBias(scope, kernel, d.channels()))
                        .flatMap(w -> Activations.fused(
                                scope,
                                List.of(d.image()),
                                rectified -> d.convolution(w.kernel(), w.bias(), rectified))));
    }
}
