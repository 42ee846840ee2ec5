// SPDX-License-Identifier: Apache-2.0
// Written by RowTileWriter, in the tests of this module. Change that, run it, and do not edit this.
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Micro-kernels of one row times a matrix on the machine's longest vectors. */
final class RowTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = VectorProduct.LANES;

    private RowTiles() {}

    /** Computes whole vectors of columns; returns the first column that is left. */
    static int product(
            int columns, int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        int j = 0;
        for (; VectorProduct.MANY_REGISTERS && j <= columns - 16 * L; j += 16 * L) {
            tile16(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
        }
        for (; j <= columns - 8 * L; j += 8 * L) {
            tile8(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
        }
        for (; j <= columns - 4 * L; j += 4 * L) {
            tile4(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
        }
        for (; j <= columns - 2 * L; j += 2 * L) {
            tile2(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
        }
        for (; j <= columns - L; j += L) {
            tile1(depth, a, aOffset, b, bOffset + j, bStride, start, startOffset + j, c, cOffset + j);
        }
        return j;
    }

    static void tile16(
            int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        FloatVector s0 = FloatVector.fromArray(S, start, startOffset);
        FloatVector s1 = FloatVector.fromArray(S, start, startOffset + L);
        FloatVector s2 = FloatVector.fromArray(S, start, startOffset + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, start, startOffset + 3 * L);
        FloatVector s4 = FloatVector.fromArray(S, start, startOffset + 4 * L);
        FloatVector s5 = FloatVector.fromArray(S, start, startOffset + 5 * L);
        FloatVector s6 = FloatVector.fromArray(S, start, startOffset + 6 * L);
        FloatVector s7 = FloatVector.fromArray(S, start, startOffset + 7 * L);
        FloatVector s8 = FloatVector.fromArray(S, start, startOffset + 8 * L);
        FloatVector s9 = FloatVector.fromArray(S, start, startOffset + 9 * L);
        FloatVector s10 = FloatVector.fromArray(S, start, startOffset + 10 * L);
        FloatVector s11 = FloatVector.fromArray(S, start, startOffset + 11 * L);
        FloatVector s12 = FloatVector.fromArray(S, start, startOffset + 12 * L);
        FloatVector s13 = FloatVector.fromArray(S, start, startOffset + 13 * L);
        FloatVector s14 = FloatVector.fromArray(S, start, startOffset + 14 * L);
        FloatVector s15 = FloatVector.fromArray(S, start, startOffset + 15 * L);
        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
            s0 = x.fma(FloatVector.fromArray(S, b, o), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, o + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, o + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, o + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, o + 4 * L), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, o + 5 * L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, o + 6 * L), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, o + 7 * L), s7);
            s8 = x.fma(FloatVector.fromArray(S, b, o + 8 * L), s8);
            s9 = x.fma(FloatVector.fromArray(S, b, o + 9 * L), s9);
            s10 = x.fma(FloatVector.fromArray(S, b, o + 10 * L), s10);
            s11 = x.fma(FloatVector.fromArray(S, b, o + 11 * L), s11);
            s12 = x.fma(FloatVector.fromArray(S, b, o + 12 * L), s12);
            s13 = x.fma(FloatVector.fromArray(S, b, o + 13 * L), s13);
            s14 = x.fma(FloatVector.fromArray(S, b, o + 14 * L), s14);
            s15 = x.fma(FloatVector.fromArray(S, b, o + 15 * L), s15);
        }
        s0.intoArray(c, cOffset);
        s1.intoArray(c, cOffset + L);
        s2.intoArray(c, cOffset + 2 * L);
        s3.intoArray(c, cOffset + 3 * L);
        s4.intoArray(c, cOffset + 4 * L);
        s5.intoArray(c, cOffset + 5 * L);
        s6.intoArray(c, cOffset + 6 * L);
        s7.intoArray(c, cOffset + 7 * L);
        s8.intoArray(c, cOffset + 8 * L);
        s9.intoArray(c, cOffset + 9 * L);
        s10.intoArray(c, cOffset + 10 * L);
        s11.intoArray(c, cOffset + 11 * L);
        s12.intoArray(c, cOffset + 12 * L);
        s13.intoArray(c, cOffset + 13 * L);
        s14.intoArray(c, cOffset + 14 * L);
        s15.intoArray(c, cOffset + 15 * L);
    }

    static void tile8(
            int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        FloatVector s0 = FloatVector.fromArray(S, start, startOffset);
        FloatVector s1 = FloatVector.fromArray(S, start, startOffset + L);
        FloatVector s2 = FloatVector.fromArray(S, start, startOffset + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, start, startOffset + 3 * L);
        FloatVector s4 = FloatVector.fromArray(S, start, startOffset + 4 * L);
        FloatVector s5 = FloatVector.fromArray(S, start, startOffset + 5 * L);
        FloatVector s6 = FloatVector.fromArray(S, start, startOffset + 6 * L);
        FloatVector s7 = FloatVector.fromArray(S, start, startOffset + 7 * L);
        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
            s0 = x.fma(FloatVector.fromArray(S, b, o), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, o + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, o + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, o + 3 * L), s3);
            s4 = x.fma(FloatVector.fromArray(S, b, o + 4 * L), s4);
            s5 = x.fma(FloatVector.fromArray(S, b, o + 5 * L), s5);
            s6 = x.fma(FloatVector.fromArray(S, b, o + 6 * L), s6);
            s7 = x.fma(FloatVector.fromArray(S, b, o + 7 * L), s7);
        }
        s0.intoArray(c, cOffset);
        s1.intoArray(c, cOffset + L);
        s2.intoArray(c, cOffset + 2 * L);
        s3.intoArray(c, cOffset + 3 * L);
        s4.intoArray(c, cOffset + 4 * L);
        s5.intoArray(c, cOffset + 5 * L);
        s6.intoArray(c, cOffset + 6 * L);
        s7.intoArray(c, cOffset + 7 * L);
    }

    static void tile4(
            int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector s0 = FloatVector.fromArray(S, start, startOffset);
        FloatVector s1 = FloatVector.fromArray(S, start, startOffset + L);
        FloatVector s2 = FloatVector.fromArray(S, start, startOffset + 2 * L);
        FloatVector s3 = FloatVector.fromArray(S, start, startOffset + 3 * L);
        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
            s0 = x.fma(FloatVector.fromArray(S, b, o), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, o + L), s1);
            s2 = x.fma(FloatVector.fromArray(S, b, o + 2 * L), s2);
            s3 = x.fma(FloatVector.fromArray(S, b, o + 3 * L), s3);
        }
        s0.intoArray(c, cOffset);
        s1.intoArray(c, cOffset + L);
        s2.intoArray(c, cOffset + 2 * L);
        s3.intoArray(c, cOffset + 3 * L);
    }

    static void tile2(
            int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector s0 = FloatVector.fromArray(S, start, startOffset);
        FloatVector s1 = FloatVector.fromArray(S, start, startOffset + L);
        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
            s0 = x.fma(FloatVector.fromArray(S, b, o), s0);
            s1 = x.fma(FloatVector.fromArray(S, b, o + L), s1);
        }
        s0.intoArray(c, cOffset);
        s1.intoArray(c, cOffset + L);
    }

    static void tile1(
            int depth, float[] a, int aOffset, float[] b, int bOffset, int bStride, float[] start,
            int startOffset, float[] c, int cOffset) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector s0 = FloatVector.fromArray(S, start, startOffset);
        for (int p = 0, o = bOffset; p < depth; p++, o += bStride) {
            FloatVector x = FloatVector.broadcast(S, a[aOffset + p]);
            s0 = x.fma(FloatVector.fromArray(S, b, o), s0);
        }
        s0.intoArray(c, cOffset);
    }
}
