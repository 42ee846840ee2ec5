// SPDX-License-Identifier: Apache-2.0
// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Micro-kernels of the product on the machine's longest vectors. */
final class Tiles {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

    private static final int L = VectorProduct.LANES;

    private Tiles() {}

    /** Computes whole vectors of columns; returns the first column that is left. */
    static int product(
            int columns, int fromRow, int toRow, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows,
            int[] aDepth, float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep,
            float[] c, int cOffset, int[] cRows, float floor) {
        int rows = toRow - fromRow;
        int j = 0;
        for (; rows <= (VectorProduct.MANY_REGISTERS ? 2 : 1) && j <= columns - 8 * L; j += 8 * L) {
            panel8(
                    fromRow, toRow, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; (VectorProduct.MANY_REGISTERS || rows <= 2) && j <= columns - 4 * L; j += 4 * L) {
            panel4(
                    fromRow, toRow, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - 2 * L; j += 2 * L) {
            panel2(
                    fromRow, toRow, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - L; j += L) {
            panel1(
                    fromRow, toRow, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        return j;
    }

    static void panel8(
            int fromRow, int toRow, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth,
            float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c,
            int cOffset, int[] cRows, float floor) {
        int row = fromRow;
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 2; row += 2) {
            tile2x8(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 2, 8 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x8(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, 8 * L, c, cOffset, cRows, floor);
            }
        }
    }

    static void panel4(
            int fromRow, int toRow, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth,
            float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c,
            int cOffset, int[] cRows, float floor) {
        int row = fromRow;
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 6; row += 6) {
            tile6x4(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 6, 4 * L, c, cOffset, cRows, floor);
            }
        }
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 4; row += 4) {
            tile4x4(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 4, 4 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 2; row += 2) {
            tile2x4(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 2, 4 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x4(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, 4 * L, c, cOffset, cRows, floor);
            }
        }
    }

    static void panel2(
            int fromRow, int toRow, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth,
            float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c,
            int cOffset, int[] cRows, float floor) {
        int row = fromRow;
        for (; VectorProduct.MANY_REGISTERS && row <= toRow - 12; row += 12) {
            tile12x2(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 12, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 6; row += 6) {
            tile6x2(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 6, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 4; row += 4) {
            tile4x2(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 4, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 2; row += 2) {
            tile2x2(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 2, 2 * L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x2(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, 2 * L, c, cOffset, cRows, floor);
            }
        }
    }

    static void panel1(
            int fromRow, int toRow, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth,
            float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c,
            int cOffset, int[] cRows, float floor) {
        int row = fromRow;
        for (; row <= toRow - 8; row += 8) {
            tile8x1(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 8, L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 4; row += 4) {
            tile4x1(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 4, L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 2; row += 2) {
            tile2x1(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 2, L, c, cOffset, cRows, floor);
            }
        }
        for (; row <= toRow - 1; row += 1) {
            tile1x1(
                    row, fromTerm, toTerm, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                    startStep, c, cOffset, cRows);
            if (floor > Float.NEGATIVE_INFINITY) {
                raise(row, 1, L, c, cOffset, cRows, floor);
            }
        }
    }

    private static void tile2x8(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 2 * L);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 3 * L);
        FloatVector s0_4 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 4 * L);
        FloatVector s0_5 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 5 * L);
        FloatVector s0_6 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 6 * L);
        FloatVector s0_7 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 7 * L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 2 * L);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 3 * L);
        FloatVector s1_4 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 4 * L);
        FloatVector s1_5 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 5 * L);
        FloatVector s1_6 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 6 * L);
        FloatVector s1_7 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 7 * L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            y = FloatVector.fromArray(S, b, o + L);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            y = FloatVector.fromArray(S, b, o + 2 * L);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            y = FloatVector.fromArray(S, b, o + 3 * L);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
            y = FloatVector.fromArray(S, b, o + 4 * L);
            s0_4 = x0.fma(y, s0_4);
            s1_4 = x1.fma(y, s1_4);
            y = FloatVector.fromArray(S, b, o + 5 * L);
            s0_5 = x0.fma(y, s0_5);
            s1_5 = x1.fma(y, s1_5);
            y = FloatVector.fromArray(S, b, o + 6 * L);
            s0_6 = x0.fma(y, s0_6);
            s1_6 = x1.fma(y, s1_6);
            y = FloatVector.fromArray(S, b, o + 7 * L);
            s0_7 = x0.fma(y, s0_7);
            s1_7 = x1.fma(y, s1_7);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
        s0_4.intoArray(c, cOffset + c0 + 4 * L);
        s0_5.intoArray(c, cOffset + c0 + 5 * L);
        s0_6.intoArray(c, cOffset + c0 + 6 * L);
        s0_7.intoArray(c, cOffset + c0 + 7 * L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s1_2.intoArray(c, cOffset + c1 + 2 * L);
        s1_3.intoArray(c, cOffset + c1 + 3 * L);
        s1_4.intoArray(c, cOffset + c1 + 4 * L);
        s1_5.intoArray(c, cOffset + c1 + 5 * L);
        s1_6.intoArray(c, cOffset + c1 + 6 * L);
        s1_7.intoArray(c, cOffset + c1 + 7 * L);
    }

    private static void tile1x8(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 2 * L);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 3 * L);
        FloatVector s0_4 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 4 * L);
        FloatVector s0_5 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 5 * L);
        FloatVector s0_6 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 6 * L);
        FloatVector s0_7 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 7 * L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + L);
            s0_1 = x0.fma(y, s0_1);
            y = FloatVector.fromArray(S, b, o + 2 * L);
            s0_2 = x0.fma(y, s0_2);
            y = FloatVector.fromArray(S, b, o + 3 * L);
            s0_3 = x0.fma(y, s0_3);
            y = FloatVector.fromArray(S, b, o + 4 * L);
            s0_4 = x0.fma(y, s0_4);
            y = FloatVector.fromArray(S, b, o + 5 * L);
            s0_5 = x0.fma(y, s0_5);
            y = FloatVector.fromArray(S, b, o + 6 * L);
            s0_6 = x0.fma(y, s0_6);
            y = FloatVector.fromArray(S, b, o + 7 * L);
            s0_7 = x0.fma(y, s0_7);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
        s0_4.intoArray(c, cOffset + c0 + 4 * L);
        s0_5.intoArray(c, cOffset + c0 + 5 * L);
        s0_6.intoArray(c, cOffset + c0 + 6 * L);
        s0_7.intoArray(c, cOffset + c0 + 7 * L);
    }

    private static void tile6x4(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
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
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            s0_2 = x.fma(b2, s0_2);
            s0_3 = x.fma(b3, s0_3);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            s1_2 = x.fma(b2, s1_2);
            s1_3 = x.fma(b3, s1_3);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
            s2_2 = x.fma(b2, s2_2);
            s2_3 = x.fma(b3, s2_3);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            s3_1 = x.fma(b1, s3_1);
            s3_2 = x.fma(b2, s3_2);
            s3_3 = x.fma(b3, s3_3);
            x = FloatVector.broadcast(S, a[a4 + q]);
            s4_0 = x.fma(b0, s4_0);
            s4_1 = x.fma(b1, s4_1);
            s4_2 = x.fma(b2, s4_2);
            s4_3 = x.fma(b3, s4_3);
            x = FloatVector.broadcast(S, a[a5 + q]);
            s5_0 = x.fma(b0, s5_0);
            s5_1 = x.fma(b1, s5_1);
            s5_2 = x.fma(b2, s5_2);
            s5_3 = x.fma(b3, s5_3);
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

    private static void tile4x4(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
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
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            s0_2 = x.fma(b2, s0_2);
            s0_3 = x.fma(b3, s0_3);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            s1_2 = x.fma(b2, s1_2);
            s1_3 = x.fma(b3, s1_3);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
            s2_2 = x.fma(b2, s2_2);
            s2_3 = x.fma(b3, s2_3);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            s3_1 = x.fma(b1, s3_1);
            s3_2 = x.fma(b2, s3_2);
            s3_3 = x.fma(b3, s3_3);
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
    }

    private static void tile2x4(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 2 * L);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 3 * L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 2 * L);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 3 * L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            y = FloatVector.fromArray(S, b, o + L);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            y = FloatVector.fromArray(S, b, o + 2 * L);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            y = FloatVector.fromArray(S, b, o + 3 * L);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s1_2.intoArray(c, cOffset + c1 + 2 * L);
        s1_3.intoArray(c, cOffset + c1 + 3 * L);
    }

    private static void tile1x4(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
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
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + L);
            s0_1 = x0.fma(y, s0_1);
            y = FloatVector.fromArray(S, b, o + 2 * L);
            s0_2 = x0.fma(y, s0_2);
            y = FloatVector.fromArray(S, b, o + 3 * L);
            s0_3 = x0.fma(y, s0_3);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s0_2.intoArray(c, cOffset + c0 + 2 * L);
        s0_3.intoArray(c, cOffset + c0 + 3 * L);
    }

    private static void tile12x2(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int a6 = aOffset + aRows[row + 6];
        int a7 = aOffset + aRows[row + 7];
        int a8 = aOffset + aRows[row + 8];
        int a9 = aOffset + aRows[row + 9];
        int a10 = aOffset + aRows[row + 10];
        int a11 = aOffset + aRows[row + 11];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        int c6 = cRows[row + 6];
        int c7 = cRows[row + 7];
        int c8 = cRows[row + 8];
        int c9 = cRows[row + 9];
        int c10 = cRows[row + 10];
        int c11 = cRows[row + 11];
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
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s9_1 = FloatVector.fromArray(S, start, startOffset + startStep * c9 + L);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s10_1 = FloatVector.fromArray(S, start, startOffset + startStep * c10 + L);
        FloatVector s11_0 = FloatVector.fromArray(S, start, startOffset + startStep * c11);
        FloatVector s11_1 = FloatVector.fromArray(S, start, startOffset + startStep * c11 + L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            s3_1 = x.fma(b1, s3_1);
            x = FloatVector.broadcast(S, a[a4 + q]);
            s4_0 = x.fma(b0, s4_0);
            s4_1 = x.fma(b1, s4_1);
            x = FloatVector.broadcast(S, a[a5 + q]);
            s5_0 = x.fma(b0, s5_0);
            s5_1 = x.fma(b1, s5_1);
            x = FloatVector.broadcast(S, a[a6 + q]);
            s6_0 = x.fma(b0, s6_0);
            s6_1 = x.fma(b1, s6_1);
            x = FloatVector.broadcast(S, a[a7 + q]);
            s7_0 = x.fma(b0, s7_0);
            s7_1 = x.fma(b1, s7_1);
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            s8_1 = x.fma(b1, s8_1);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
            s9_1 = x.fma(b1, s9_1);
            x = FloatVector.broadcast(S, a[a10 + q]);
            s10_0 = x.fma(b0, s10_0);
            s10_1 = x.fma(b1, s10_1);
            x = FloatVector.broadcast(S, a[a11 + q]);
            s11_0 = x.fma(b0, s11_0);
            s11_1 = x.fma(b1, s11_1);
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
        s9_0.intoArray(c, cOffset + c9);
        s9_1.intoArray(c, cOffset + c9 + L);
        s10_0.intoArray(c, cOffset + c10);
        s10_1.intoArray(c, cOffset + c10 + L);
        s11_0.intoArray(c, cOffset + c11);
        s11_1.intoArray(c, cOffset + c11 + L);
    }

    private static void tile6x2(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
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
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            s3_1 = x.fma(b1, s3_1);
            x = FloatVector.broadcast(S, a[a4 + q]);
            s4_0 = x.fma(b0, s4_0);
            s4_1 = x.fma(b1, s4_1);
            x = FloatVector.broadcast(S, a[a5 + q]);
            s5_0 = x.fma(b0, s5_0);
            s5_1 = x.fma(b1, s5_1);
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

    private static void tile4x2(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + L);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            s3_1 = x.fma(b1, s3_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
        s2_0.intoArray(c, cOffset + c2);
        s2_1.intoArray(c, cOffset + c2 + L);
        s3_0.intoArray(c, cOffset + c3);
        s3_1.intoArray(c, cOffset + c3 + L);
    }

    private static void tile2x2(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + L);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
        s1_0.intoArray(c, cOffset + c1);
        s1_1.intoArray(c, cOffset + c1 + L);
    }

    private static void tile1x2(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + L);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + L);
            s0_1 = x0.fma(y, s0_1);
        }
        s0_0.intoArray(c, cOffset + c0);
        s0_1.intoArray(c, cOffset + c0 + L);
    }

    private static void tile8x1(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int a6 = aOffset + aRows[row + 6];
        int a7 = aOffset + aRows[row + 7];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        int c6 = cRows[row + 6];
        int c7 = cRows[row + 7];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
            x = FloatVector.broadcast(S, a[a4 + q]);
            s4_0 = x.fma(b0, s4_0);
            x = FloatVector.broadcast(S, a[a5 + q]);
            s5_0 = x.fma(b0, s5_0);
            x = FloatVector.broadcast(S, a[a6 + q]);
            s6_0 = x.fma(b0, s6_0);
            x = FloatVector.broadcast(S, a[a7 + q]);
            s7_0 = x.fma(b0, s7_0);
        }
        s0_0.intoArray(c, cOffset + c0);
        s1_0.intoArray(c, cOffset + c1);
        s2_0.intoArray(c, cOffset + c2);
        s3_0.intoArray(c, cOffset + c3);
        s4_0.intoArray(c, cOffset + c4);
        s5_0.intoArray(c, cOffset + c5);
        s6_0.intoArray(c, cOffset + c6);
        s7_0.intoArray(c, cOffset + c7);
    }

    private static void tile4x1(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
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
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            x = FloatVector.broadcast(S, a[a3 + q]);
            s3_0 = x.fma(b0, s3_0);
        }
        s0_0.intoArray(c, cOffset + c0);
        s1_0.intoArray(c, cOffset + c1);
        s2_0.intoArray(c, cOffset + c2);
        s3_0.intoArray(c, cOffset + c3);
    }

    private static void tile2x1(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
        }
        s0_0.intoArray(c, cOffset + c0);
        s1_0.intoArray(c, cOffset + c1);
    }

    private static void tile1x1(
            int row, int fromTerm, int toTerm, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows) {
        switch (L) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        for (int p = fromTerm; p < toTerm; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
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
