// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Network;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Losses. Each position of the other axes is a sample. */
final class LossRules {

    private LossRules() {}

    /**
     * Weights of the classes are those of the loss, and a class that is left out has the weight 0. There a mean is one over the
     * weights, ours is over the samples: that last division is the comparison's.
     */
    static Verdict softmaxCrossEntropy(OnnxCase c) {
        NamedTensor x = Axes.last(c.input(0), 1);
        int classes = classes(x);
        float[] weights = c.optionalInput(2).map(NamedTensor::values).orElseGet(() -> ones(classes));
        int ignored = Math.toIntExact(c.node().integer("ignore_index", -1));
        if (ignored >= 0) {
            weights = weights.clone();
            weights[ignored] = 0;
        }
        boolean isPlain = c.optionalInput(2).isEmpty() && ignored < 0;
        Loss loss = isPlain
                ? Losses.SOFTMAX_CROSS_ENTROPY
                : Losses.softmaxCrossEntropy().classWeights(weights);
        String as =
                isPlain ? "@Output(loss = SOFTMAX_CROSS_ENTROPY)" : "Losses.softmaxCrossEntropy().classWeights(...)";
        float[] labels = c.input(1).values();
        double all = 0;
        for (float label : labels) {
            all += weights[(int) label];
        }
        double divisor = all;
        String reduction = c.node().text("reduction", "mean");
        return new Network(as, body(x), model -> {
            List<Comparison> comparisons = new ArrayList<>();
            float[] losses =
                    Trials.train(model, loss, rows(x), x.values(), labels).losses();
            comparisons.add(new Comparison(
                    "loss", reduce(losses, reduction, divisor), c.output().values()));
            if (c.outputs().size() > 1) {
                NamedTensor expected = Axes.last(c.outputs().get(1), 1);
                comparisons.add(new Comparison("logarithms", logProbabilities(model, x), expected.values()));
            }
            return comparisons;
        });
    }

    /** {@code exp(x) - t x}, as PyTorch exports it, with a constant t; each number is a sample. */
    static Verdict poisson(OnnxCase c) {
        float[] x = c.values().get(c.model().inputs().get(0)).values();
        float[] t = c.values().get(c.node("Constant").outputs().get(0)).values();
        return new Network(
                "@Output(loss = POISSON)",
                Trials.layer("@Activate(LINEAR)", List.of(1), "POISSON"),
                model -> List.of(new Comparison(
                        "loss",
                        Trials.train(model, x.length, x, t).losses(),
                        c.output().values())));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] reduce(float[] losses, String reduction, double divisor) {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return switch (reduction) {
            case "none" -> losses;
            case "sum" -> new float[] {(float) sum};
            case "mean" -> new float[] {(float) (sum / divisor)};
            default -> throw new IllegalArgumentException("reduction " + reduction);
        };
    }

    /** A network that passes its input to the loss. */
    static String body(NamedTensor x) {
        return Trials.layer("@Activate(LINEAR)", List.of(classes(x)), "SOFTMAX_CROSS_ENTROPY");
    }

    /** The logarithm of each probability: minus the loss if that class were the right one. */
    static float[] logProbabilities(Model model, NamedTensor x) {
        int classes = classes(x);
        int rows = rows(x);
        float[] logarithms = new float[rows * classes];
        for (int right = 0; right < classes; right++) {
            float[] targets = new float[rows];
            Arrays.fill(targets, right);
            float[] losses = Trials.train(model, Losses.SOFTMAX_CROSS_ENTROPY, rows, x.values(), targets)
                    .losses();
            for (int row = 0; row < rows; row++) {
                logarithms[row * classes + right] = -losses[row];
            }
        }
        return logarithms;
    }

    private static int classes(NamedTensor x) {
        return x.shape().get(x.shape().size() - 1);
    }

    private static int rows(NamedTensor x) {
        return x.values().length / classes(x);
    }
}
