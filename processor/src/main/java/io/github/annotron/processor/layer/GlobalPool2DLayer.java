// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Reshape;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @GlobalMaxPool2D} and {@code @GlobalAveragePool2D}: one window over all, and a view without the image axes. */
record GlobalPool2DLayer(String annotation, Pooling2D.Kind kind) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        if (!scope.isImage(inputs.get(0))) {
            return Optional.empty();
        }
        Shape shape = inputs.get(0).shape();
        Window2D window = new Window2D(shape, shape.extent(0), shape.extent(1), 1, 1, 1, 1, false);
        return scope.apply("Pooled", new Pooling2D(window, kind), inputs)
                .flatMap(pooled -> scope.output(new Reshape(Shape.of(shape.last())), List.of(pooled)));
    }
}
