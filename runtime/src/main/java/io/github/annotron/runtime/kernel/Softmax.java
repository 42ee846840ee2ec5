// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorSoftmax;

/**
 * Softmax over the rows of a matrix whose rows lie one behind the other.
 *
 * <p>A row that holds NaN or +infinity, or nothing but -infinity, becomes NaN.
 */
public final class Softmax {

    private Softmax() {}

    /**
     * {@code y[j] = exp(x[j] - m) / sum over k of exp(x[k] - m)} in each row, m being its maximum; the sum ascends. y may be
     * x.
     *
     * @param width the length of a row
     */
    public static void forward(int fromRow, int toRow, int width, float[] x, float[] y) {
        int from = fromRow * width;
        int to = toRow * width;
        for (int o = from; o < to; o += width) {
            float max = max(o, o + width, x);
            for (int i = o; i < o + width; i++) {
                y[i] = x[i] - max;
            }
        }
        exp(from, to, y);
        for (int o = from; o < to; o += width) {
            float sum = 0f;
            for (int i = o; i < o + width; i++) {
                sum += y[i];
            }
            for (int i = o; i < o + width; i++) {
                y[i] /= sum;
            }
        }
    }

    /** In two chains, since a row may be all that there is to do, and each step waits for the one before. */
    private static float max(int from, int to, float[] x) {
        float even = Float.NEGATIVE_INFINITY;
        float odd = Float.NEGATIVE_INFINITY;
        int i = from;
        for (; i < to - 1; i += 2) {
            even = Math.max(even, x[i]);
            odd = Math.max(odd, x[i + 1]);
        }
        return Math.max(i < to ? Math.max(even, x[i]) : even, odd);
    }

    /** All rows at once: one alone may be shorter than a vector. */
    private static void exp(int from, int to, float[] y) {
        int i = VectorForm.SOFTMAX.fills(from, to) ? VectorSoftmax.exp(from, to, y) : from;
        if (Exponentials.suit(i, to)) {
            Exponentials.EXP.compute(y, i, to, y);
        } else {
            for (; i < to; i++) {
                y[i] = Functions.lowExp(y[i]);
            }
        }
    }

    /**
     * {@code dx[j] = y[j] (dy[j] - sum over k of dy[k] y[k])} in each row, with {@code accumulate} added (rounded) to
     * {@code dx[j]}; the sum ascends, each step one fma. dx may be dy if it does not accumulate.
     *
     * @param width the length of a row
     * @param y what {@link #forward} computed
     */
    public static void gradient(
            int fromRow, int toRow, int width, float[] y, float[] dy, float[] dx, boolean accumulate) {
        for (int o = fromRow * width; o < toRow * width; o += width) {
            float sum = 0f;
            for (int i = o; i < o + width; i++) {
                sum = Math.fma(dy[i], y[i], sum);
            }
            for (int i = o; i < o + width; i++) {
                float g = (dy[i] - sum) * y[i];
                dx[i] = accumulate ? dx[i] + g : g;
            }
        }
    }
}
