// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import io.github.annotron.runtime.kernel.vector.VectorGaussian;

/**
 * Random numbers of the standard normal distribution. Number i is made of the 32 {@linkplain RandomBits random bits} of element i,
 * so that it need not be kept for the gradient: one bit is its sign, and the others are the probability of a number further out.
 * That is 2^-33 at least, so no number is further out than 6.34.
 */
public final class Gaussian {
    /** So few that they stay in the first cache between the passes over them. */
    private static final int CHUNK = 2048;

    private Gaussian() {}

    /**
     * The numbers [from, to) of the stream {@code key}: {@code y[i]} becomes number i.
     *
     * @param key any number; another one gives unrelated numbers
     */
    public static void fill(long key, int from, int to, float[] y) {
        long mixed = RandomBits.mix(key);
        int first = (int) mixed;
        int second = (int) (mixed >>> 32);
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(to, start + CHUNK);
            int i = start;
            if (VectorForm.GAUSSIAN.fills(start, end)) {
                VectorGaussian.probabilities(first, second, start, end, y);
                VectorGaussian.tails(start, end, y);
                i = VectorGaussian.middle(start, end, y);
            }
            scalarFill(first, second, i, end, y);
        }
    }

    /**
     * Adds noise: {@code y[i] = x[i] + deviation e[i]} with one rounding, for i in [from, to), e being the numbers of {@link #fill}
     * with the same key.
     *
     * @param y another array than x
     */
    public static void add(long key, float deviation, int from, int to, float[] x, float[] y) {
        for (int start = from; start < to; start += CHUNK) {
            int end = Math.min(to, start + CHUNK);
            fill(key, start, end, y);
            int i = VectorForm.GAUSSIAN.fills(start, end) ? VectorGaussian.add(deviation, start, end, x, y) : start;
            for (; i < end; i++) {
                y[i] = Math.fma(y[i], deviation, x[i]);
            }
        }
    }

    static void scalarFill(int first, int second, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = number(RandomBits.of(i, first, second));
        }
    }

    private static float number(int bits) {
        float p = Math.fma((float) (bits & ~SIGN), NORMAL_STEP, NORMAL_STEP / 2);
        return Float.intBitsToFloat(Float.floatToRawIntBits(upperQuantile(p)) | (bits & SIGN));
    }

    /**
     * What a standard normal variable exceeds with a probability, within 5 ulp.
     *
     * @param p the probability, from 2^-33 to 1/2
     */
    static float upperQuantile(float p) {
        float q = 0.5f - p;
        if (q <= NORMAL_SPLIT) {
            float r = Math.fma(-q, q, NORMAL_MIDDLE);
            float a = Math.fma(Math.fma(Math.fma(A3, r, A2), r, A1), r, A0);
            float b = Math.fma(Math.fma(Math.fma(B3, r, B2), r, B1), r, 1f);
            return a * q / b;
        }
        float r = (float) Math.sqrt(-Functions.log(p)) - NORMAL_TAIL;
        float c = Math.fma(Math.fma(Math.fma(C3, r, C2), r, C1), r, C0);
        float d = Math.fma(Math.fma(D2, r, D1), r, 1f);
        return c / d;
    }
}
