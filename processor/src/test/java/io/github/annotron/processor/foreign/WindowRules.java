// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.foreign.LayerWeights;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Convolutions and pooling, over images and over steps. */
final class WindowRules {
    private static final Outside OTHER_BORDER = new Outside("its border is neither VALID nor SAME");

    private WindowRules() {}

    static Verdict convolution(OnnxCase c) {
        NamedTensor x = Axes.channelsLast(c.input(0));
        NamedTensor y = Axes.channelsLast(c.output());
        NamedTensor kernel = c.input(1);
        List<Integer> extents = kernel.shape().subList(2, kernel.shape().size());
        List<Integer> strides = Axes.pair(c.node().integers("strides"), 1);
        List<Integer> dilations = Axes.pair(c.node().integers("dilations"), 1);
        Optional<List<Border>> borders = borders(c.node(), x, y, extents, strides, dilations, true);
        boolean bordered = borders.isEmpty();
        Border rows = bordered ? Border.NONE : borders.get().get(0);
        Border columns = bordered ? Border.NONE : borders.get().get(1);
        List<Integer> size = Axes.pair(Optional.of(extents), 1);
        List<NamedTensor> tensors = new ArrayList<>();
        tensors.add(Axes.rename("w.weight", kernel));
        c.optionalInput(2).ifPresent(bias -> tensors.add(Axes.rename("w.bias", bias)));
        int groups = (int) c.node().integer("group", 1);
        int filters = kernel.shape().get(0);
        boolean depthwise = extents.size() == 2 && groups > 1 && kernel.shape().get(1) == 1;
        boolean series = extents.size() == 1;
        String layer = series ? "@Conv1D" : depthwise ? "@DepthwiseConv2D" : "@Conv2D";
        List<Integer> grownSize = List.of(size.get(0) + rows.zeroTaps(), size.get(1) + columns.zeroTaps());
        String annotation = layer
                + (depthwise ? "(multiplier = " + filters / groups : "(filters = " + filters + ", groups = " + groups)
                + ", kernel = " + numbers(series, grownSize)
                + ", stride = " + numbers(series, strides)
                + ", dilation = " + numbers(series, dilations)
                + ", padding = " + rows.padding()
                + ", bias = " + (tensors.size() > 1) + ")";
        boolean grown = rows.zeroTaps() + columns.zeroTaps() > 0;
        return Trials.predicted(
                (bordered ? "@ZeroPadding2D and " : "") + layer + ", " + rows.padding()
                        + (grown ? " with zero taps" : ""),
                bordered ? bordered(c.node(), annotation, x) : Trials.layer(annotation, sample(series, x)),
                Trials.samples(x),
                Trials.weights(tensors, Map.of("y", foreign -> {
                    PyTorch torch = new PyTorch(foreign);
                    if (series) {
                        return torch.conv1d("w").withZeroTaps(columns.before(), columns.after());
                    }
                    LayerWeights weights = depthwise ? torch.depthwiseConv2d("w", filters / groups) : torch.conv2d("w");
                    return weights.withZeroTaps(rows.before(), rows.after(), columns.before(), columns.after());
                })),
                List.of(x),
                y);
    }

    static Verdict pooling(OnnxCase c, String kind) {
        Onnx.Node node = c.node();
        return pooling(c, node, kind, node.integers("kernel_shape").orElseThrow(), node.integers("strides"));
    }

    /** As PyTorch exports pooling of series: a last axis of 1 comes, and goes again. */
    static Verdict unsqueezedPooling(OnnxCase c, String operator, String kind) {
        Onnx.Node node = c.node(operator);
        List<Integer> extents = node.integers("kernel_shape").orElseThrow().subList(0, 1);
        return pooling(c, node, kind, extents, node.integers("strides").map(both -> both.subList(0, 1)));
    }

    private static Verdict pooling(
            OnnxCase c, Onnx.Node node, String kind, List<Integer> extents, Optional<List<Integer>> given) {
        if (c.outputs().size() > 1) {
            return new Outside("needs the indices of the maxima as a second output");
        }
        List<Integer> dilations = Axes.pair(node.integers("dilations"), 1);
        if (!dilations.equals(List.of(1, 1))) {
            return new Outside("needs a dilation of pooling");
        }
        NamedTensor x = Axes.channelsLast(c.input(0));
        NamedTensor y = Axes.channelsLast(c.output());
        boolean series = extents.size() == 1;
        String annotation = kind + (series ? "1D" : "2D");
        List<Integer> strides = Axes.pair(given, 1);
        if (node.integer("count_include_pad", 0) != 0) {
            if (node.integer("ceil_mode", 0) != 0) {
                return new Outside("its last window starts in the border");
            }
            String valid =
                    annotation + "(value = " + Trials.array(extents) + ", stride = " + Trials.array(strides) + ")";
            return Trials.predicted(
                    "@ZeroPadding2D and " + annotation + ", VALID",
                    bordered(node, valid, x),
                    Trials.samples(x),
                    Trials.NO_WEIGHTS,
                    List.of(x),
                    y);
        }
        Optional<List<Border>> borders = borders(node, x, y, extents, strides, dilations, false);
        if (borders.isEmpty()) {
            return OTHER_BORDER;
        }
        String padding = borders.get().get(0).padding();
        return Trials.predicted(
                annotation + ", " + padding,
                Trials.layer(
                        annotation + "(value = " + numbers(series, Axes.pair(Optional.of(extents), 1)) + ", stride = "
                                + numbers(series, strides) + ", padding = " + padding + ")",
                        sample(series, x)),
                Trials.samples(x),
                Trials.NO_WEIGHTS,
                List.of(x),
                y);
    }

    /** Numbers of both directions as an attribute; of a series, that of steps. */
    private static String numbers(boolean series, List<Integer> pair) {
        return series ? pair.get(1).toString() : Trials.array(pair);
    }

    /** The shape of one sample, where a series came as an image of height 1. */
    private static List<Integer> sample(boolean series, NamedTensor x) {
        List<Integer> shape = Trials.sample(x);
        return series ? shape.subList(1, 3) : shape;
    }

    /** A border around images: the starts of all axes, then their ends, as an attribute or since opset 11 as an input. */
    static Verdict pad(OnnxCase c) {
        List<Integer> pads = c.node().integers("pads").orElseGet(() -> OnnxCase.integers(c.input(1)));
        float value = c.optionalInput(2)
                .map(tensor -> tensor.values()[0])
                .orElseGet(() -> c.node().real("value", 0));
        if (!c.node().text("mode", "constant").equals("constant") || value != 0) {
            return new Outside("our border is of zeros");
        }
        return Trials.predicted(
                "@ZeroPadding2D",
                "@ZeroPadding2D(" + Trials.array(List.of(pads.get(2), pads.get(6), pads.get(3), pads.get(7))) + ")",
                Axes.channelsLast(c.input(0)),
                Axes.channelsLast(c.output()));
    }

    static Verdict globalPooling(OnnxCase c, String annotation) {
        return Trials.predicted(annotation, annotation, Axes.channelsLast(c.input(0)), c.output());
    }

    /** Over some axes: they become the rows of images of one column and one channel, all others the batch. */
    static Verdict reduction(OnnxCase c, String annotation) {
        NamedTensor data = c.input(0);
        int rank = data.shape().size();
        List<Integer> listed = c.optionalInput(1).map(OnnxCase::integers).orElse(List.of());
        List<Integer> axes = listed.isEmpty() ? IntStream.range(0, rank).boxed().toList() : listed;
        List<Integer> order = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        order.removeAll(axes);
        int samples = Axes.product(order.stream().map(data.shape()::get).toList());
        order.addAll(axes);
        NamedTensor x = Axes.transpose(data, order);
        return Trials.predicted(
                annotation,
                annotation,
                Axes.reshape(x, List.of(samples, x.values().length / samples, 1, 1)),
                c.output());
    }

    /** A layer without a border of its own behind one that adds zeros; images only. */
    private static String bordered(Onnx.Node node, String annotation, NamedTensor x) {
        List<Integer> pads = node.integers("pads").orElseThrow();
        return Trials.input("x", Trials.sample(x))
                + "@ZeroPadding2D(" + Trials.array(List.of(pads.get(0), pads.get(2), pads.get(1), pads.get(3)))
                + ") Tensor wide(Tensor x);\n"
                + annotation + " @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor wide);\n";
    }

    private static Optional<List<Border>> borders(
            Onnx.Node node,
            NamedTensor x,
            NamedTensor y,
            List<Integer> extents,
            List<Integer> strides,
            List<Integer> dilations,
            boolean mayGrow) {
        List<Integer> size = Axes.pair(Optional.of(extents), 1);
        // All axes' starts, then all axes' ends; the ends follow from the recorded output's extents.
        List<Integer> pads = Axes.pair(node.integers("pads").map(all -> all.subList(0, extents.size())), 0);
        String automatic = node.text("auto_pad", "NOTSET");
        List<Border.Window> windows = new ArrayList<>();
        for (int axis = 0; axis < 2; axis++) {
            int extent = x.shape().get(1 + axis);
            int positions = y.shape().get(1 + axis);
            int span = (size.get(axis) - 1) * dilations.get(axis) + 1;
            int total = Math.max(0, (positions - 1) * strides.get(axis) + span - extent);
            int start = switch (automatic) {
                case "SAME_UPPER" -> total / 2;
                case "SAME_LOWER" -> total - total / 2;
                default -> pads.get(axis);
            };
            windows.add(new Border.Window(
                    extent, size.get(axis), strides.get(axis), dilations.get(axis), start, positions));
        }
        return Border.of(windows.get(0), windows.get(1), mayGrow);
    }
}
