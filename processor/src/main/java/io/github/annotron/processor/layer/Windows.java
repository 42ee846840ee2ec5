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

    /** How large a window is, how it moves, how far its taps are apart, and where it begins and ends. */
    record Steps(LayerScope.Pair size, LayerScope.Pair stride, LayerScope.Pair dilation, Window2D.Edge edge) {

        /** Reads the attributes of a convolution; empty if a problem was reported. */
        static Optional<Steps> ofKernel(LayerScope scope, Space space) {
            Optional<LayerScope.Pair> kernel = space.pair(scope, "kernel", "kernel");
            Optional<LayerScope.Pair> stride = space.pair(scope, "stride", "stride");
            Optional<LayerScope.Pair> dilation = space.pair(scope, "dilation", "dilation");
            Optional<Window2D.Edge> edge = space.edge(scope);
            return kernel.isPresent() && stride.isPresent() && dilation.isPresent() && edge.isPresent()
                    ? Optional.of(new Steps(kernel.get(), stride.get(), dilation.get(), edge.get()))
                    : Optional.empty();
        }

        Window2D over(Shape input) {
            return new Window2D(input, size.y(), size.x(), stride.y(), stride.x(), dilation.y(), dilation.x(), edge);
        }
    }

    /**
     * The window of a layer.
     *
     * @param noun what the window is called in messages: kernel, window
     * @param sizeAttribute the attribute with its size
     * @return empty if a problem was reported
     */
    static Optional<Window2D> of(LayerScope scope, Value input, String noun, String sizeAttribute, Steps steps) {
        Window2D window = steps.over(input.shape());
        if (window.fits()) {
            return Optional.of(window);
        }
        LayerScope.Pair size = steps.size();
        boolean dilated = window.spanY() != size.y() || window.spanX() != size.x();
        String span = window.pair(window.spanY(), window.spanX());
        scope.problem(
                ProblemCode.SHAPE_MISMATCH,
                sizeAttribute,
                "a " + window.text(noun) + (dilated ? ", which dilation spreads over " + span + "," : "")
                        + " does not fit the " + window.inputText() + " of " + scope.read(0) + ". Use padding = SAME"
                        + (window.isSeries() ? " or CAUSAL" : "") + ", or a " + noun + " of at most "
                        + window.pair(
                                largest(window.height(), window.dilationY()),
                                largest(window.width(), window.dilationX()))
                        + ".");
        return Optional.empty();
    }

    private static int largest(int extent, int dilation) {
        return (extent - 1) / dilation + 1;
    }
}
