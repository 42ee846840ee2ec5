// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Interpolation;
import io.github.annotron.processor.op.Repetition;
import io.github.annotron.processor.op.Reshape;
import java.util.List;
import java.util.Optional;

/** {@code @UpSampling2D}: first across, where there are fewer rows, then down. */
final class UpSampling2DLayer implements LayerKind {

    @Override
    public String annotation() {
        return "UpSampling2D";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Shape shape = inputs.get(0).shape();
        Optional<LayerScope.Pair> factors = scope.pair("value", "factor", 1);
        if (!scope.isImage(inputs.get(0)) || factors.isEmpty()) {
            return Optional.empty();
        }
        int down = factors.get().y();
        int across = factors.get().x();
        boolean fitsDown = scope.isCountable("value", (long) shape.extent(0) * down, "rows");
        boolean fitsAcross = scope.isCountable("value", (long) shape.extent(1) * across, "columns");
        if (!fitsDown || !fitsAcross) {
            return Optional.empty();
        }
        if (down == 1) {
            return scope.output(along(scope, shape, 1, across), inputs);
        }
        if (across == 1) {
            return scope.output(along(scope, shape, 0, down), inputs);
        }
        return scope.apply("Wide", along(scope, shape, 1, across), inputs)
                .flatMap(wide -> scope.output(along(scope, wide.shape(), 0, down), List.of(wide)));
    }

    private static Op along(LayerScope scope, Shape shape, int axis, int factor) {
        if (factor == 1) {
            return new Reshape(shape);
        }
        return scope.attributes().constant("interpolation").equals("BILINEAR")
                ? new Interpolation(shape, axis, factor)
                : new Repetition(shape, axis, factor);
    }
}
