// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Window2D;
import java.util.Optional;

/** Reads the geometry of convolutions and pooling, and checks it against the input. */
final class Windows {

    private Windows() {}

    /**
     * The window of a layer.
     *
     * @param noun what the window is called in messages: kernel, window
     * @param sizeAttribute the attribute with its size
     * @return empty if a problem was reported
     */
    static Optional<Window2D> of(
            LayerScope scope,
            Value input,
            String noun,
            String sizeAttribute,
            LayerScope.Pair size,
            LayerScope.Pair stride,
            LayerScope.Pair dilation) {
        boolean same = scope.attributes().constant("padding").equals("SAME");
        Window2D window = new Window2D(
                input.shape(), size.y(), size.x(), stride.y(), stride.x(), dilation.y(), dilation.x(), same);
        if (window.fits()) {
            return Optional.of(window);
        }
        boolean dilated = window.spanY() != size.y() || window.spanX() != size.x();
        String spread = dilated ? ", which dilation spreads over " + window.spanY() + "x" + window.spanX() + "," : "";
        scope.problem(
                ProblemCode.SHAPE_MISMATCH,
                sizeAttribute,
                "a " + size + " " + noun + spread + " does not fit the " + window.height() + "x" + window.width()
                        + " output of " + scope.read(0) + ". Use padding = SAME, or a " + noun + " of at most "
                        + largest(window.height(), dilation.y()) + "x" + largest(window.width(), dilation.x()) + ".");
        return Optional.empty();
    }

    private static int largest(int extent, int dilation) {
        return (extent - 1) / dilation + 1;
    }
}
