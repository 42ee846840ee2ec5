// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Reshape;
import java.util.List;
import java.util.Optional;

/** {@code @Flatten}. */
final class FlattenLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Flatten";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        return scope.output(new Reshape(Shape.of(inputs.get(0).shape().size())), inputs);
    }
}
