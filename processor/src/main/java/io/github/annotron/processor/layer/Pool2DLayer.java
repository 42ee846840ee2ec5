// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @MaxPool2D} and {@code @AveragePool2D}. */
record Pool2DLayer(String annotation, Pooling2D.Kind kind) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Value input = inputs.get(0);
        Optional<LayerScope.Pair> size = scope.pair("value", "window", 1);
        Optional<LayerScope.Pair> stride =
                scope.attributes().integers("stride").isEmpty() ? size : scope.pair("stride");
        if (!scope.isImage(input) || size.isEmpty() || stride.isEmpty()) {
            return Optional.empty();
        }
        Windows.Steps steps = new Windows.Steps(size.get(), stride.get(), new LayerScope.Pair(1, 1));
        Optional<Window2D> window = Windows.of(scope, input, "window", "value", steps);
        return window.flatMap(w -> scope.output(new Pooling2D(w, kind), inputs));
    }
}
