// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorGates;
import java.util.Arrays;

/**
 * What a gate of a recurrent cell does to a row of values, element by element, and the lengths of sequences. Each argument of values
 * is an array and the index of the row's first element; j runs from 0 to {@code count}, exclusive.
 */
public final class Gates {

    private Gates() {}

    /**
     * How many steps of a sequence are valid.
     *
     * @param length a whole number; a fraction counts as a step, not a number as 0
     * @param most the steps of the longest sequence
     * @return from 0 to {@code most}
     */
    public static int steps(float length, int most) {
        return (int) Math.min(most, Math.max(0, Math.ceil(length)));
    }

    /** Sets some columns of a matrix to 0 in the rows [first, last), which begin at {@code at + row * stride}. */
    public static void clear(int first, int last, int columns, float[] matrix, int at, int stride) {
        for (int row = first; row < last; row++) {
            int start = at + row * stride;
            Arrays.fill(matrix, start, start + columns, 0f);
        }
    }

    /** {@code y[j] = a[j] b[j]}; y may be a or b. */
    public static void multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int j = VectorForm.GATES.fills(0, count) ? VectorGates.multiply(count, a, aAt, b, bAt, y, yAt) : 0;
        for (; j < count; j++) {
            y[yAt + j] = a[aAt + j] * b[bAt + j];
        }
    }

    /** {@code y[j] += a[j] b[j]}, rounded once. */
    public static void multiplyAdd(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int j = VectorForm.GATES.fills(0, count) ? VectorGates.multiplyAdd(count, a, aAt, b, bAt, y, yAt) : 0;
        for (; j < count; j++) {
            y[yAt + j] = Math.fma(a[aAt + j], b[bAt + j], y[yAt + j]);
        }
    }

    /** {@code y[j] += x[j]}. */
    public static void add(int count, float[] x, int xAt, float[] y, int yAt) {
        int j = VectorForm.GATES.fills(0, count) ? VectorGates.add(count, x, xAt, y, yAt) : 0;
        for (; j < count; j++) {
            y[yAt + j] += x[xAt + j];
        }
    }

    /** A value between two: {@code y[j] = b[j] + z[j] (a[j] - b[j])}, a where the gate z is 1 and b where it is 0. */
    public static void choose(
            int count, float[] z, int zAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        int j = VectorForm.GATES.fills(0, count) ? VectorGates.choose(count, z, zAt, a, aAt, b, bAt, y, yAt) : 0;
        for (; j < count; j++) {
            y[yAt + j] = Math.fma(z[zAt + j], a[aAt + j] - b[bAt + j], b[bAt + j]);
        }
    }

    /**
     * The gradients of {@link #choose}: {@code dz[j] = dy[j] (a[j] - b[j])}, {@code db[j] = dy[j] (1 - z[j])} and, in dy's place,
     * {@code da[j] = dy[j] z[j]}.
     */
    public static void choice(
            int count,
            float[] z,
            int zAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] dy,
            int dyAt,
            float[] dz,
            int dzAt,
            float[] db,
            int dbAt) {
        int j = VectorForm.GATES.fills(0, count)
                ? VectorGates.choice(count, z, zAt, a, aAt, b, bAt, dy, dyAt, dz, dzAt, db, dbAt)
                : 0;
        for (; j < count; j++) {
            float d = dy[dyAt + j];
            dz[dzAt + j] = d * (a[aAt + j] - b[bAt + j]);
            db[dbAt + j] = d * (1f - z[zAt + j]);
            dy[dyAt + j] = d * z[zAt + j];
        }
    }
}
