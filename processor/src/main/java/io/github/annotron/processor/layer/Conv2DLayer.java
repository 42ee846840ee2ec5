// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.Optional;

/** {@code @Conv2D}: a convolution and an activation. */
final class Conv2DLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Conv2D";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Value input = inputs.get(0);
        Optional<Integer> filters = scope.width("filters");
        Optional<Integer> groups = scope.positive("groups");
        Optional<LayerScope.Pair> kernel = scope.pair("kernel");
        Optional<LayerScope.Pair> stride = scope.pair("stride");
        Optional<LayerScope.Pair> dilation = scope.pair("dilation");
        boolean finite = scope.isFinite("constant");
        if (!scope.isImage(input)
                || !finite
                || filters.isEmpty()
                || groups.isEmpty()
                || kernel.isEmpty()
                || stride.isEmpty()
                || dilation.isEmpty()) {
            return Optional.empty();
        }
        int channels = input.shape().last();
        boolean divides = channels % groups.get() == 0 && filters.get() % groups.get() == 0;
        if (!divides) {
            scope.problem(
                    ProblemCode.SHAPE_MISMATCH,
                    "groups",
                    groups.get() + " groups do not divide the " + channels + " channels of " + scope.read(0)
                            + " and the " + filters.get() + " filters evenly. Use a common divisor of both: at most "
                            + commonDivisor(channels, filters.get()) + ".");
        }
        Optional<Window2D> window =
                Windows.of(scope, input, "kernel", "kernel", kernel.get(), stride.get(), dilation.get());
        if (!divides || window.isEmpty()) {
            return Optional.empty();
        }
        double outputs = (double) window.get().outputHeight() * window.get().outputWidth() * filters.get();
        if (window.get().elementsWithBorders(filters.get()) > Math.max(outputs, Integer.MAX_VALUE)) {
            scope.problem(
                    ProblemCode.TOO_LARGE,
                    "kernel",
                    "with a window that spans " + window.get().spanY() + "x"
                            + window.get().spanX()
                            + ", the input and its border have more elements than a Java array holds. Use a smaller kernel"
                            + " or dilation.");
            return Optional.empty();
        }
        return build(scope, inputs, window.get(), filters.get(), groups.get());
    }

    private static Optional<Value> build(
            LayerScope scope, List<Value> inputs, Window2D window, int filters, int groups) {
        int groupChannels = window.channels() / groups;
        long area = (long) window.kernelHeight() * window.kernelWidth();
        long fanIn = area * groupChannels;
        long fanOut = area * filters / groups;
        List<Integer> shape = List.of(window.kernelHeight(), window.kernelWidth(), groupChannels, filters);
        Optional<Weights> weights = Weights.of(scope, shape, fanIn, fanOut);
        return weights.flatMap(w -> Activations.fused(
                scope, inputs, rectified -> new Convolution2D(window, groups, w.kernel(), w.bias(), rectified)));
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }
}
