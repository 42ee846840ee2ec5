// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Reshape;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @GlobalMaxPool2D} and the like: one window over all, and a view without the axes of positions. */
record GlobalPoolLayer(String annotation, Space space, Pooling2D.Kind kind) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        if (!space.isReadBy(scope, inputs.get(0))) {
            return Optional.empty();
        }
        Shape shape = inputs.get(0).shape();
        int height = space == Space.IMAGE ? shape.extent(0) : 1;
        int width = shape.extent(shape.rank() - 2);
        Window2D window = new Window2D(shape, height, width, 1, 1, 1, 1, Window2D.Edge.VALID);
        return scope.apply("Pooled", new Pooling2D(window, kind), inputs)
                .flatMap(pooled -> scope.output(new Reshape(Shape.of(shape.last())), List.of(pooled)));
    }
}
