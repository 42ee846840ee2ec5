// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code @LayerNorm}. */
final class LayerNormLayer implements LayerKind {

    @Override
    public String annotation() {
        return "LayerNorm";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        return scope.axis(input).flatMap(axis -> {
            Shape normalized = new Shape(input.extents().subList(axis, input.rank()));
            return Normalizations.of(scope, inputs, 1, 1, normalized.size(), normalized.extents());
        });
    }
}
