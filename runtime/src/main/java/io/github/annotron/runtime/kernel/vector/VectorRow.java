// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector form of {@code Kernels.dense} for one row. */
public final class VectorRow {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = VectorProduct.LANES;

    /** With fewer multiply-adds a part of a vector costs more than it gains. */
    private static final int WORTH_A_PART = 32;

    private VectorRow() {}

    /** Returns the first column that is left to do. */
    public static int product(
            int columns,
            int depth,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            float[] c,
            int cOffset,
            float floor) {
        int done = RowTiles.product(columns, depth, a, aOffset, b, bOffset, bStride, start, startOffset, c, cOffset);
        if (done > 0 && done < columns && start != c) {
            // A vector that ends with the row: some columns are computed again.
            int last = columns - L;
            RowTiles.tile1(depth, a, aOffset, b, bOffset + last, bStride, start, startOffset + last, c, cOffset + last);
            done = columns;
        }
        if (done < columns && (columns - done) * depth >= WORTH_A_PART) {
            part(
                    columns - done,
                    depth,
                    a,
                    aOffset,
                    b,
                    bOffset + done,
                    bStride,
                    start,
                    startOffset + done,
                    c,
                    cOffset + done);
            done = columns;
        }
        if (floor > Float.NEGATIVE_INFINITY && done > 0) {
            raise(done, c, cOffset, floor);
        }
        return done;
    }

    /** Fewer columns than a vector has: whole vectors of B, of which the lanes behind the columns mean nothing, up to the array's end. */
    private static void part(
            int columns,
            int depth,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            float[] c,
            int cOffset) {
        int room = b.length - L - bOffset;
        int whole = room < 0 ? 0 : Math.min(depth, room / bStride + 1);
        float[] sums = Padding.get(1, 1).c;
        System.arraycopy(start, startOffset, sums, 0, columns);
        RowTiles.tile1(whole, a, aOffset, b, bOffset, bStride, sums, 0, sums, 0);
        for (int j = 0; j < columns; j++) {
            float sum = sums[j];
            for (int p = whole; p < depth; p++) {
                sum = Math.fma(a[aOffset + p], b[bOffset + p * bStride + j], sum);
            }
            c[cOffset + j] = sum;
        }
    }

    /** In a method of its own, for the reason that {@code Tiles} has. */
    private static void raise(int columns, float[] c, int offset, float floor) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector least = FloatVector.broadcast(S, floor);
        int j = 0;
        for (; j <= columns - L; j += L) {
            least.max(FloatVector.fromArray(S, c, offset + j)).intoArray(c, offset + j);
        }
        for (; j < columns; j++) {
            c[offset + j] = Math.max(floor, c[offset + j]);
        }
    }
}
