// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Operators with numbers of their own for each channel: convolutions of 1x1 with as many groups as channels. */
final class ChannelRules {

    private ChannelRules() {}

    static Verdict batchNormalization(OnnxCase c) {
        if (c.node().integer("training_mode", 0) != 0) {
            return new Outside("needs @BatchNorm, which learns means and variances");
        }
        NamedTensor x = Axes.channelsLast(c.input(0));
        List<NamedTensor> tensors = new ArrayList<>();
        List<String> names = List.of("n.weight", "n.bias", "n.running_mean", "n.running_var");
        for (int i = 0; i < names.size(); i++) {
            tensors.add(Axes.rename(names.get(i), c.input(i + 1)));
        }
        double epsilon = c.node().real("epsilon", 1e-5f);
        int channels = c.input(1).values().length;
        return Trials.predicted(
                "@Conv2D, folded",
                Trials.layer(
                        "@Conv2D(filters = " + channels + ", kernel = 1, groups = " + channels + ")", Trials.sample(x)),
                Trials.samples(x),
                Trials.weights(
                        tensors,
                        Map.of(
                                "y",
                                foreign -> new PyTorch(foreign)
                                        .batchNorm("n", epsilon)
                                        .asConvolution())),
                List.of(x),
                Axes.channelsLast(c.output()));
    }

    /** The slopes' axes become the channels. Before opset 7 a list of slopes belongs to the second axis. */
    static Verdict prelu(OnnxCase c) {
        boolean second = c.model().opset() < 7;
        NamedTensor x = second ? Axes.last(c.input(0), 1) : c.input(0);
        NamedTensor y = second ? Axes.last(c.output(), 1) : c.output();
        Prelu prelu = Prelu.of("y", c.input(1).values(), x.shape().get(x.shape().size() - 1));
        int channels = prelu.slopes().length;
        int positions = x.values().length / channels;
        String body = Trials.input("x", List.of(positions, 1, channels))
                + prelu.body("x", "@Output(loss = MEAN_SQUARED_ERROR)");
        return Trials.predicted(
                "@Activate(RELU), two @Conv2D and @Add",
                body,
                1,
                Trials.weights(prelu.tensors(), prelu.weights()),
                List.of(x),
                y);
    }
}
