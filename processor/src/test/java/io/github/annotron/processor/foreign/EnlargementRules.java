// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tensors that become larger. */
final class EnlargementRules {

    private EnlargementRules() {}

    /** Images; before opset 10 the distances of interpolation are those of corners. */
    static Verdict upsample(OnnxCase c) {
        List<Integer> scales = OnnxCase.integers(c.input(1));
        if (!c.node().text("mode", "nearest").equals("nearest")) {
            return new Outside("distances are those of the middles of pixels");
        }
        return Trials.predicted(
                "@UpSampling2D",
                "@UpSampling2D(" + Trials.array(scales.subList(2, 4)) + ")",
                Axes.channelsLast(c.input(0)),
                Axes.channelsLast(c.output()));
    }

    /** An axis after another is repeated as the columns of an image. The whole tensor is one sample. */
    static Verdict expand(OnnxCase c) {
        NamedTensor x = c.input(0);
        List<Integer> wanted = c.output().shape();
        List<Integer> shape =
                new ArrayList<>(Collections.nCopies(wanted.size() - x.shape().size(), 1));
        shape.addAll(x.shape());
        StringBuilder body = new StringBuilder(Trials.input("x", x.shape()));
        String last = "x";
        for (int axis = 0; axis < wanted.size(); axis++) {
            if (shape.get(axis).equals(wanted.get(axis))) {
                continue;
            }
            int before = Axes.product(shape.subList(0, axis));
            int after = Axes.product(shape.subList(axis + 1, shape.size()));
            body.append("@Reshape({%d, 1, %d}) Tensor image%d(Tensor %s);\n".formatted(before, after, axis, last));
            last = "wide" + axis;
            body.append(
                    "@UpSampling2D({1, %2$d}) Tensor wide%1$d(Tensor image%1$d);\n".formatted(axis, wanted.get(axis)));
            shape.set(axis, wanted.get(axis));
        }
        body.append("@Reshape(%s) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor %s);\n"
                .formatted(Trials.array(wanted), last));
        return Trials.predicted(
                "@Reshape and @UpSampling2D", body.toString(), 1, Trials.NO_WEIGHTS, List.of(x), c.output());
    }
}
