// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @Conv2D} and {@code @Conv1D}: a convolution and an activation. */
record ConvolutionLayer(String annotation, Space space) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        return Convolutions.read(scope, space, inputs.get(0)).flatMap(c -> {
            boolean divided = c.areDivided(scope);
            Optional<Window2D> window = Windows.of(scope, inputs.get(0), "kernel", "kernel", c.steps());
            if (!divided || window.isEmpty() || !Convolutions.fitsArrays(scope, window.get(), c.filters(), "input")) {
                return Optional.empty();
            }
            return c.weights(scope, c.channels() / c.groups(), c.filters())
                    .flatMap(w -> Activations.fused(
                            scope,
                            inputs,
                            rectified -> new Convolution2D(window.get(), c.groups(), w.kernel(), w.bias(), rectified)));
        });
    }
}
