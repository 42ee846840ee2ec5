// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import io.github.annotron.runtime.kernel.vector.VectorDropout;

/**
 * Inverted dropout: an element becomes zero with the probability {@code rate}, and otherwise is divided by {@code 1 - rate}.
 *
 * <p>What happens to element i is decided by 24 of its {@linkplain RandomBits random bits}, so no mask needs to be kept for the
 * gradient.
 */
public final class Dropout {

    private Dropout() {}

    /**
     * {@code y[i] = x[i] / (1 - rate)} where kept, else 0, for i in [from, to); y may be x.
     *
     * @param rate in [0, 1)
     */
    public static void forward(long key, float rate, int from, int to, float[] x, float[] y) {
        long mixed = RandomBits.mix(key);
        int first = (int) mixed;
        int second = (int) (mixed >>> 32);
        int dropped = dropped(rate);
        float scale = 1f / (1f - rate);
        int i = Kernels.fillsVector(from, to)
                ? VectorDropout.forward(first, second, dropped, scale, from, to, x, y)
                : from;
        scalarForward(first, second, dropped, scale, i, to, x, y);
    }

    /**
     * {@code dx[i] = dy[i] / (1 - rate)} where {@link #forward} with the same key and rate keeps, else 0; with
     * {@code accumulate} added (rounded) to {@code dx[i]}. dx may be dy if it does not accumulate.
     */
    public static void gradient(long key, float rate, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        if (!accumulate) {
            forward(key, rate, from, to, dy, dx);
            return;
        }
        long mixed = RandomBits.mix(key);
        int first = (int) mixed;
        int second = (int) (mixed >>> 32);
        int dropped = dropped(rate);
        float scale = 1f / (1f - rate);
        int i = Kernels.fillsVector(from, to)
                ? VectorDropout.accumulate(first, second, dropped, scale, from, to, dy, dx)
                : from;
        scalarAccumulate(first, second, dropped, scale, i, to, dy, dx);
    }

    static void scalarForward(int first, int second, int dropped, float scale, int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = hash(i, first, second) >= dropped ? x[i] * scale : 0f;
        }
    }

    static void scalarAccumulate(
            int first, int second, int dropped, float scale, int from, int to, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] += hash(i, first, second) >= dropped ? dy[i] * scale : 0f;
        }
    }

    /** How many of the 2^24 values of the hash are dropped. */
    static int dropped(float rate) {
        return Math.round(rate * DROPOUT_RANGE);
    }

    static int hash(int i, int first, int second) {
        return RandomBits.of(i, first, second) >>> DROPOUT_SHIFT;
    }
}
