// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.loss.Readings;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The losses of one sample, by their definitions. */
final class LossRules {
    private static final double HUBER_DELTA = 1;
    private static final double GAMMA = 2;
    private static final double ALPHA = 0.25;

    private LossRules() {}

    /** A number for an output and its target. */
    private interface Element {
        double of(double y, double t);
    }

    /** A loss that is a mean over the outputs: what each adds, and the derivative of that. */
    private record Mean(Element value, Element slope) {}

    private static final Map<String, Mean> MEANS = Map.of(
            "MEAN_SQUARED_ERROR",
            new Mean((y, t) -> (y - t) * (y - t), (y, t) -> 2 * (y - t)),
            "MEAN_ABSOLUTE_ERROR",
            new Mean((y, t) -> Math.abs(y - t), (y, t) -> y > t ? 1 : -1),
            "HUBER",
            new Mean(
                    (y, t) -> Math.abs(y - t) <= HUBER_DELTA
                            ? (y - t) * (y - t) / 2
                            : HUBER_DELTA * (Math.abs(y - t) - HUBER_DELTA / 2),
                    (y, t) -> Math.abs(y - t) <= HUBER_DELTA ? y - t : HUBER_DELTA * Math.signum(y - t)),
            "LOG_COSH",
            new Mean((y, t) -> Math.log(Math.cosh(y - t)), (y, t) -> Math.tanh(y - t)),
            "SIGMOID_CROSS_ENTROPY",
            // With s the sigmoid of y, log(s) and log(1 - s) = log(sigmoid(-y)).
            new Mean((y, t) -> -t * logSigmoid(y) - (1 - t) * logSigmoid(-y), (y, t) -> sigmoid(y) - t),
            "SIGMOID_FOCAL",
            new Mean(
                    (y, t) -> ALPHA * t * focal(y) + (1 - ALPHA) * (1 - t) * focal(-y),
                    (y, t) -> ALPHA * t * focalSlope(y) - (1 - ALPHA) * (1 - t) * focalSlope(-y)),
            "HINGE",
            new Mean((y, t) -> Math.max(0, 1 - side(t) * y), (y, t) -> side(t) * y < 1 ? -side(t) : 0),
            "SQUARED_HINGE",
            new Mean(
                    (y, t) -> Math.pow(Math.max(0, 1 - side(t) * y), 2),
                    (y, t) -> -2 * side(t) * Math.max(0, 1 - side(t) * y)),
            "POISSON",
            new Mean((y, t) -> Math.exp(y) - t * y, (y, t) -> Math.exp(y) - t));

    static double value(String loss, double[] y, double[] target) {
        Mean mean = MEANS.get(loss);
        return mean != null
                ? elements(mean.value, y, target).sum() / y.length
                : switch (loss) {
                    case "SOFTMAX_CROSS_ENTROPY" -> -sum(y.length, i -> target[i] * logSoftmax(y, i));
                    case "SOFTMAX_FOCAL" ->
                        -sum(y.length, i -> target[i] * Math.pow(1 - softmax(y, i), GAMMA) * logSoftmax(y, i));
                    case "KULLBACK_LEIBLER" ->
                        sum(y.length, i -> target[i] == 0 ? 0 : target[i] * (Math.log(target[i]) - logSoftmax(y, i)));
                    case "CATEGORICAL_HINGE" -> Math.max(0, lack(y, indexOfLargest(target)));
                    case "COSINE" -> 1 - product(y, target) / length(y) / length(target);
                    default -> throw new AssertionError("the oracle does not know the loss " + loss);
                };
    }

    static double[] gradient(String loss, double[] y, double[] target) {
        Mean mean = MEANS.get(loss);
        if (mean != null) {
            return elements(mean.slope, y, target).map(v -> v / y.length).toArray();
        }
        double[] p = Rules.softmax(y);
        return switch (loss) {
            case "SOFTMAX_CROSS_ENTROPY", "KULLBACK_LEIBLER" -> {
                double mass = Arrays.stream(target).sum();
                yield numbers(y.length, i -> mass * p[i] - target[i]);
            }
            case "SOFTMAX_FOCAL" -> {
                // By the logarithms of the probabilities, and those by the outputs: d log p_j / d y_i = (i == j) - p_i.
                double[] byLog = numbers(
                        y.length,
                        i -> target[i]
                                * (GAMMA * Math.pow(1 - p[i], GAMMA - 1) * p[i] * logSoftmax(y, i)
                                        - Math.pow(1 - p[i], GAMMA)));
                double all = Arrays.stream(byLog).sum();
                yield numbers(y.length, i -> byLog[i] - p[i] * all);
            }
            case "CATEGORICAL_HINGE" -> {
                double[] gradient = new double[y.length];
                int right = indexOfLargest(target);
                if (lack(y, right) > 0) {
                    gradient[right] = -1;
                    gradient[rival(y, right)] = 1;
                }
                yield gradient;
            }
            case "COSINE" -> {
                double cosine = product(y, target) / length(y) / length(target);
                yield numbers(y.length, i -> (cosine * y[i] / length(y) - target[i] / length(target)) / length(y));
            }
            default -> throw new AssertionError("the oracle does not know the loss " + loss);
        };
    }

    /** How close a loss is to a kink. */
    static double margin(String loss, double[] y, double[] target) {
        return switch (loss) {
            case "MEAN_ABSOLUTE_ERROR" -> least(y, target, (v, t) -> Math.abs(v - t));
            case "HINGE" -> least(y, target, (v, t) -> Math.abs(1 - side(t) * v));
            case "CATEGORICAL_HINGE" -> {
                int right = indexOfLargest(target);
                int rival = rival(y, right);
                double second = IntStream.range(0, y.length)
                        .filter(i -> i != right && i != rival)
                        .mapToDouble(i -> y[rival] - y[i])
                        .min()
                        .orElse(1);
                yield Math.min(second, Math.abs(lack(y, right)));
            }
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** A target that suits, from normal random numbers. */
    static double[] target(Reading reading, double[] random) {
        return switch ((Readings) reading) {
            case VALUES -> random;
            case CLASSES -> numbers(random.length, i -> i == indexOfLargest(random) ? 1 : 0);
            case SOFTMAX -> Rules.softmax(random);
            case MARGINS -> numbers(random.length, i -> random[i] > 0 ? 1 : i % 2 - 1);
            case SIGMOID -> numbers(random.length, i -> sigmoid(random[i]));
            case RATES -> numbers(random.length, i -> Math.floor(Math.exp(random[i])));
        };
    }

    private static DoubleStream elements(Element element, double[] y, double[] target) {
        return IntStream.range(0, y.length).mapToDouble(i -> element.of(y[i], target[i]));
    }

    private static double least(double[] y, double[] target, Element element) {
        return elements(element, y, target).min().orElseThrow();
    }

    private static double[] numbers(int count, IntToDoubleFunction number) {
        return IntStream.range(0, count).mapToDouble(number).toArray();
    }

    private static double sum(int count, IntToDoubleFunction number) {
        return IntStream.range(0, count).mapToDouble(number).sum();
    }

    private static double product(double[] a, double[] b) {
        return sum(a.length, i -> a[i] * b[i]);
    }

    private static double length(double[] a) {
        return Math.sqrt(product(a, a));
    }

    private static int indexOfLargest(double[] a) {
        return IntStream.range(0, a.length)
                .reduce((i, j) -> a[j] > a[i] ? j : i)
                .orElseThrow();
    }

    private static double side(double t) {
        return t == 1 ? 1 : -1;
    }

    private static int rival(double[] y, int right) {
        double[] others = y.clone();
        others[right] = Double.NEGATIVE_INFINITY;
        return indexOfLargest(others);
    }

    private static double lack(double[] y, int right) {
        return 1 + y[rival(y, right)] - y[right];
    }

    private static double logSoftmax(double[] y, int index) {
        double largest = Arrays.stream(y).max().orElseThrow();
        double sum = Arrays.stream(y).map(v -> Math.exp(v - largest)).sum();
        return y[index] - largest - Math.log(sum);
    }

    private static double softmax(double[] y, int index) {
        return Rules.softmax(y)[index];
    }

    private static double sigmoid(double y) {
        return 1 / (1 + Math.exp(-y));
    }

    private static double logSigmoid(double y) {
        return Math.min(y, 0) - Math.log1p(Math.exp(-Math.abs(y)));
    }

    /** What a yes adds. */
    private static double focal(double y) {
        return -Math.pow(sigmoid(-y), GAMMA) * logSigmoid(y);
    }

    private static double focalSlope(double y) {
        return Math.pow(sigmoid(-y), GAMMA) * (GAMMA * sigmoid(y) * logSigmoid(y) - sigmoid(-y));
    }

    /** What predictors return for a sample. */
    static double[] scores(Graph.Output output, double[] y) {
        int width = output.widthAtPosition();
        double[] scores = new double[y.length];
        for (int at = 0; at < y.length; at += width) {
            System.arraycopy(scores(output, at, y), 0, scores, at, width);
        }
        return scores;
    }

    private static double[] scores(Graph.Output output, int at, double[] y) {
        double[] row = Arrays.copyOfRange(y, at, at + output.widthAtPosition());
        return switch (output.reading()) {
            case VALUES, CLASSES, MARGINS -> row;
            case SOFTMAX -> Rules.softmax(row);
            case SIGMOID -> numbers(row.length, i -> sigmoid(row[i]));
            case RATES -> numbers(row.length, i -> Math.exp(row[i]));
        };
    }
}
