// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Window2D;
import java.util.Optional;

/** Reads the geometry of convolutions and pooling, and checks it against the input. */
final class Windows {

    private Windows() {}

    /** How large a window is, how it moves, and how far its taps are apart. */
    record Steps(LayerScope.Pair size, LayerScope.Pair stride, LayerScope.Pair dilation) {

        /** Reads the attributes of a convolution; empty if a problem was reported. */
        static Optional<Steps> ofKernel(LayerScope scope) {
            Optional<LayerScope.Pair> kernel = scope.pair("kernel");
            Optional<LayerScope.Pair> stride = scope.pair("stride");
            Optional<LayerScope.Pair> dilation = scope.pair("dilation");
            return kernel.isPresent() && stride.isPresent() && dilation.isPresent()
                    ? Optional.of(new Steps(kernel.get(), stride.get(), dilation.get()))
                    : Optional.empty();
        }

        Window2D over(Shape image, boolean same) {
            return new Window2D(image, size.y(), size.x(), stride.y(), stride.x(), dilation.y(), dilation.x(), same);
        }
    }

    /** Whether the attribute {@code padding} is SAME. */
    static boolean isSame(LayerScope scope) {
        return scope.attributes().constant("padding").equals("SAME");
    }

    /**
     * The window of a layer.
     *
     * @param noun what the window is called in messages: kernel, window
     * @param sizeAttribute the attribute with its size
     * @return empty if a problem was reported
     */
    static Optional<Window2D> of(LayerScope scope, Value input, String noun, String sizeAttribute, Steps steps) {
        Window2D window = steps.over(input.shape(), isSame(scope));
        if (window.fits()) {
            return Optional.of(window);
        }
        LayerScope.Pair size = steps.size();
        boolean dilated = window.spanY() != size.y() || window.spanX() != size.x();
        String spread = dilated ? ", which dilation spreads over " + window.spanY() + "x" + window.spanX() + "," : "";
        scope.problem(
                ProblemCode.SHAPE_MISMATCH,
                sizeAttribute,
                "a " + size + " " + noun + spread + " does not fit the " + window.height() + "x" + window.width()
                        + " output of " + scope.read(0) + ". Use padding = SAME, or a " + noun + " of at most "
                        + largest(window.height(), window.dilationY()) + "x"
                        + largest(window.width(), window.dilationX()) + ".");
        return Optional.empty();
    }

    private static int largest(int extent, int dilation) {
        return (extent - 1) / dilation + 1;
    }
}
