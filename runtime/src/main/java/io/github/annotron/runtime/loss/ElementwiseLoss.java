// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/**
 * A loss that is the mean over the outputs of a sample of what each has by itself. One of one's own is three methods:
 *
 * <pre>{@code
 * record Pinball(float quantile) implements ElementwiseLoss {
 *     public String name() {
 *         return "pinball";
 *     }
 *     public float value(float y, float t) {
 *         return t > y ? quantile * (t - y) : (1 - quantile) * (y - t);
 *     }
 *     public float slope(float y, float t) {
 *         return t > y ? -quantile : 1 - quantile;
 *     }
 * }
 * }</pre>
 */
public interface ElementwiseLoss extends Loss {

    /**
     * The loss of one output.
     *
     * @param y the raw output
     * @param t its target
     */
    float value(float y, float t);

    /** The derivative of {@link #value} by y; where there is none, any number between those at both sides. */
    float slope(float y, float t);

    /**
     * The same loss where targets may be missing: an output whose target is NaN is not trained by that sample, and the mean is over
     * those that are known; without any the loss is 0. For labels that not every sample has, and for learning the value of the one
     * action that was taken.
     */
    default Loss masked() {
        return new Masked(this);
    }

    @Override
    default void evaluate(
            int from,
            int to,
            int width,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient) {
        for (int row = from; row < to; row++) {
            losses[row] = sum(row * width, (row + 1) * width, output, target) / width;
        }
        float share = 1f / width;
        for (int i = from * width; i < to * width; i++) {
            gradient[i] = share * slope(output[i], target[i]);
        }
    }

    /** Adds in four interleaved sums, which need not wait for each other, and those in a fixed order. */
    private float sum(int from, int to, float[] y, float[] t) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += value(y[i], t[i]);
            b += value(y[i + 1], t[i + 1]);
            c += value(y[i + 2], t[i + 2]);
            d += value(y[i + 3], t[i + 3]);
        }
        for (; i < to; i++) {
            a += value(y[i], t[i]);
        }
        return (a + b) + (c + d);
    }
}
