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
        forward((int) mixed, (int) (mixed >>> 32), dropped(rate), 1f / (1f - rate), 0, from, to, x, y);
    }

    /**
     * The same for whole channels (spatial dropout: Tompson et al., "Efficient object localization using convolutional networks", 2015):
     * what happens to an element is decided by its sample and its channel. Samples are {@code positions} rows of {@code channels}.
     */
    public static void forwardChannels(
            long key, float rate, int fromSample, int toSample, int positions, int channels, float[] x, float[] y) {
        long mixed = RandomBits.mix(key);
        int dropped = dropped(rate);
        float scale = 1f / (1f - rate);
        for (int row = fromSample * positions; row < toSample * positions; row++) {
            int at = row * channels;
            int shift = at - row / positions * channels;
            forward((int) mixed, (int) (mixed >>> 32), dropped, scale, shift, at, at + channels, x, y);
        }
    }

    /**
     * {@code dx[i] = dy[i] / (1 - rate)} where {@link #forward} with the same key and rate keeps, else 0; with
     * {@code accumulate} added (rounded) to {@code dx[i]}. dx may be dy if it does not accumulate.
     */
    public static void gradient(long key, float rate, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        long mixed = RandomBits.mix(key);
        gradient((int) mixed, (int) (mixed >>> 32), dropped(rate), 1f / (1f - rate), 0, from, to, dy, dx, accumulate);
    }

    /** The same for whole channels, as {@link #forwardChannels}. */
    public static void gradientChannels(
            long key,
            float rate,
            int fromSample,
            int toSample,
            int positions,
            int channels,
            float[] dy,
            float[] dx,
            boolean accumulate) {
        long mixed = RandomBits.mix(key);
        int dropped = dropped(rate);
        float scale = 1f / (1f - rate);
        for (int row = fromSample * positions; row < toSample * positions; row++) {
            int at = row * channels;
            int shift = at - row / positions * channels;
            gradient((int) mixed, (int) (mixed >>> 32), dropped, scale, shift, at, at + channels, dy, dx, accumulate);
        }
    }

    /** Element i has the bits of the number {@code i - shift}. */
    private static void forward(
            int first, int second, int dropped, float scale, int shift, int from, int to, float[] x, float[] y) {
        int i = VectorForm.DROPOUT.fills(from, to)
                ? VectorDropout.forward(first, second, dropped, scale, shift, from, to, x, y)
                : from;
        scalarForward(first, second, dropped, scale, shift, i, to, x, y);
    }

    private static void gradient(
            int first,
            int second,
            int dropped,
            float scale,
            int shift,
            int from,
            int to,
            float[] dy,
            float[] dx,
            boolean accumulate) {
        if (!accumulate) {
            forward(first, second, dropped, scale, shift, from, to, dy, dx);
            return;
        }
        int i = VectorForm.DROPOUT.fills(from, to)
                ? VectorDropout.accumulate(first, second, dropped, scale, shift, from, to, dy, dx)
                : from;
        scalarAccumulate(first, second, dropped, scale, shift, i, to, dy, dx);
    }

    static void scalarForward(
            int first, int second, int dropped, float scale, int shift, int from, int to, float[] x, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = hash(i - shift, first, second) >= dropped ? x[i] * scale : 0f;
        }
    }

    static void scalarAccumulate(
            int first, int second, int dropped, float scale, int shift, int from, int to, float[] dy, float[] dx) {
        for (int i = from; i < to; i++) {
            dx[i] += hash(i - shift, first, second) >= dropped ? dy[i] * scale : 0f;
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
