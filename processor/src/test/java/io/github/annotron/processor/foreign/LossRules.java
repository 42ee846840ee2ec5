// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Network;
import io.github.annotron.processor.foreign.Verdict.Outside;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Softmax cross-entropy. Each position of the other axes is a sample. */
final class LossRules {

    private LossRules() {}

    static Verdict softmaxCrossEntropy(OnnxCase c) {
        if (c.node().has("ignore_index")) {
            return new Outside("needs a class to leave out of the loss");
        }
        if (c.optionalInput(2).isPresent()) {
            return new Outside("needs weights of the classes");
        }
        NamedTensor x = Axes.last(c.input(0), 1);
        String reduction = c.node().text("reduction", "mean");
        return new Network("@Output(loss = SOFTMAX_CROSS_ENTROPY)", body(x), model -> {
            List<Comparison> comparisons = new ArrayList<>();
            float[] losses = Trials.train(model, rows(x), x.values(), c.input(1).values())
                    .losses();
            comparisons.add(
                    new Comparison("loss", reduce(losses, reduction), c.output().values()));
            if (c.outputs().size() > 1) {
                NamedTensor expected = Axes.last(c.outputs().get(1), 1);
                comparisons.add(new Comparison("logarithms", logProbabilities(model, x), expected.values()));
            }
            return comparisons;
        });
    }

    private static float[] reduce(float[] losses, String reduction) {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return switch (reduction) {
            case "none" -> losses;
            case "sum" -> new float[] {(float) sum};
            case "mean" -> new float[] {(float) (sum / losses.length)};
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
            float[] losses = Trials.train(model, rows, x.values(), targets).losses();
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
