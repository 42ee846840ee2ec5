// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.TransposedConvolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @Conv2DTranspose}: a transposed convolution and an activation. */
final class Conv2DTransposeLayer implements LayerKind {

    /** Each pixel of a stride's rectangle has a product of its own in the code. */
    private static final int MOST_PRODUCTS = 4096;

    @Override
    public String annotation() {
        return "Conv2DTranspose";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        return Convolutions.read(scope, Space.IMAGE, inputs.get(0)).flatMap(c -> {
            boolean divided = c.areDivided(scope);
            Optional<Window2D> window = window(scope, inputs.get(0).shape(), c);
            if (!divided || window.isEmpty() || !Convolutions.fitsArrays(scope, window.get(), c.channels(), "output")) {
                return Optional.empty();
            }
            return c.weights(scope, c.filters() / c.groups(), c.channels())
                    .flatMap(w -> Activations.fused(
                            scope,
                            inputs,
                            rectified -> new TransposedConvolution2D(
                                    window.get(), c.groups(), w.kernel(), w.bias(), rectified)));
        });
    }

    /** The window over the output whose positions are the input's. */
    private static Optional<Window2D> window(LayerScope scope, Shape input, Convolutions c) {
        LayerScope.Pair stride = c.steps().stride();
        if ((long) stride.y() * stride.x() > MOST_PRODUCTS) {
            scope.problem(
                    ProblemCode.TOO_LARGE,
                    "stride",
                    "stride is " + stride + ". Each of its " + (long) stride.y() * stride.x()
                            + " pixels has code of its own;" + " it can have " + MOST_PRODUCTS
                            + ". Use a smaller stride.");
            return Optional.empty();
        }
        boolean given = !scope.attributes().integers("outputPadding").isEmpty();
        Optional<LayerScope.Pair> more = given ? scope.pair("outputPadding", "outputPadding", 0) : Optional.empty();
        if (given && more.isEmpty()) {
            return Optional.empty();
        }
        LayerScope.Pair size = c.steps().size();
        LayerScope.Pair dilation = c.steps().dilation();
        Axis down = new Axis(
                "down", "rows", input.extent(0), size.y(), stride.y(), dilation.y(), more.map(LayerScope.Pair::y));
        Axis across = new Axis(
                "across", "columns", input.extent(1), size.x(), stride.x(), dilation.x(), more.map(LayerScope.Pair::x));
        boolean same = c.steps().edge() == Window2D.Edge.SAME;
        if (!down.fits(scope, same) || !across.fits(scope, same)) {
            return Optional.empty();
        }
        Shape output = Shape.of((int) down.output(same), (int) across.output(same), c.filters());
        return Optional.of(c.steps().over(output));
    }

    /** One direction; {@code more} is the output padding. */
    private record Axis(
            String direction, String noun, int extent, int kernel, int stride, int dilation, Optional<Integer> more) {

        long span() {
            return (kernel - 1L) * dilation + 1;
        }

        /** As Keras has it. */
        long output(boolean same) {
            if (more.isEmpty()) {
                return (long) extent * stride + (same ? 0 : Math.max(0, span() - stride));
            }
            return (extent - 1L) * stride + (same ? span() % 2 : span()) + more.get();
        }

        boolean fits(LayerScope scope, boolean same) {
            int least = same && span() % 2 == 0 ? 1 : 0;
            if (more.isPresent() && (more.get() < least || more.get() >= stride)) {
                scope.problem(
                        ProblemCode.INVALID_VALUE,
                        "outputPadding",
                        "outputPadding is " + more.get() + " " + direction + ", and with stride " + stride
                                + (same ? ", padding = SAME and a kernel that spans " + span() : "")
                                + (least >= stride
                                        ? " there is no choice. Leave it out."
                                        : " it must be " + least + " to " + (stride - 1) + "."));
                return false;
            }
            if (output(same) > Integer.MAX_VALUE) {
                scope.problem(
                        ProblemCode.TOO_LARGE,
                        "kernel",
                        "its output has " + output(same) + " " + noun + ", and a Java array holds at most "
                                + Integer.MAX_VALUE + " elements. Use a smaller kernel, dilation or stride.");
                return false;
            }
            return true;
        }
    }
}
