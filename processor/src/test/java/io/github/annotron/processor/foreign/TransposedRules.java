// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transposed convolutions. A series is an image of height 1. */
final class TransposedRules {

    private TransposedRules() {}

    /**
     * One axis: the output without a border, {@code full} pixels, of which some are cut off.
     *
     * @param same whether SAME cuts off just these
     */
    private record Cut(int more, int before, int after, boolean same) {

        static Cut of(int extent, int output, int kernel, int stride, int dilation, int before) {
            int full = (extent - 1) * stride + (kernel - 1) * dilation + 1;
            int more = Math.max(0, output + before - full);
            int after = full + more - before - output;
            boolean same = output == extent * stride && before == Math.max(0, full - output) / 2;
            return new Cut(more, before, after, same);
        }

        boolean isNone() {
            return before == 0 && after == 0;
        }
    }

    static Verdict convolution(OnnxCase c) {
        NamedTensor kernel = c.input(1);
        int axes = kernel.shape().size() - 2;
        if (axes > 2) {
            return new Outside("needs volumes");
        }
        NamedTensor x = Axes.channelsLast(c.input(0));
        NamedTensor y = Axes.channelsLast(c.output());
        List<Integer> size = kernel.shape().subList(2, 2 + axes);
        List<Integer> strides = Axes.pair(c.node().integers("strides"), 1);
        List<Integer> dilations = Axes.pair(c.node().integers("dilations"), 1);
        List<Integer> starts = Axes.pair(c.node().integers("pads").map(all -> all.subList(0, axes)), 0);
        String automatic = c.node().text("auto_pad", "NOTSET");
        List<Integer> extents = Axes.pair(Optional.of(size), 1);
        List<Cut> cuts = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            int extent = x.shape().get(1 + axis);
            int output = y.shape().get(1 + axis);
            int full = (extent - 1) * strides.get(axis) + (extents.get(axis) - 1) * dilations.get(axis) + 1;
            int start = automatic.startsWith("SAME") ? Math.max(0, full - output) / 2 : starts.get(axis);
            cuts.add(Cut.of(extent, output, extents.get(axis), strides.get(axis), dilations.get(axis), start));
        }
        boolean none = cuts.stream().allMatch(Cut::isNone);
        boolean same = !none && cuts.stream().allMatch(Cut::same);
        int groups = (int) c.node().integer("group", 1);
        List<NamedTensor> tensors = new ArrayList<>(List.of(Axes.rename("w.weight", image(kernel))));
        c.optionalInput(2).ifPresent(bias -> tensors.add(Axes.rename("w.bias", bias)));
        String annotation = "@Conv2DTranspose(filters = " + kernel.shape().get(1) * groups
                + ", kernel = " + Trials.array(extents)
                + ", stride = " + Trials.array(strides)
                + ", dilation = " + Trials.array(dilations)
                + (same
                        ? ", padding = SAME"
                        : ", outputPadding = {" + cuts.get(0).more() + ", "
                                + cuts.get(1).more() + "}")
                + ", groups = " + groups
                + ", bias = " + (tensors.size() > 1) + ")";
        String body = Trials.layer(annotation, Trials.sample(x));
        if (!none && !same) {
            body = Trials.input("x", Trials.sample(x)) + annotation + " Tensor whole(Tensor x);\n@Cropping2D({"
                    + cuts.get(0).before() + ", " + cuts.get(0).after() + ", "
                    + cuts.get(1).before() + ", "
                    + cuts.get(1).after() + "}) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor whole);\n";
        }
        return Trials.predicted(
                "@Conv2DTranspose, " + (same ? "SAME" : none ? "VALID" : "VALID, and @Cropping2D"),
                body,
                Trials.samples(x),
                Trials.weights(
                        tensors,
                        Map.of(
                                none || same ? "y" : "whole",
                                foreign -> new PyTorch(foreign).convTranspose2d("w", groups))),
                List.of(x),
                y);
    }

    /** A kernel for series as one for images. */
    private static NamedTensor image(NamedTensor kernel) {
        List<Integer> shape = new ArrayList<>(kernel.shape());
        if (shape.size() == 3) {
            shape.add(2, 1);
        }
        return Axes.reshape(kernel, shape);
    }
}
