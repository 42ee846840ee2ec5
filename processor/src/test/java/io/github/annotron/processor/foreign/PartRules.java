// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of tensors. The whole tensor is one sample. */
final class PartRules {

    private PartRules() {}

    /** A part of several axes is one of one axis after another. */
    static Verdict slice(OnnxCase c) {
        NamedTensor x = c.input(0);
        List<Integer> starts = OnnxCase.integers(c.input(1));
        List<Integer> ends = OnnxCase.integers(c.input(2));
        List<Integer> axes = c.optionalInput(3)
                .map(OnnxCase::integers)
                .orElseGet(() -> IntStream.range(0, starts.size()).boxed().toList());
        List<Integer> ones = Collections.nCopies(starts.size(), 1);
        if (!c.optionalInput(4).map(OnnxCase::integers).orElse(ones).equals(ones)) {
            return new Outside("a part has no gaps");
        }
        StringBuilder body = new StringBuilder(Trials.input("x", x.shape()));
        for (int i = 0; i < starts.size(); i++) {
            boolean last = i == starts.size() - 1;
            int extent = x.shape().get(Axes.resolve(axes.get(i), x.shape().size()));
            body.append("@Slice(axis = ")
                    .append(axes.get(i))
                    .append(", from = ")
                    .append(starts.get(i));
            body.append(", to = ").append(Math.min(ends.get(i), extent)).append(") ");
            body.append(last ? "@Output(loss = MEAN_SQUARED_ERROR) Tensor y(" : "Tensor part" + i + "(");
            body.append(i == 0 ? "Tensor x);\n" : "Tensor part" + (i - 1) + ");\n");
        }
        return Trials.predicted("@Slice", body.toString(), 1, Trials.NO_WEIGHTS, List.of(x), c.output());
    }

    static Verdict split(OnnxCase c) {
        StringBuilder body = new StringBuilder(Trials.input("x", c.input(0).shape()));
        for (int part = 0; part < c.outputs().size(); part++) {
            body.append(part(c, part, c.outputs().size()))
                    .append(" @Output(loss = MEAN_SQUARED_ERROR) Tensor y" + part + "(Tensor x);\n");
        }
        return Trials.predicted("@Slice", body.toString(), 1, Trials.NO_WEIGHTS, List.of(c.input(0)), c.outputs());
    }

    /** The gated linear unit: one half times the sigmoid of the other. */
    static Verdict gatedLinearUnit(OnnxCase c) {
        String body = Trials.input("x", c.input(0).shape())
                + part(c, 0, 2) + " Tensor values(Tensor x);\n"
                + part(c, 1, 2) + " Tensor gates(Tensor x);\n"
                + "@Activate(SIGMOID) Tensor open(Tensor gates);\n"
                + "@Multiply @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor values, Tensor open);\n";
        return Trials.predicted(
                "two @Slice, @Activate(SIGMOID) and @Multiply",
                body,
                1,
                Trials.NO_WEIGHTS,
                List.of(c.input(0)),
                c.output());
    }

    /** One of equal parts of the axis of the first node. */
    private static String part(OnnxCase c, int part, int parts) {
        List<Integer> shape = c.input(0).shape();
        int axis = Axes.resolve(c.node().integer("axis", 0), shape.size());
        int extent = shape.get(axis);
        if (c.node().has("split") || c.optionalInput(1).isPresent() || extent % parts != 0) {
            throw new IllegalArgumentException(c.path() + ": parts that are not equal");
        }
        int length = extent / parts;
        return "@Slice(axis = " + axis + ", from = " + part * length + ", to = " + (part + 1) * length + ")";
    }
}
