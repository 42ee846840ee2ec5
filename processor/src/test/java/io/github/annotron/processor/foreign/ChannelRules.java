// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.WeightImport;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Operators with numbers of their own for each channel. */
final class ChannelRules {

    private static final List<String> NORM_PARAMETERS = List.of("y.scale", "y.shift", "y.mean", "y.variance");

    private ChannelRules() {}

    /**
     * In training, the second and third output are the running averages. Ours of the variance is of the one without bias, as in the
     * paper and in PyTorch; ONNX's is of the biased one.
     */
    static Verdict batchNormalization(OnnxCase c) {
        NamedTensor x = Axes.channelsLast(c.input(0));
        NamedTensor y = Axes.channelsLast(c.outputs().get(0));
        float momentum = c.node().real("momentum", 0.9f);
        String annotation =
                "@BatchNorm(epsilon = " + c.node().real("epsilon", 1e-5f) + "f, momentum = " + momentum + "f)";
        Consumer<Model> weights = model -> {
            List<NamedTensor> tensors = new ArrayList<>();
            for (int i = 0; i < NORM_PARAMETERS.size(); i++) {
                tensors.add(Axes.rename(NORM_PARAMETERS.get(i), c.input(i + 1)));
            }
            ForeignTensors foreign = ForeignTensors.of("the case", tensors);
            WeightImport all = foreign.into(model);
            NORM_PARAMETERS.forEach(name -> all.parameter(name, foreign.get(name)));
            all.apply();
        };
        String body = Trials.layer(annotation, Trials.sample(x));
        if (c.node().integer("training_mode", 0) == 0) {
            return Trials.predicted("@BatchNorm", body, Trials.samples(x), weights, List.of(x), y);
        }
        return new Verdict.Network("@BatchNorm in training", body, model -> {
            weights.accept(model);
            Trials.Pass pass = Trials.train(model, Trials.samples(x), x.values(), y.values());
            int count = x.values().length / c.input(1).values().length;
            float[] variance = c.outputs().get(2).values().clone();
            for (int i = 0; i < variance.length; i++) {
                float kept = momentum * c.input(4).values()[i];
                variance[i] = kept + (variance[i] - kept) * count / (count - 1);
            }
            return List.of(
                    new Comparison("output", pass.output(), y.values()),
                    new Comparison(
                            "running mean",
                            model.parameter("y.mean").matrix().data,
                            c.outputs().get(1).values()),
                    new Comparison(
                            "running variance", model.parameter("y.variance").matrix().data, variance));
        });
    }

    /** The slopes' axes become the channels. Before opset 7 a list of slopes belongs to the second axis. */
    static Verdict prelu(OnnxCase c) {
        boolean second = c.model().opset() < 7;
        NamedTensor x = second ? Axes.last(c.input(0), 1) : c.input(0);
        NamedTensor y = second ? Axes.last(c.output(), 1) : c.output();
        Prelu prelu = Prelu.of("y", c.input(1).values(), x.shape().get(x.shape().size() - 1));
        int channels = prelu.slopes().length;
        int positions = x.values().length / channels;
        String body =
                Trials.input("x", List.of(positions, channels)) + prelu.body("x", "@Output(loss = MEAN_SQUARED_ERROR)");
        return Trials.predicted(
                "@Activate(RELU), two @Conv1D and @Add",
                body,
                1,
                Trials.weights(prelu.tensors(), prelu.weights()),
                List.of(x),
                y);
    }
}
