// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossesTest {

    /** A loss of one sample in double, by its textbook formula. */
    private interface Formula {
        double of(double[] y, float[] t);
    }

    private static double squares(double[] y, float[] t) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - t[i]) * (y[i] - t[i]);
        }
        return sum / y.length;
    }

    private static double softmax(double[] y, float[] t) {
        double partition = 0;
        for (double value : y) {
            partition += Math.exp(value);
        }
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            double share = t.length == 1 ? (i == (int) t[0] ? 1 : 0) : t[i];
            loss -= share * Math.log(Math.exp(y[i]) / partition);
        }
        return loss;
    }

    private static double sigmoid(double[] y, float[] t) {
        double loss = 0;
        for (int i = 0; i < y.length; i++) {
            double p = 1 / (1 + Math.exp(-y[i]));
            loss -= t[i] * Math.log(p) + (1 - t[i]) * Math.log(1 - p);
        }
        return loss / y.length;
    }

    /** Compares values with the formula, and gradients with its central differences, for a batch cut in two. */
    private static void check(Loss loss, Formula formula, int width, boolean classes) {
        Random random = new Random(width);
        int samples = 5;
        int targetWidth = classes ? 1 : width;
        float[] output = new float[samples * width];
        float[] target = new float[samples * targetWidth];
        for (int i = 0; i < output.length; i++) {
            output[i] = (float) (3 * random.nextGaussian());
        }
        for (int row = 0; row < samples; row++) {
            float sum = 0;
            for (int i = 0; i < targetWidth; i++) {
                target[row * targetWidth + i] = classes ? random.nextInt(width) : random.nextFloat();
                sum += target[row * targetWidth + i];
            }
            for (int i = 0; i < targetWidth && !classes; i++) {
                target[row * targetWidth + i] /= sum;
            }
            assertThat(loss.accepts(targetWidth, width)).isTrue();
            assertThat(loss.problem(target, row * targetWidth, targetWidth, width))
                    .isNull();
        }
        float[] losses = new float[samples];
        float[] gradient = new float[samples * width];
        loss.evaluate(2, samples, width, samples, output, target, targetWidth, losses, gradient);
        loss.evaluate(0, 2, width, samples, output, target, targetWidth, losses, gradient);

        double step = 1e-5;
        for (int row = 0; row < samples; row++) {
            double[] y = new double[width];
            for (int i = 0; i < width; i++) {
                y[i] = output[row * width + i];
            }
            float[] t = Arrays.copyOfRange(target, row * targetWidth, (row + 1) * targetWidth);
            double value = formula.of(y, t);
            assertThat((double) losses[row]).isCloseTo(value, within(2e-6 * Math.max(1, value)));
            for (int i = 0; i < width; i++) {
                double at = y[i];
                y[i] = at + step;
                double above = formula.of(y, t);
                y[i] = at - step;
                double below = formula.of(y, t);
                y[i] = at;
                double slope = (above - below) / (2 * step) / samples;
                assertThat((double) gradient[row * width + i]).isCloseTo(slope, within(1e-6));
            }
        }
    }

    @Test
    void agreeWithTheirFormulasAndDifferences() {
        for (int width : new int[] {1, 2, 3, 7, 10, 33}) {
            check(Losses.MEAN_SQUARED_ERROR, LossesTest::squares, width, false);
            check(Losses.SIGMOID_CROSS_ENTROPY, LossesTest::sigmoid, width, false);
            if (width > 1) {
                check(Losses.SOFTMAX_CROSS_ENTROPY, LossesTest::softmax, width, false);
                check(Losses.SOFTMAX_CROSS_ENTROPY, LossesTest::softmax, width, true);
            }
        }
    }

    private static float[] evaluate(Loss loss, float[] output, float... target) {
        float[] losses = new float[1];
        float[] gradient = new float[output.length];
        loss.evaluate(0, 1, output.length, 1, output, target, target.length, losses, gradient);
        float[] all = Arrays.copyOf(losses, 1 + gradient.length);
        System.arraycopy(gradient, 0, all, 1, gradient.length);
        return all;
    }

    @Test
    void crossEntropiesAreStable() {
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, -1e4f}, 1))
                .containsExactly(2e4f, 1, -1);
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, -1e4f}, 0))
                .containsExactly(0, 0, 0);
        assertThat(evaluate(Losses.SOFTMAX_CROSS_ENTROPY, new float[] {1e4f, 1e4f}, 0.5f, 0.5f))
                .containsExactly(new float[] {0.6931472f, 0, 0}, within(1e-6f));
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {1e4f}, 0))
                .containsExactly(1e4f, 1);
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {-1e4f}, 1))
                .containsExactly(1e4f, -1);
        assertThat(evaluate(Losses.SIGMOID_CROSS_ENTROPY, new float[] {20}, 1)[0])
                .isCloseTo(2.0611537e-9f, within(1e-14f));
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
    }

    @Test
    void acceptsTargetsOfItsWidths() {
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(1, 10)).isTrue();
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(2, 10)).isFalse();
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.accepts(1, 1)).isFalse();
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.accepts(1, 2)).isFalse();
        assertThat(Losses.MEAN_SQUARED_ERROR.accepts(1, 2)).isFalse();
    }

    @Test
    void scoresAreProbabilities() {
        float[] output = {0, 0, 1, 3, 9, 9};
        float[] scores = new float[11];
        for (int offset : new int[] {0, 3, 4}) {
            Losses.SOFTMAX_CROSS_ENTROPY.scores(2, 2, output, scores, offset);
            assertThat(Arrays.copyOfRange(scores, offset, offset + 4))
                    .containsExactly(new float[] {0.5f, 0.5f, 0.11920292f, 0.8807971f}, within(1e-6f));
        }
        Losses.SIGMOID_CROSS_ENTROPY.scores(2, 2, output, scores, 1);
        assertThat(Arrays.copyOfRange(scores, 1, 5))
                .containsExactly(new float[] {0.5f, 0.5f, 0.7310586f, 0.95257413f}, within(1e-6f));
        Losses.MEAN_SQUARED_ERROR.scores(3, 2, output, output, 0);
        assertThat(output).containsExactly(0, 0, 1, 3, 9, 9);
    }

    @Test
    void countsRightDecisions() {
        float[] output = {9, 1, 3, 2};
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.hits(output, 1, new float[] {1}, 0, 1, 3))
                .isEqualTo(1);
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.hits(output, 1, new float[] {0, 0, 1}, 0, 3, 3))
                .isEqualTo(0);
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.hits(new float[] {-1, 1, 2, -3}, 0, new float[] {0, 1, 0, 0}, 0, 4, 4))
                .isEqualTo(0.75f);
        assertThat(Losses.MEAN_SQUARED_ERROR.classifies()).isFalse();
        assertThatThrownBy(() -> Losses.MEAN_SQUARED_ERROR.hits(output, 0, output, 0, 1, 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void decidesForTheFirstOfTheLargest() {
        assertThat(Losses.SOFTMAX_CROSS_ENTROPY.decide(new float[] {9, 1, 3, 3}, 1, 3))
                .isEqualTo(1);
        assertThat(Losses.MEAN_SQUARED_ERROR.decide(new float[] {9, 1, 3, 3}, 0, 4))
                .isEqualTo(0);
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.decide(new float[] {0.1f}, 0, 1))
                .isEqualTo(1);
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.decide(new float[] {0}, 0, 1)).isEqualTo(0);
        assertThat(Losses.SIGMOID_CROSS_ENTROPY.decide(new float[] {-2, -1}, 0, 2))
                .isEqualTo(1);
    }
}
