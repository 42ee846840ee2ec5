// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.WeightImport;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.kernel.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Normalisations of each sample by itself. */
final class NormalizationRules {

    private NormalizationRules() {}

    /**
     * From an axis on; the whole tensor is one sample. The second and third output, mean and inverse deviation, are what the
     * runtime keeps for the backward pass, asked of the kernel itself.
     */
    static Verdict layers(OnnxCase c) {
        NamedTensor x = c.input(0);
        int axis = (int) c.node().integer("axis", -1);
        boolean shifted = c.optionalInput(2).isPresent();
        float epsilon = c.node().real("epsilon", 1e-5f);
        String annotation = "@LayerNorm(axis = " + axis + ", epsilon = " + epsilon + "f, shift = " + shifted + ")";
        Verdict.Network network = Trials.predicted(
                "@LayerNorm", Trials.layer(annotation, x.shape()), 1, scaled(c, shifted), List.of(x), c.output());
        return new Verdict.Network(network.as(), network.body(), model -> {
            List<Comparison> comparisons = new ArrayList<>(network.trial().run(model));
            int first = Axes.resolve(axis, x.shape().size());
            comparisons.addAll(statistics(c, Axes.product(x.shape().subList(0, first)), epsilon));
            return comparisons;
        });
    }

    private static List<Comparison> statistics(OnnxCase c, int rows, float epsilon) {
        float[] x = c.input(0).values();
        float[] statistics = new float[2 * rows];
        Normalization.forward(0, rows, 1, 1, x.length / rows, epsilon, x, null, null, new float[x.length], statistics);
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 1; i < c.outputs().size(); i++) {
            float[] every = new float[rows];
            for (int row = 0; row < rows; row++) {
                every[row] = statistics[2 * row + i - 1];
            }
            comparisons.add(new Comparison(
                    i == 1 ? "mean" : "inverse deviation",
                    every,
                    c.outputs().get(i).values()));
        }
        return comparisons;
    }

    static Verdict groups(OnnxCase c) {
        return grouped(c, (int) c.node().integer("num_groups", 0), "@GroupNorm");
    }

    static Verdict instances(OnnxCase c) {
        return grouped(c, c.input(1).values().length, "@GroupNorm, a group for each channel");
    }

    private static Verdict grouped(OnnxCase c, int groups, String as) {
        NamedTensor x = Axes.channelsLast(c.input(0));
        String annotation =
                "@GroupNorm(value = " + groups + ", epsilon = " + c.node().real("epsilon", 1e-5f) + "f)";
        return Trials.predicted(
                as,
                Trials.layer(annotation, Trials.sample(x)),
                Trials.samples(x),
                scaled(c, true),
                List.of(x),
                Axes.channelsLast(c.output()));
    }

    private static Consumer<Model> scaled(OnnxCase c, boolean shifted) {
        NamedTensor scale = Axes.rename("n.weight", c.input(1));
        List<NamedTensor> tensors = shifted ? List.of(scale, Axes.rename("n.bias", c.input(2))) : List.of(scale);
        return model -> {
            ForeignTensors foreign = ForeignTensors.of("the case", tensors);
            WeightImport weights = foreign.into(model).parameter("y.scale", foreign.get("n.weight"));
            foreign.find("n.bias").ifPresent(bias -> weights.parameter("y.shift", bias));
            weights.apply();
        };
    }
}
