// SPDX-License-Identifier: Apache-2.0
// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Micro-kernels of the product of each channel by itself on the machine's longest vectors. */
final class ChannelTiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = VectorProduct.LANES;

    private ChannelTiles() {}

    /** Computes whole vectors of columns; returns the first column that is left. */
    static int product(
            int columns, int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth,
            float[] b, int bOffset, int[] bDepth, float[] start, int startOffset, int startStep, float[] c,
            int cOffset, int[] cRows, float floor) {
        int rows = toRow - fromRow;
        int j = 0;
        for (; VectorProduct.MANY_REGISTERS && depth < rows && j <= columns - 4 * L; j += 4 * L) {
            panel4(
                    fromRow, toRow, depth, a, aOffset + j, aRows, aDepth, b, bOffset + j, bDepth, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - 2 * L; j += 2 * L) {
            panel2(
                    fromRow, toRow, depth, a, aOffset + j, aRows, aDepth, b, bOffset + j, bDepth, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - L; j += L) {
            panel1(
                    fromRow, toRow, depth, a, aOffset + j, aRows, aDepth, b, bOffset + j, bDepth, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        return j;
    }

    static void panel4(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int row = fromRow;
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 6; row += 6) {
            tile6x4(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 6, 4 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x4(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, 4 * L, c, cOffset, cRows, floor);
            }
        }
    }

    static void panel2(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int row = fromRow;
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 9; row += 9) {
            tile9x2(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 9, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 6; row += 6) {
            tile6x2(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 6, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x2(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, 2 * L, c, cOffset, cRows, floor);
            }
        }
    }

    static void panel1(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int row = fromRow;
        for (; row <= toRow - 9; row += 9) {
            tile9x1(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 9, L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 4; row += 4) {
            tile4x1(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 4, L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x1(
                    row, depth, a, aOffset, aRows, aDepth, b, bOffset, bDepth, start, startOffset, startStep, c,
                    cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, L, c, cOffset, cRows, floor);
            }
        }
    }

    private static void tile6x4(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 2 * L);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 3 * L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 2 * L);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 3 * L);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + L);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 2 * L);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 3 * L);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + L);
        FloatVector s3_2 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 2 * L);
        FloatVector s3_3 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 3 * L);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + L);
        FloatVector s4_2 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 2 * L);
        FloatVector s4_3 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 3 * L);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + L);
        FloatVector s5_2 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 2 * L);
        FloatVector s5_3 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 3 * L);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 3 * L);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s0_1 = FloatVector.fromArray(S, a, a0 + q + L).fma(b1, s0_1);
            s0_2 = FloatVector.fromArray(S, a, a0 + q + 2 * L).fma(b2, s0_2);
            s0_3 = FloatVector.fromArray(S, a, a0 + q + 3 * L).fma(b3, s0_3);
            s1_0 = FloatVector.fromArray(S, a, a1 + q).fma(b0, s1_0);
            s1_1 = FloatVector.fromArray(S, a, a1 + q + L).fma(b1, s1_1);
            s1_2 = FloatVector.fromArray(S, a, a1 + q + 2 * L).fma(b2, s1_2);
            s1_3 = FloatVector.fromArray(S, a, a1 + q + 3 * L).fma(b3, s1_3);
            s2_0 = FloatVector.fromArray(S, a, a2 + q).fma(b0, s2_0);
            s2_1 = FloatVector.fromArray(S, a, a2 + q + L).fma(b1, s2_1);
            s2_2 = FloatVector.fromArray(S, a, a2 + q + 2 * L).fma(b2, s2_2);
            s2_3 = FloatVector.fromArray(S, a, a2 + q + 3 * L).fma(b3, s2_3);
            s3_0 = FloatVector.fromArray(S, a, a3 + q).fma(b0, s3_0);
            s3_1 = FloatVector.fromArray(S, a, a3 + q + L).fma(b1, s3_1);
            s3_2 = FloatVector.fromArray(S, a, a3 + q + 2 * L).fma(b2, s3_2);
            s3_3 = FloatVector.fromArray(S, a, a3 + q + 3 * L).fma(b3, s3_3);
            s4_0 = FloatVector.fromArray(S, a, a4 + q).fma(b0, s4_0);
            s4_1 = FloatVector.fromArray(S, a, a4 + q + L).fma(b1, s4_1);
            s4_2 = FloatVector.fromArray(S, a, a4 + q + 2 * L).fma(b2, s4_2);
            s4_3 = FloatVector.fromArray(S, a, a4 + q + 3 * L).fma(b3, s4_3);
            s5_0 = FloatVector.fromArray(S, a, a5 + q).fma(b0, s5_0);
            s5_1 = FloatVector.fromArray(S, a, a5 + q + L).fma(b1, s5_1);
            s5_2 = FloatVector.fromArray(S, a, a5 + q + 2 * L).fma(b2, s5_2);
            s5_3 = FloatVector.fromArray(S, a, a5 + q + 3 * L).fma(b3, s5_3);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s1_2.intoArray(c, cOffset + c1 + 2 * L);
        s1_3.intoArray(c, cOffset + c1 + 3 * L);
        s2_0.intoArray(c, cOffset + c2);
        s2_1.intoArray(c, cOffset + c2 + L);
        s2_2.intoArray(c, cOffset + c2 + 2 * L);
        s2_3.intoArray(c, cOffset + c2 + 3 * L);
        s3_0.intoArray(c, cOffset + c3);
        s3_1.intoArray(c, cOffset + c3 + L);
        s3_2.intoArray(c, cOffset + c3 + 2 * L);
        s3_3.intoArray(c, cOffset + c3 + 3 * L);
        s4_0.intoArray(c, cOffset + c4);
        s4_1.intoArray(c, cOffset + c4 + L);
        s4_2.intoArray(c, cOffset + c4 + 2 * L);
        s4_3.intoArray(c, cOffset + c4 + 3 * L);
        s5_0.intoArray(c, cOffset + c5);
        s5_1.intoArray(c, cOffset + c5 + L);
        s5_2.intoArray(c, cOffset + c5 + 2 * L);
        s5_3.intoArray(c, cOffset + c5 + 3 * L);
    }

    private static void tile1x4(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 2 * L);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 3 * L);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 3 * L);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s0_1 = FloatVector.fromArray(S, a, a0 + q + L).fma(b1, s0_1);
            s0_2 = FloatVector.fromArray(S, a, a0 + q + 2 * L).fma(b2, s0_2);
            s0_3 = FloatVector.fromArray(S, a, a0 + q + 3 * L).fma(b3, s0_3);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
    }

    private static void tile9x2(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int a6 = aOffset + aRows[row + 6];
        int a7 = aOffset + aRows[row + 7];
        int a8 = aOffset + aRows[row + 8];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        int c6 = cRows[row + 6];
        int c7 = cRows[row + 7];
        int c8 = cRows[row + 8];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + L);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + L);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + L);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + L);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + L);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + L);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s8_1 = FloatVector.fromArray(S, start, startOffset + startStep * c8 + L);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s0_1 = FloatVector.fromArray(S, a, a0 + q + L).fma(b1, s0_1);
            s1_0 = FloatVector.fromArray(S, a, a1 + q).fma(b0, s1_0);
            s1_1 = FloatVector.fromArray(S, a, a1 + q + L).fma(b1, s1_1);
            s2_0 = FloatVector.fromArray(S, a, a2 + q).fma(b0, s2_0);
            s2_1 = FloatVector.fromArray(S, a, a2 + q + L).fma(b1, s2_1);
            s3_0 = FloatVector.fromArray(S, a, a3 + q).fma(b0, s3_0);
            s3_1 = FloatVector.fromArray(S, a, a3 + q + L).fma(b1, s3_1);
            s4_0 = FloatVector.fromArray(S, a, a4 + q).fma(b0, s4_0);
            s4_1 = FloatVector.fromArray(S, a, a4 + q + L).fma(b1, s4_1);
            s5_0 = FloatVector.fromArray(S, a, a5 + q).fma(b0, s5_0);
            s5_1 = FloatVector.fromArray(S, a, a5 + q + L).fma(b1, s5_1);
            s6_0 = FloatVector.fromArray(S, a, a6 + q).fma(b0, s6_0);
            s6_1 = FloatVector.fromArray(S, a, a6 + q + L).fma(b1, s6_1);
            s7_0 = FloatVector.fromArray(S, a, a7 + q).fma(b0, s7_0);
            s7_1 = FloatVector.fromArray(S, a, a7 + q + L).fma(b1, s7_1);
            s8_0 = FloatVector.fromArray(S, a, a8 + q).fma(b0, s8_0);
            s8_1 = FloatVector.fromArray(S, a, a8 + q + L).fma(b1, s8_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s2_0.intoArray(c, cOffset + c2);
        s2_1.intoArray(c, cOffset + c2 + L);
        s3_0.intoArray(c, cOffset + c3);
        s3_1.intoArray(c, cOffset + c3 + L);
        s4_0.intoArray(c, cOffset + c4);
        s4_1.intoArray(c, cOffset + c4 + L);
        s5_0.intoArray(c, cOffset + c5);
        s5_1.intoArray(c, cOffset + c5 + L);
        s6_0.intoArray(c, cOffset + c6);
        s6_1.intoArray(c, cOffset + c6 + L);
        s7_0.intoArray(c, cOffset + c7);
        s7_1.intoArray(c, cOffset + c7 + L);
        s8_0.intoArray(c, cOffset + c8);
        s8_1.intoArray(c, cOffset + c8 + L);
    }

    private static void tile6x2(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + L);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + L);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + L);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + L);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s0_1 = FloatVector.fromArray(S, a, a0 + q + L).fma(b1, s0_1);
            s1_0 = FloatVector.fromArray(S, a, a1 + q).fma(b0, s1_0);
            s1_1 = FloatVector.fromArray(S, a, a1 + q + L).fma(b1, s1_1);
            s2_0 = FloatVector.fromArray(S, a, a2 + q).fma(b0, s2_0);
            s2_1 = FloatVector.fromArray(S, a, a2 + q + L).fma(b1, s2_1);
            s3_0 = FloatVector.fromArray(S, a, a3 + q).fma(b0, s3_0);
            s3_1 = FloatVector.fromArray(S, a, a3 + q + L).fma(b1, s3_1);
            s4_0 = FloatVector.fromArray(S, a, a4 + q).fma(b0, s4_0);
            s4_1 = FloatVector.fromArray(S, a, a4 + q + L).fma(b1, s4_1);
            s5_0 = FloatVector.fromArray(S, a, a5 + q).fma(b0, s5_0);
            s5_1 = FloatVector.fromArray(S, a, a5 + q + L).fma(b1, s5_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s2_0.intoArray(c, cOffset + c2);
        s2_1.intoArray(c, cOffset + c2 + L);
        s3_0.intoArray(c, cOffset + c3);
        s3_1.intoArray(c, cOffset + c3 + L);
        s4_0.intoArray(c, cOffset + c4);
        s4_1.intoArray(c, cOffset + c4 + L);
        s5_0.intoArray(c, cOffset + c5);
        s5_1.intoArray(c, cOffset + c5 + L);
    }

    private static void tile1x2(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s0_1 = FloatVector.fromArray(S, a, a0 + q + L).fma(b1, s0_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
    }

    private static void tile9x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int a6 = aOffset + aRows[row + 6];
        int a7 = aOffset + aRows[row + 7];
        int a8 = aOffset + aRows[row + 8];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        int c6 = cRows[row + 6];
        int c7 = cRows[row + 7];
        int c8 = cRows[row + 8];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s1_0 = FloatVector.fromArray(S, a, a1 + q).fma(b0, s1_0);
            s2_0 = FloatVector.fromArray(S, a, a2 + q).fma(b0, s2_0);
            s3_0 = FloatVector.fromArray(S, a, a3 + q).fma(b0, s3_0);
            s4_0 = FloatVector.fromArray(S, a, a4 + q).fma(b0, s4_0);
            s5_0 = FloatVector.fromArray(S, a, a5 + q).fma(b0, s5_0);
            s6_0 = FloatVector.fromArray(S, a, a6 + q).fma(b0, s6_0);
            s7_0 = FloatVector.fromArray(S, a, a7 + q).fma(b0, s7_0);
            s8_0 = FloatVector.fromArray(S, a, a8 + q).fma(b0, s8_0);
        }
        s0_0.intoArray(c, cOffset + c0);
        s1_0.intoArray(c, cOffset + c1);
        s2_0.intoArray(c, cOffset + c2);
        s3_0.intoArray(c, cOffset + c3);
        s4_0.intoArray(c, cOffset + c4);
        s5_0.intoArray(c, cOffset + c5);
        s6_0.intoArray(c, cOffset + c6);
        s7_0.intoArray(c, cOffset + c7);
        s8_0.intoArray(c, cOffset + c8);
    }

    private static void tile4x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
            s1_0 = FloatVector.fromArray(S, a, a1 + q).fma(b0, s1_0);
            s2_0 = FloatVector.fromArray(S, a, a2 + q).fma(b0, s2_0);
            s3_0 = FloatVector.fromArray(S, a, a3 + q).fma(b0, s3_0);
        }
        s0_0.intoArray(c, cOffset + c0);
        s1_0.intoArray(c, cOffset + c1);
        s2_0.intoArray(c, cOffset + c2);
        s3_0.intoArray(c, cOffset + c3);
    }

    private static void tile1x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int[] bDepth, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + bDepth[p];
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            s0_0 = FloatVector.fromArray(S, a, a0 + q).fma(b0, s0_0);
        }
        s0_0.intoArray(c, cOffset + c0);
    }

    private static void raise(
            int row, int rows, int columns, float[] c, int cOffset, int[] cRows, float floor) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector least = FloatVector.broadcast(S, floor);
        for (int r = row; r < row + rows; r++) {
            int o = cOffset + cRows[r];
            for (int j = 0; j < columns; j += L) {
                least.max(FloatVector.fromArray(S, c, o + j)).intoArray(c, o + j);
            }
        }
    }
}
