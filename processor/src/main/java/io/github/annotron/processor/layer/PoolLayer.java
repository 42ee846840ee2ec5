// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @MaxPool2D}, {@code @AveragePool2D}, {@code @MaxPool1D} and {@code @AveragePool1D}. */
record PoolLayer(String annotation, Space space, Pooling2D.Kind kind) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Value input = inputs.get(0);
        Optional<LayerScope.Pair> size = space.pair(scope, "value", "window");
        Optional<LayerScope.Pair> stride = isLeftOut(scope) ? size : space.pair(scope, "stride", "stride");
        Optional<Window2D.Edge> edge = space.edge(scope);
        if (!space.isReadBy(scope, input) || size.isEmpty() || stride.isEmpty() || edge.isEmpty()) {
            return Optional.empty();
        }
        Windows.Steps steps = new Windows.Steps(size.get(), stride.get(), new LayerScope.Pair(1, 1), edge.get());
        Optional<Window2D> window = Windows.of(scope, input, "window", "value", steps);
        return window.flatMap(w -> scope.output(new Pooling2D(w, kind), inputs));
    }

    /** Whether the stride is that of the window: an empty array, or 0 for steps. */
    private boolean isLeftOut(LayerScope scope) {
        return space == Space.IMAGE
                ? scope.attributes().integers("stride").isEmpty()
                : scope.attributes().integer("stride") == 0;
    }
}
