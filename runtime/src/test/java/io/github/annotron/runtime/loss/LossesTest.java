// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.testing.Allocations;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LossesTest {

    private static final float[] WEIGHTS = {0.5f, 2, 0, 1.5f, 1, 0.25f, 3};

    /** A loss of one sample in double, by its textbook formula. */
    private interface Formula {
        double of(double[] y, double[] t);
    }

    private record Case(Loss loss, Formula formula) {
        @Override
        public String toString() {
            return loss.name() + " " + loss;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Losses.MEAN_SQUARED_ERROR, (y, t) -> mean(y, i -> (y[i] - t[i]) * (y[i] - t[i]))),
                new Case(Losses.MEAN_ABSOLUTE_ERROR, (y, t) -> mean(y, i -> Math.abs(y[i] - t[i]))),
                new Case(Losses.HUBER, (y, t) -> mean(y, i -> huber(y[i] - t[i], 1))),
                new Case(Losses.huber(0.25f), (y, t) -> mean(y, i -> huber(y[i] - t[i], 0.25))),
                new Case(Losses.huber(0.5f).masked(), (y, t) -> mean(y, i -> huber(y[i] - t[i], 0.5))),
                new Case(Losses.LOG_COSH, (y, t) -> mean(y, i -> Math.log(Math.cosh(y[i] - t[i])))),
                new Case(Losses.SIGMOID_CROSS_ENTROPY, (y, t) -> sigmoid(y, t, 0, 1, 1, 0)),
                new Case(Losses.SIGMOID_FOCAL, (y, t) -> sigmoid(y, t, 0, 0.75, 0.25, 2)),
                new Case(
                        Losses.sigmoidCrossEntropy().labelSmoothing(0.2f).classWeights(0.5f, 3),
                        (y, t) -> sigmoid(y, t, 0.2, 0.5, 3, 0)),
                new Case(
                        Losses.sigmoidCrossEntropy()
                                .labelSmoothing(0.1f)
                                .classWeights(2, 0)
                                .focal(0.5f),
                        (y, t) -> sigmoid(y, t, 0.1, 2, 0, 0.5)),
                new Case(Losses.SOFTMAX_CROSS_ENTROPY, (y, t) -> softmax(y, t, 0, false, 0)),
                new Case(Losses.SOFTMAX_FOCAL, (y, t) -> softmax(y, t, 0, false, 2)),
                new Case(Losses.softmaxCrossEntropy().labelSmoothing(0.1f), (y, t) -> softmax(y, t, 0.1, false, 0)),
                new Case(
                        Losses.softmaxCrossEntropy().classWeights(WEIGHTS).labelSmoothing(0.3f),
                        (y, t) -> softmax(y, t, 0.3, true, 0)),
                new Case(
                        Losses.softmaxCrossEntropy()
                                .focal(0.7f)
                                .classWeights(WEIGHTS)
                                .labelSmoothing(0.2f),
                        (y, t) -> softmax(y, t, 0.2, true, 0.7)),
                new Case(Losses.policyGradient(0), (y, t) -> softmax(y, t, 0, false, 0)),
                new Case(Losses.policyGradient(0.3f), (y, t) -> softmax(y, t, 0, false, 0) - 0.3 * entropy(y)),
                new Case(Losses.HINGE, (y, t) -> mean(y, i -> Math.max(0, 1 - side(t[i]) * y[i]))),
                new Case(Losses.SQUARED_HINGE, (y, t) -> mean(y, i -> Math.pow(Math.max(0, 1 - side(t[i]) * y[i]), 2))),
                new Case(Losses.CATEGORICAL_HINGE, LossesTest::categoricalHinge),
                new Case(
                        Losses.KULLBACK_LEIBLER,
                        (y, t) -> softmax(y, t, 0, false, 0) + sum(y, i -> t[i] == 0 ? 0 : t[i] * Math.log(t[i]))),
                new Case(Losses.POISSON, (y, t) -> mean(y, i -> Math.exp(y[i]) - t[i] * y[i])),
                new Case(
                        Losses.COSINE,
                        (y, t) -> 1
                                - sum(y, i -> y[i] * t[i])
                                        / Math.sqrt(sum(y, i -> y[i] * y[i]) * sum(y, i -> t[i] * t[i]))));
    }

    private static double sum(double[] y, IntToDoubleFunction number) {
        return IntStream.range(0, y.length).mapToDouble(number).sum();
    }

    private static double mean(double[] y, IntToDoubleFunction number) {
        return sum(y, number) / y.length;
    }

    private static double huber(double d, double delta) {
        return Math.abs(d) <= delta ? d * d / 2 : delta * (Math.abs(d) - delta / 2);
    }

    private static double side(double t) {
        return t == 1 ? 1 : -1;
    }

    private static double sigmoid(double[] y, double[] t, double smoothing, double no, double yes, double gamma) {
        return mean(y, i -> {
            double p = 1 / (1 + Math.exp(-y[i]));
            double s = (1 - smoothing) * t[i] + smoothing / 2;
            return -yes * s * Math.pow(1 - p, gamma) * Math.log(p)
                    - no * (1 - s) * Math.pow(p, gamma) * Math.log(1 - p);
        });
    }

    private static double softmax(double[] y, double[] t, double smoothing, boolean weighted, double gamma) {
        double partition = sum(y, i -> Math.exp(y[i]));
        return -sum(y, i -> {
            double p = Math.exp(y[i]) / partition;
            double s = (1 - smoothing) * t[i] + smoothing / y.length;
            return (weighted ? WEIGHTS[i] : 1) * s * Math.pow(1 - p, gamma) * Math.log(p);
        });
    }

    private static double entropy(double[] y) {
        double partition = sum(y, i -> Math.exp(y[i]));
        return -sum(y, i -> Math.exp(y[i]) / partition * (y[i] - Math.log(partition)));
    }

    private static double categoricalHinge(double[] y, double[] t) {
        int right = 0;
        while (t[right] != 1) {
            right++;
        }
        double rival = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < y.length; i++) {
            rival = i == right ? rival : Math.max(rival, y[i]);
        }
        return Math.max(0, 1 + rival - y[right]);
    }

    /** A target that suits: a class becomes the distribution in which it is certain. */
    private static float[] target(Reading reading, int width, boolean classes, Random random) {
        float[] t = new float[classes ? 1 : width];
        if (classes) {
            t[0] = random.nextInt(width);
            return t;
        }
        for (int i = 0; i < width; i++) {
            t[i] = switch ((Readings) reading) {
                case VALUES -> (float) random.nextGaussian();
                case MARGINS -> random.nextInt(3) - 1;
                case RATES -> random.nextInt(5);
                case SIGMOID, SOFTMAX, CLASSES -> random.nextFloat();
            };
        }
        if (reading == Readings.SOFTMAX) {
            float all = (float) IntStream.range(0, width).mapToDouble(i -> t[i]).sum();
            for (int i = 0; i < width; i++) {
                t[i] /= all;
            }
        } else if (reading == Readings.CLASSES) {
            int right = Reading.largest(t, 0, width);
            Arrays.fill(t, 0);
            t[right] = 1;
        }
        return t;
    }

    private static double[] exact(float[] target, int width) {
        double[] t = new double[width];
        if (target.length == 1 && width > 1) {
            t[(int) target[0]] = 1;
        } else {
            Arrays.setAll(t, i -> target[i]);
        }
        return t;
    }

    /** Compares values with the formula, and gradients with its central differences, for a batch cut in two. */
    private static void check(Loss loss, Formula formula, int width, boolean classes) {
        Random random = new Random(width);
        int samples = 5;
        int targetWidth = classes ? 1 : width;
        float[] output = new float[samples * width];
        float[] target = new float[samples * targetWidth];
        for (int i = 0; i < output.length; i++) {
            output[i] = (float) (2 * random.nextGaussian());
        }
        assertThat(loss.accepts(targetWidth, width)).isTrue();
        assertThat(loss.problem(width)).isNull();
        for (int row = 0; row < samples; row++) {
            float[] t = target(loss.reading(), width, classes, random);
            System.arraycopy(t, 0, target, row * targetWidth, targetWidth);
            assertThat(loss.problem(target, row * targetWidth, targetWidth, width))
                    .isNull();
        }
        float[] losses = new float[samples];
        float[] gradient = new float[samples * width];
        loss.evaluate(2, samples, width, output, target, targetWidth, losses, gradient);
        loss.evaluate(0, 2, width, output, target, targetWidth, losses, gradient);

        double step = 1e-5;
        for (int row = 0; row < samples; row++) {
            double[] y = new double[width];
            for (int i = 0; i < width; i++) {
                y[i] = output[row * width + i];
            }
            double[] t = exact(Arrays.copyOfRange(target, row * targetWidth, (row + 1) * targetWidth), width);
            double value = formula.of(y, t);
            assertThat((double) losses[row]).isCloseTo(value, within(2e-6 * Math.max(1, value)));
            for (int i = 0; i < width; i++) {
                double at = y[i];
                y[i] = at + step;
                double above = formula.of(y, t);
                y[i] = at - step;
                double below = formula.of(y, t);
                y[i] = at;
                double slope = (above - below) / (2 * step);
                double given = gradient[row * width + i];
                assertThat(given).isCloseTo(slope, within(2e-6 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithItsFormulaAndDifferences(Case c) {
        List<Integer> widths = c.loss.problem(1) == null ? List.of(1, 2, 3, 7, 10, 33) : List.of(7);
        for (int width : widths) {
            boolean isExclusive = c.loss.reading().decision() == Reading.Decision.ONE;
            if (width > 1 || !isExclusive) {
                check(c.loss, c.formula, width, false);
            }
            if (width > 1 && c.loss.accepts(1, width)) {
                check(c.loss, c.formula, width, true);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void passesTheCheckThatUsersHave(Case c) {
        Random random = new Random(11);
        int width = 7;
        float[][] outputs = new float[6][width];
        float[][] targets = new float[6][];
        for (int row = 0; row < outputs.length; row++) {
            for (int i = 0; i < width; i++) {
                outputs[row][i] = (float) (2 * random.nextGaussian());
            }
            targets[row] = target(c.loss.reading(), width, false, random);
        }
        GradientCheck.Report report = GradientCheck.of(c.loss, outputs, targets);
        assertThat(report.holds()).as(report.toString()).isTrue();
        assertThat(report.kinks()).isLessThan(8);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysFiniteFarOut(Case c) {
        Random random = new Random(5);
        int width = 7;
        boolean classes = c.loss.accepts(1, width);
        for (float scale : new float[] {100, 1e4f}) {
            float[] output = new float[width];
            for (int i = 0; i < width; i++) {
                output[i] = i % 2 == 0 ? scale : -scale;
                if (c.loss == Losses.POISSON) {
                    output[i] = -scale; // its rate e^100 is not a float
                }
            }
            for (int draw = 0; draw < 5; draw++) {
                float[] target = target(c.loss.reading(), width, classes, random);
                float[] result = evaluate(c.loss, output, target);
                for (float number : result) {
                    assertThat(number).isFinite();
                }
                assertThat(result[0]).isGreaterThanOrEqualTo(c.loss == Losses.KULLBACK_LEIBLER ? -1e-6f : 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void allocatesNothing(Case c) {
        int width = 7;
        float[] output = new float[3 * width];
        float[] target = new float[3 * width];
        Random random = new Random(6);
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < width; i++) {
                output[row * width + i] = (float) random.nextGaussian();
            }
            System.arraycopy(target(c.loss.reading(), width, false, random), 0, target, row * width, width);
        }
        float[] losses = new float[3];
        float[] gradient = new float[3 * width];
        Allocations.assertNone(() -> c.loss.evaluate(0, 3, width, output, target, width, losses, gradient));
    }

    private static float[] evaluate(Loss loss, float[] output, float... target) {
        float[] losses = new float[1];
        float[] gradient = new float[output.length];
        loss.evaluate(0, 1, output.length, output, target, target.length, losses, gradient);
        float[] all = Arrays.copyOf(losses, 1 + gradient.length);
        System.arraycopy(gradient, 0, all, 1, gradient.length);
        return all;
    }

    @Test
    void valuesFarOutAreThoseOfTheLimit() {
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, -1e4f}, 1))
                .containsExactly(2e4f, 1, -1);
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, -1e4f}, 0))
                .containsExactly(0, 0, 0);
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, 1e4f}, 0.5f, 0.5f))
                .containsExactly(new float[] {0.6931472f, 0, 0}, within(1e-6f));
        assertThat(evaluate(Losses.SOFTMAX_FOCAL, new float[] {1e4f, -1e4f}, 1)).containsExactly(2e4f, 1, -1);
        assertThat(evaluate(Losses.SOFTMAX_FOCAL, new float[] {1e4f, -1e4f}, 0)).containsExactly(0, 0, 0);
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {1e4f}, 0))
                .containsExactly(1e4f, 1);
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {-1e4f}, 1))
                .containsExactly(1e4f, -1);
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {20}, 1)[0])
                .isCloseTo(2.0611537e-9f, within(1e-14f));
        assertThat(evaluate(Losses.SIGMOID_FOCAL, new float[] {1e4f}, 0)).containsExactly(7500, 0.75f);
        assertThat(evaluate(Losses.SIGMOID_FOCAL, new float[] {-1e4f}, 0)).containsExactly(0, 0);
        assertThat(evaluate(Losses.HUBER, new float[] {1e4f}, 0)).containsExactly(9999.5f, 1);
        assertThat(evaluate(Losses.LOG_COSH, new float[] {-1e4f}, 0)).containsExactly(1e4f - 0.6931472f, -1);
        // d^2 / 2 to first order.
        float[] near = evaluate(Losses.LOG_COSH, new float[] {1e-4f}, 0);
        assertThat(near[0]).isCloseTo(5e-9f, within(1e-14f));
        assertThat(near[1]).isCloseTo(1e-4f, within(2 * Math.ulp(1e-4f)));
        assertThat(evaluate(Losses.POISSON, new float[] {100}, 3))
                .containsExactly(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY);
        assertThat(evaluate(Losses.POISSON, new float[] {-1e4f}, 3)).containsExactly(3e4f, -3);
        assertThat(evaluate(Losses.COSINE, new float[] {0, 0}, 3, 4)).containsExactly(1, -0f, -0f);
        assertThat(evaluate(Losses.COSINE, new float[] {-1e30f, 0}, 1e-30f, 0))
                .containsExactly(new float[] {2, 0, 0}, within(1e-30f));
        assertThat(evaluate(Losses.CATEGORICAL_HINGE, new float[] {1e4f, -1e4f, 0}, 1))
                .containsExactly(20001, 1, -1, 0);
    }

    @Test
    void pinballOfTheDocumentationIsInOrder() {
        record Pinball(float quantile) implements ElementwiseLoss {
            @Override
            public String name() {
                return "pinball";
            }

            @Override
            public float value(float y, float t) {
                return t > y ? quantile * (t - y) : (1 - quantile) * (y - t);
            }

            @Override
            public float slope(float y, float t) {
                return t > y ? -quantile : 1 - quantile;
            }
        }
        GradientCheck.of(new Pinball(0.9f), new float[][] {{1, -2, 3}}, new float[][] {{2, 2, 2}})
                .orThrow();
    }

    @Test
    void leavesOutWhatIsMasked() {
        float nan = Float.NaN;
        Loss loss = Losses.MEAN_SQUARED_ERROR.masked();
        assertThat(evaluate(loss, new float[] {5, 1, 2, 7}, nan, 3, 3, nan)).containsExactly(2.5f, 0, -2, -1, 0);
        assertThat(evaluate(loss, new float[] {5, 1}, nan, nan)).containsExactly(0, 0, 0);
        assertThat(loss.problem(new float[] {nan, 1}, 0, 2, 2)).isNull();
        assertThat(loss.problem(new float[] {nan, Float.POSITIVE_INFINITY}, 0, 2, 2))
                .isEqualTo("target Infinity");
        assertThat(Losses.LOG_COSH.masked().name()).isEqualTo("masked log-cosh");
    }

    @Test
    void makesGoodActionsLikelierAndBadOnesLess() {
        float[][] outputs = {{0.5f, -1, 2}, {1, 1, 1}, {-3, 0.1f, 0}};
        float[][] advantages = {{0, -2.5f, 0}, {1.5f, 0, 0}, {0, 0, -0.1f}};
        for (float entropy : new float[] {0, 0.01f, 1}) {
            GradientCheck.of(Losses.policyGradient(entropy), outputs, advantages)
                    .orThrow();
        }
        // -A log(p), and by the outputs A (p - 1) for the action that was taken, A p for the others.
        assertThat(evaluate(Losses.policyGradient(0), new float[] {0, 0}, 0, -2))
                .containsExactly(new float[] {-2 * 0.6931472f, -1, 1}, within(1e-6f));
        assertThat(evaluate(Losses.policyGradient(1), new float[] {0, 0}, 0, 0)[0])
                .isCloseTo(-0.6931472f, within(1e-6f));
        assertThatThrownBy(() -> Losses.policyGradient(-1))
                .hasMessage("the factor of the entropy must be from 0 on and finite, not -1.0");
    }

    @Test
    void saysWhatIsWrongWithATarget() {
        Loss softmax = Losses.SOFTMAX_CROSS_ENTROPY;
        assertThat(softmax.problem(new float[] {9, 10}, 0, 1, 10)).isNull();
        assertThat(softmax.problem(new float[] {9, 10}, 1, 1, 10)).isEqualTo("class 10 of 10");
        assertThat(softmax.problem(new float[] {-1}, 0, 1, 10)).isEqualTo("class -1 of 10");
        assertThat(softmax.problem(new float[] {1.5f}, 0, 1, 10)).isEqualTo("class 1.5 of 10");
        assertThat(softmax.problem(new float[] {Float.NaN}, 0, 1, 10)).isEqualTo("class NaN of 10");
        assertThat(softmax.problem(new float[] {0.5f, 0.6f}, 0, 2, 2)).isEqualTo("probabilities that add to 1.1");
        assertThat(softmax.problem(new float[] {2, -1}, 0, 2, 2)).isEqualTo("probability 2.0 of class 0");
        assertThat(softmax.problem(new float[] {1, Float.NaN}, 0, 2, 2)).isEqualTo("probability NaN of class 1");
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.problem(new float[] {0, 1.01f}, 0, 2, 2))
                .isEqualTo("probability 1.01");
        assertThat(Losses.MEAN_SQUARED_ERROR.problem(new float[] {0, Float.NaN}, 0, 2, 2))
                .isEqualTo("target NaN");
        assertThat(Losses.HINGE.problem(new float[] {0, -1, 1, 2}, 0, 4, 4))
                .isEqualTo("target 2.0, which must be 0 or -1 for no and 1 for yes");
        assertThat(Losses.CATEGORICAL_HINGE.problem(new float[] {0.5f, 0.5f}, 0, 2, 2))
                .isEqualTo("probability 0.5 of the likeliest class, which must be certain");
        assertThat(Losses.KULLBACK_LEIBLER.problem(new float[] {0.5f, 0.25f}, 0, 2, 2))
                .isEqualTo("probabilities that add to 0.75");
        assertThat(Losses.POISSON.problem(new float[] {3, -0.5f}, 0, 2, 2))
                .isEqualTo("target -0.5, which must be from 0 on");
        assertThat(Losses.COSINE.problem(new float[] {0, 0}, 0, 2, 2))
                .isEqualTo("a target of zeros, which has no direction");
    }

    @Test
    void acceptsTargetsOfItsWidths() {
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(1, 10)).isTrue();
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(2, 10)).isFalse();
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(1, 1)).isFalse();
        assertThat(Losses.KULLBACK_LEIBLER.accepts(1, 10)).isFalse();
        assertThat(Losses.CATEGORICAL_HINGE.accepts(1, 1)).isFalse();
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.accepts(1, 2)).isFalse();
        assertThat(Losses.MEAN_SQUARED_ERROR.accepts(1, 2)).isFalse();
        assertThat(Losses.NONE.accepts(1, 1)).isFalse();
    }

    @Test
    void refusesParametersOutOfRange() {
        assertThatThrownBy(() -> Losses.huber(0)).hasMessage("delta must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy().labelSmoothing(1))
                .hasMessage("label smoothing must be from 0 to below 1, not 1.0");
        assertThatThrownBy(() -> Losses.softmaxCrossEntropy().classWeights(1, Float.NaN))
                .hasMessage("a class weight must be from 0 on and finite, not NaN");
        assertThatThrownBy(() -> Losses.sigmoidCrossEntropy().focal(-1))
                .hasMessage("gamma must be from 0 on and finite, not -1.0");
        assertThat(Losses.softmaxCrossEntropy().classWeights(1, 2).problem(3))
                .isEqualTo("2 class weights for 3 outputs");
    }

    @Test
    void scoresAreProbabilities() {
        float[] output = {0, 0, 1, 3, 9, 9};
        float[] scores = new float[11];
        for (int offset : new int[] {0, 3, 4}) {
            Readings.SOFTMAX.scores(2, 2, output, scores, offset);
            assertThat(Arrays.copyOfRange(scores, offset, offset + 4))
                    .containsExactly(new float[] {0.5f, 0.5f, 0.11920292f, 0.8807971f}, within(1e-6f));
        }
        Readings.SIGMOID.scores(2, 2, output, scores, 1);
        assertThat(Arrays.copyOfRange(scores, 1, 5))
                .containsExactly(new float[] {0.5f, 0.5f, 0.7310586f, 0.95257413f}, within(1e-6f));
        Readings.RATES.scores(1, 3, output, scores, 2);
        assertThat(Arrays.copyOfRange(scores, 2, 5)).containsExactly(new float[] {1, 1, 2.7182817f}, within(1e-6f));
        Readings.VALUES.scores(3, 2, output, output, 0);
        assertThat(output).containsExactly(0, 0, 1, 3, 9, 9);
    }

    @Test
    void countsRightDecisions() {
        float[] output = {9, 1, 3, 2};
        assertThat(Readings.SOFTMAX.hits(output, 1, new float[] {1}, 0, 1, 3)).isEqualTo(1);
        assertThat(Readings.CLASSES.hits(output, 1, new float[] {0, 0, 1}, 0, 3, 3))
                .isEqualTo(0);
        assertThat(Readings.SIGMOID.hits(new float[] {-1, 1, 2, -3}, 0, new float[] {0, 1, 0, 0}, 0, 4, 4))
                .isEqualTo(0.75f);
        assertThat(Readings.MARGINS.hits(new float[] {-1, 1, 2, -3}, 0, new float[] {-1, 1, 1, 1}, 0, 4, 4))
                .isEqualTo(0.75f);
        assertThat(Readings.VALUES.classifies()).isFalse();
        assertThatThrownBy(() -> Readings.VALUES.hits(output, 0, output, 0, 1, 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void decidesForTheFirstOfTheLargest() {
        assertThat(Readings.SOFTMAX.decide(new float[] {9, 1, 3, 3}, 1, 3)).isEqualTo(1);
        assertThat(Readings.VALUES.decide(new float[] {9, 1, 3, 3}, 0, 4)).isEqualTo(0);
        assertThat(Readings.SIGMOID.decide(new float[] {0.1f}, 0, 1)).isEqualTo(1);
        assertThat(Readings.SIGMOID.decide(new float[] {0}, 0, 1)).isEqualTo(0);
        assertThat(Readings.MARGINS.decide(new float[] {-0.1f}, 0, 1)).isEqualTo(0);
        assertThat(Readings.SIGMOID.decide(new float[] {-2, -1}, 0, 2)).isEqualTo(1);
    }
}
