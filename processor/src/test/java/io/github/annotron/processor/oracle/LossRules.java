// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import java.util.Arrays;

/** The losses of one sample, by their definitions. */
final class LossRules {

    private LossRules() {}

    static double value(String loss, double[] y, double[] target) {
        double sum = 0;
        switch (loss) {
            case "MEAN_SQUARED_ERROR":
                for (int i = 0; i < y.length; i++) {
                    sum += (y[i] - target[i]) * (y[i] - target[i]);
                }
                return sum / y.length;
            case "SOFTMAX_CROSS_ENTROPY":
                for (int i = 0; i < y.length; i++) {
                    sum -= target[i] * logSoftmax(y, i);
                }
                return sum;
            case "SIGMOID_CROSS_ENTROPY":
                for (int i = 0; i < y.length; i++) {
                    // With s the sigmoid of y, log(s) and log(1 - s) = log(sigmoid(-y)).
                    sum -= target[i] * logSigmoid(y[i]) + (1 - target[i]) * logSigmoid(-y[i]);
                }
                return sum / y.length;
            default:
                throw new AssertionError("the oracle does not know the loss " + loss);
        }
    }

    private static double logSoftmax(double[] y, int index) {
        double largest = Arrays.stream(y).max().orElseThrow();
        double sum = Arrays.stream(y).map(v -> Math.exp(v - largest)).sum();
        return y[index] - largest - Math.log(sum);
    }

    private static double logSigmoid(double y) {
        return Math.min(y, 0) - Math.log1p(Math.exp(-Math.abs(y)));
    }

    static double[] gradient(String loss, double[] y, double[] target) {
        double[] gradient = new double[y.length];
        switch (loss) {
            case "MEAN_SQUARED_ERROR":
                for (int i = 0; i < y.length; i++) {
                    gradient[i] = 2 * (y[i] - target[i]) / y.length;
                }
                return gradient;
            case "SOFTMAX_CROSS_ENTROPY":
                double[] p = Rules.softmax(y);
                double mass = 0;
                for (double share : target) {
                    mass += share;
                }
                for (int i = 0; i < y.length; i++) {
                    gradient[i] = mass * p[i] - target[i];
                }
                return gradient;
            case "SIGMOID_CROSS_ENTROPY":
                for (int i = 0; i < y.length; i++) {
                    gradient[i] = (1 / (1 + Math.exp(-y[i])) - target[i]) / y.length;
                }
                return gradient;
            default:
                throw new AssertionError("the oracle does not know the loss " + loss);
        }
    }

    /** What predictors return for a sample. */
    static double[] scores(Graph.Output output, double[] y) {
        int width = output.widthAtPosition();
        double[] scores = new double[y.length];
        for (int at = 0; at < y.length; at += width) {
            System.arraycopy(scores(output.loss(), Arrays.copyOfRange(y, at, at + width)), 0, scores, at, width);
        }
        return scores;
    }

    private static double[] scores(String loss, double[] y) {
        return switch (loss) {
            case "NONE", "MEAN_SQUARED_ERROR" -> y.clone();
            case "SOFTMAX_CROSS_ENTROPY" -> Rules.softmax(y);
            case "SIGMOID_CROSS_ENTROPY" ->
                Arrays.stream(y).map(v -> 1 / (1 + Math.exp(-v))).toArray();
            default -> throw new AssertionError("the oracle does not know the loss " + loss);
        };
    }
}
