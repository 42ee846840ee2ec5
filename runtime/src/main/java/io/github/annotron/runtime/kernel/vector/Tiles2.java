// SPDX-License-Identifier: Apache-2.0
// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Micro-kernels of the product for vectors of 2 floats. */
final class Tiles2 {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_64;

    private Tiles2() {}

    /** Computes whole vectors of columns from the given one on; returns the first column that is left. */
    static int product(
            int fromColumn, int columns, int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows,
            int[] aDepth, float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep,
            float[] c, int cOffset, int[] cRows, float floor) {
        int rows = toRow - fromRow;
        int j = fromColumn;
        for (; j <= columns - 2; j += 2) {
            panel1(
                    fromRow, toRow, depth, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        return j;
    }

    private static void panel1(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int most = VectorProduct.MANY_REGISTERS ? 14 : 12;
        int row = fromRow;
        for (int tiles = (toRow - fromRow + most - 1) / most; tiles > 0; tiles--) {
            int rows = (toRow - row) / tiles;
            switch (rows) {
                case 1 -> tile1x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 2 -> tile2x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 3 -> tile3x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 4 -> tile4x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 5 -> tile5x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 6 -> tile6x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 7 -> tile7x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 8 -> tile8x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 9 -> tile9x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 10 -> tile10x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 11 -> tile11x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 12 -> tile12x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 13 -> tile13x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                default -> tile14x1(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
            }
            row += rows;
        }
    }

    private static void tile1x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
    }

    private static void tile2x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
    }

    private static void tile3x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
    }

    private static void tile4x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
    }

    private static void tile5x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        for (int p = 0; p < depth; p++) {
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
    }

    private static void tile6x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        for (int p = 0; p < depth; p++) {
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
    }

    private static void tile7x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        int a4 = aOffset + aRows[row + 4];
        int a5 = aOffset + aRows[row + 5];
        int a6 = aOffset + aRows[row + 6];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        int c2 = cRows[row + 2];
        int c3 = cRows[row + 3];
        int c4 = cRows[row + 4];
        int c5 = cRows[row + 5];
        int c6 = cRows[row + 6];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        for (int p = 0; p < depth; p++) {
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
    }

    private static void tile8x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        for (int p = 0; p < depth; p++) {
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
    }

    private static void tile9x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
    }

    private static void tile10x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        for (int p = 0; p < depth; p++) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s9_0.max(floor).intoArray(c, cOffset + c9);
    }

    private static void tile11x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        for (int p = 0; p < depth; p++) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
            x = FloatVector.broadcast(S, a[a10 + q]);
            s10_0 = x.fma(b0, s10_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s10_0.max(floor).intoArray(c, cOffset + c10);
    }

    private static void tile12x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s11_0 = FloatVector.fromArray(S, start, startOffset + startStep * c11);
        for (int p = 0; p < depth; p++) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
            x = FloatVector.broadcast(S, a[a10 + q]);
            s10_0 = x.fma(b0, s10_0);
            x = FloatVector.broadcast(S, a[a11 + q]);
            s11_0 = x.fma(b0, s11_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s10_0.max(floor).intoArray(c, cOffset + c10);
        s11_0.max(floor).intoArray(c, cOffset + c11);
    }

    private static void tile13x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        int a12 = aOffset + aRows[row + 12];
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
        int c12 = cRows[row + 12];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s11_0 = FloatVector.fromArray(S, start, startOffset + startStep * c11);
        FloatVector s12_0 = FloatVector.fromArray(S, start, startOffset + startStep * c12);
        for (int p = 0; p < depth; p++) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
            x = FloatVector.broadcast(S, a[a10 + q]);
            s10_0 = x.fma(b0, s10_0);
            x = FloatVector.broadcast(S, a[a11 + q]);
            s11_0 = x.fma(b0, s11_0);
            x = FloatVector.broadcast(S, a[a12 + q]);
            s12_0 = x.fma(b0, s12_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s10_0.max(floor).intoArray(c, cOffset + c10);
        s11_0.max(floor).intoArray(c, cOffset + c11);
        s12_0.max(floor).intoArray(c, cOffset + c12);
    }

    private static void tile14x1(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
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
        int a12 = aOffset + aRows[row + 12];
        int a13 = aOffset + aRows[row + 13];
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
        int c12 = cRows[row + 12];
        int c13 = cRows[row + 13];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s11_0 = FloatVector.fromArray(S, start, startOffset + startStep * c11);
        FloatVector s12_0 = FloatVector.fromArray(S, start, startOffset + startStep * c12);
        FloatVector s13_0 = FloatVector.fromArray(S, start, startOffset + startStep * c13);
        for (int p = 0; p < depth; p++) {
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
            x = FloatVector.broadcast(S, a[a8 + q]);
            s8_0 = x.fma(b0, s8_0);
            x = FloatVector.broadcast(S, a[a9 + q]);
            s9_0 = x.fma(b0, s9_0);
            x = FloatVector.broadcast(S, a[a10 + q]);
            s10_0 = x.fma(b0, s10_0);
            x = FloatVector.broadcast(S, a[a11 + q]);
            s11_0 = x.fma(b0, s11_0);
            x = FloatVector.broadcast(S, a[a12 + q]);
            s12_0 = x.fma(b0, s12_0);
            x = FloatVector.broadcast(S, a[a13 + q]);
            s13_0 = x.fma(b0, s13_0);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s10_0.max(floor).intoArray(c, cOffset + c10);
        s11_0.max(floor).intoArray(c, cOffset + c11);
        s12_0.max(floor).intoArray(c, cOffset + c12);
        s13_0.max(floor).intoArray(c, cOffset + c13);
    }
}
