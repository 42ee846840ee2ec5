// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.util.Arrays;

/**
 * Sums of rows that {@link FmaLoops} add terms to, each a row as well and in an array of its own. The arrays belong to a thread; there are
 * as many as it has needed.
 */
final class LongSums {

    /** The longest row: four sums and four terms of it fill half of a first cache of 32 KiB. */
    static final int WIDTH = 512;

    /** How many terms there are at a time, a multiple of four: of the longest rows they fill half of a second cache of 512 KiB. */
    static final int DEPTH = 128;

    /** What a thread has at most. */
    static final long MOST_BYTES = 4L * WIDTH * (DEPTH + ColumnLoops.MOST);

    private static final ThreadLocal<LongSums> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected LongSums initialValue() {
            return new LongSums();
        }
    };

    /** The sums. */
    float[][] sums = {};

    /** The terms. */
    float[][] terms = {};

    /** The offset of each term's coefficients. */
    final int[] offsets = new int[DEPTH];

    /** The ends of runs of neighbours in a table of offsets. */
    final int[] ends = new int[WIDTH];

    /** Coefficients of the last terms where their number is no multiple of four. */
    private final float[] last = new float[16];

    private LongSums() {}

    /** Those of the thread, with at least so many arrays; rounded up to a multiple of four. */
    static LongSums get(int sums, int terms) {
        LongSums the = OF_THREAD.get();
        the.sums = atLeast(sums, the.sums);
        the.terms = atLeast(terms, the.terms);
        return the;
    }

    private static float[][] atLeast(int count, float[][] arrays) {
        if (arrays.length >= count) {
            return arrays;
        }
        float[][] more = Arrays.copyOf(arrays, (int) roundedUp(count));
        for (int i = arrays.length; i < more.length; i++) {
            more[i] = new float[WIDTH];
        }
        return more;
    }

    private static long roundedUp(long count) {
        return (count + 3) & ~3;
    }

    /** The bytes of the arrays that {@link #get} leaves. */
    static long bytes(long sums, long terms) {
        return (long) Float.BYTES * WIDTH * (roundedUp(sums) + roundedUp(terms))
                + (long) Integer.BYTES * (DEPTH + WIDTH);
    }

    /** The length of the parts that a length is cut into so that none is longer than {@link #WIDTH}. */
    static int part(int length) {
        int parts = (length + WIDTH - 1) / WIDTH;
        return parts == 0 ? WIDTH : (length + parts - 1) / parts;
    }

    /**
     * Makes the number of terms a multiple of four by zeros. With a coefficient of -0 they add -0, which leaves every sum as it is, also
     * one of -0.
     */
    void fillUp(int width, int count) {
        for (int p = count; p % 4 != 0; p++) {
            Arrays.fill(terms[p], 0, width, 0f);
        }
    }

    /**
     * Adds terms to sums: {@code sums[first + r] += a[rows[row + r] + offsets[p]] * terms[p]} for r in [0, count), p in [0, depth).
     *
     * @param count of sums, 1 to 4
     */
    void add(int width, int depth, int first, int count, float[] a, int[] rows, int row) {
        if (count == 4) {
            addToFour(
                    width,
                    depth,
                    sums[first],
                    sums[first + 1],
                    sums[first + 2],
                    sums[first + 3],
                    a,
                    rows[row],
                    rows[row + 1],
                    rows[row + 2],
                    rows[row + 3]);
        } else {
            for (int r = 0; r < count; r++) {
                addToOne(width, depth, sums[first + r], a, rows[row + r]);
            }
        }
    }

    private void addToFour(
            int width,
            int depth,
            float[] s0,
            float[] s1,
            float[] s2,
            float[] s3,
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3) {
        float[][] b = terms;
        int[] q = offsets;
        int p = 0;
        for (; p <= depth - 4; p += 4) {
            FmaLoops.addToFour(
                    width, s0, s1, s2, s3, b[p], b[p + 1], b[p + 2], b[p + 3], a, a0, a1, a2, a3, q[p], q[p + 1],
                    q[p + 2], q[p + 3]);
        }
        if (p < depth) {
            takeLast(p, depth, a, a0, 0);
            takeLast(p, depth, a, a1, 4);
            takeLast(p, depth, a, a2, 8);
            takeLast(p, depth, a, a3, 12);
            FmaLoops.addToFour(
                    width, s0, s1, s2, s3, b[p], b[p + 1], b[p + 2], b[p + 3], last, 0, 4, 8, 12, 0, 1, 2, 3);
        }
    }

    private void addToOne(int width, int depth, float[] s, float[] a, int a0) {
        float[][] b = terms;
        int[] q = offsets;
        int p = 0;
        for (; p <= depth - 8; p += 8) {
            FmaLoops.addEightToOne(
                    width, s, b[p], b[p + 1], b[p + 2], b[p + 3], b[p + 4], b[p + 5], b[p + 6], b[p + 7], a, a0, q, p);
        }
        if (p <= depth - 4) {
            FmaLoops.addToOne(width, s, b[p], b[p + 1], b[p + 2], b[p + 3], a, a0, q[p], q[p + 1], q[p + 2], q[p + 3]);
            p += 4;
        }
        if (p < depth) {
            takeLast(p, depth, a, a0, 0);
            FmaLoops.addToOne(width, s, b[p], b[p + 1], b[p + 2], b[p + 3], last, 0, 0, 1, 2, 3);
        }
    }

    private void takeLast(int p, int depth, float[] a, int a0, int at) {
        for (int t = 0; t < 4; t++) {
            last[at + t] = p + t < depth ? a[a0 + offsets[p + t]] : -0f;
        }
    }
}
