// SPDX-License-Identifier: Apache-2.0
// Written by TileWriter, in the tests of this module. Change that, run it, and do not edit this.
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Micro-kernels of the product for vectors of 16 floats. */
final class Tiles16 {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_512;

    private Tiles16() {}

    /** Computes whole vectors of columns from the given one on; returns the first column that is left. */
    static int product(
            int fromColumn, int columns, int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows,
            int[] aDepth, float[] b, int bOffset, int bStride, float[] start, int startOffset, int startStep,
            float[] c, int cOffset, int[] cRows, float floor) {
        int rows = toRow - fromRow;
        int j = fromColumn;
        for (; rows <= (VectorProduct.MANY_REGISTERS ? 3 : 1) && j <= columns - 128; j += 128) {
            panel8(
                    fromRow, toRow, depth, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; (VectorProduct.MANY_REGISTERS || rows <= 2) && j <= columns - 64; j += 64) {
            panel4(
                    fromRow, toRow, depth, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - 32; j += 32) {
            panel2(
                    fromRow, toRow, depth, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        for (; j <= columns - 16; j += 16) {
            panel1(
                    fromRow, toRow, depth, a, aOffset, aRows, aDepth, b, bOffset + j, bStride, start,
                    startOffset + j, startStep, c, cOffset + j, cRows, floor);
        }
        return j;
    }

    private static void panel8(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int most = VectorProduct.MANY_REGISTERS ? 3 : 1;
        int row = fromRow;
        for (int tiles = (toRow - fromRow + most - 1) / most; tiles > 0; tiles--) {
            int rows = (toRow - row) / tiles;
            switch (rows) {
                case 1 -> tile1x8(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 2 -> tile2x8(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                default -> tile3x8(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
            }
            row += rows;
        }
    }

    private static void panel4(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int most = VectorProduct.MANY_REGISTERS ? 6 : 2;
        int row = fromRow;
        for (int tiles = (toRow - fromRow + most - 1) / most; tiles > 0; tiles--) {
            int rows = (toRow - row) / tiles;
            switch (rows) {
                case 1 -> tile1x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 2 -> tile2x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 3 -> tile3x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 4 -> tile4x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 5 -> tile5x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                default -> tile6x4(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
            }
            row += rows;
        }
    }

    private static void panel2(
            int fromRow, int toRow, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b,
            int bOffset, int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset,
            int[] cRows, float floor) {
        int most = VectorProduct.MANY_REGISTERS ? 12 : 6;
        int row = fromRow;
        for (int tiles = (toRow - fromRow + most - 1) / most; tiles > 0; tiles--) {
            int rows = (toRow - row) / tiles;
            switch (rows) {
                case 1 -> tile1x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 2 -> tile2x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 3 -> tile3x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 4 -> tile4x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 5 -> tile5x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 6 -> tile6x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 7 -> tile7x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 8 -> tile8x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 9 -> tile9x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 10 -> tile10x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                case 11 -> tile11x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
                default -> tile12x2(
                        row, depth, a, aOffset, aRows, aDepth, b, bOffset, bStride, start, startOffset,
                        startStep, c, cOffset, cRows, floor);
            }
            row += rows;
        }
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

    private static void tile1x8(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s0_4 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 64);
        FloatVector s0_5 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 80);
        FloatVector s0_6 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 96);
        FloatVector s0_7 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 112);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
            y = FloatVector.fromArray(S, b, o + 64);
            s0_4 = x0.fma(y, s0_4);
            y = FloatVector.fromArray(S, b, o + 80);
            s0_5 = x0.fma(y, s0_5);
            y = FloatVector.fromArray(S, b, o + 96);
            s0_6 = x0.fma(y, s0_6);
            y = FloatVector.fromArray(S, b, o + 112);
            s0_7 = x0.fma(y, s0_7);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s0_4.max(floor).intoArray(c, cOffset + c0 + 64);
        s0_5.max(floor).intoArray(c, cOffset + c0 + 80);
        s0_6.max(floor).intoArray(c, cOffset + c0 + 96);
        s0_7.max(floor).intoArray(c, cOffset + c0 + 112);
    }

    private static void tile2x8(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s0_4 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 64);
        FloatVector s0_5 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 80);
        FloatVector s0_6 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 96);
        FloatVector s0_7 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 112);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s1_4 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 64);
        FloatVector s1_5 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 80);
        FloatVector s1_6 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 96);
        FloatVector s1_7 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 112);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
            y = FloatVector.fromArray(S, b, o + 64);
            s0_4 = x0.fma(y, s0_4);
            s1_4 = x1.fma(y, s1_4);
            y = FloatVector.fromArray(S, b, o + 80);
            s0_5 = x0.fma(y, s0_5);
            s1_5 = x1.fma(y, s1_5);
            y = FloatVector.fromArray(S, b, o + 96);
            s0_6 = x0.fma(y, s0_6);
            s1_6 = x1.fma(y, s1_6);
            y = FloatVector.fromArray(S, b, o + 112);
            s0_7 = x0.fma(y, s0_7);
            s1_7 = x1.fma(y, s1_7);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s0_4.max(floor).intoArray(c, cOffset + c0 + 64);
        s0_5.max(floor).intoArray(c, cOffset + c0 + 80);
        s0_6.max(floor).intoArray(c, cOffset + c0 + 96);
        s0_7.max(floor).intoArray(c, cOffset + c0 + 112);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s1_4.max(floor).intoArray(c, cOffset + c1 + 64);
        s1_5.max(floor).intoArray(c, cOffset + c1 + 80);
        s1_6.max(floor).intoArray(c, cOffset + c1 + 96);
        s1_7.max(floor).intoArray(c, cOffset + c1 + 112);
    }

    private static void tile3x8(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s0_4 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 64);
        FloatVector s0_5 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 80);
        FloatVector s0_6 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 96);
        FloatVector s0_7 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 112);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s1_4 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 64);
        FloatVector s1_5 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 80);
        FloatVector s1_6 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 96);
        FloatVector s1_7 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 112);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 32);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 48);
        FloatVector s2_4 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 64);
        FloatVector s2_5 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 80);
        FloatVector s2_6 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 96);
        FloatVector s2_7 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 112);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            s2_0 = x2.fma(y, s2_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            s2_1 = x2.fma(y, s2_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            s2_2 = x2.fma(y, s2_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
            s2_3 = x2.fma(y, s2_3);
            y = FloatVector.fromArray(S, b, o + 64);
            s0_4 = x0.fma(y, s0_4);
            s1_4 = x1.fma(y, s1_4);
            s2_4 = x2.fma(y, s2_4);
            y = FloatVector.fromArray(S, b, o + 80);
            s0_5 = x0.fma(y, s0_5);
            s1_5 = x1.fma(y, s1_5);
            s2_5 = x2.fma(y, s2_5);
            y = FloatVector.fromArray(S, b, o + 96);
            s0_6 = x0.fma(y, s0_6);
            s1_6 = x1.fma(y, s1_6);
            s2_6 = x2.fma(y, s2_6);
            y = FloatVector.fromArray(S, b, o + 112);
            s0_7 = x0.fma(y, s0_7);
            s1_7 = x1.fma(y, s1_7);
            s2_7 = x2.fma(y, s2_7);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s0_4.max(floor).intoArray(c, cOffset + c0 + 64);
        s0_5.max(floor).intoArray(c, cOffset + c0 + 80);
        s0_6.max(floor).intoArray(c, cOffset + c0 + 96);
        s0_7.max(floor).intoArray(c, cOffset + c0 + 112);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s1_4.max(floor).intoArray(c, cOffset + c1 + 64);
        s1_5.max(floor).intoArray(c, cOffset + c1 + 80);
        s1_6.max(floor).intoArray(c, cOffset + c1 + 96);
        s1_7.max(floor).intoArray(c, cOffset + c1 + 112);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s2_2.max(floor).intoArray(c, cOffset + c2 + 32);
        s2_3.max(floor).intoArray(c, cOffset + c2 + 48);
        s2_4.max(floor).intoArray(c, cOffset + c2 + 64);
        s2_5.max(floor).intoArray(c, cOffset + c2 + 80);
        s2_6.max(floor).intoArray(c, cOffset + c2 + 96);
        s2_7.max(floor).intoArray(c, cOffset + c2 + 112);
    }

    private static void tile1x4(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
    }

    private static void tile2x4(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
    }

    private static void tile3x4(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 32);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector x1 = FloatVector.broadcast(S, a[a1 + q]);
            FloatVector x2 = FloatVector.broadcast(S, a[a2 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            s1_0 = x1.fma(y, s1_0);
            s2_0 = x2.fma(y, s2_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
            s1_1 = x1.fma(y, s1_1);
            s2_1 = x2.fma(y, s2_1);
            y = FloatVector.fromArray(S, b, o + 32);
            s0_2 = x0.fma(y, s0_2);
            s1_2 = x1.fma(y, s1_2);
            s2_2 = x2.fma(y, s2_2);
            y = FloatVector.fromArray(S, b, o + 48);
            s0_3 = x0.fma(y, s0_3);
            s1_3 = x1.fma(y, s1_3);
            s2_3 = x2.fma(y, s2_3);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s2_2.max(floor).intoArray(c, cOffset + c2 + 32);
        s2_3.max(floor).intoArray(c, cOffset + c2 + 48);
    }

    private static void tile4x4(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 32);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 48);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s3_2 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 32);
        FloatVector s3_3 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 32);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 48);
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s2_2.max(floor).intoArray(c, cOffset + c2 + 32);
        s2_3.max(floor).intoArray(c, cOffset + c2 + 48);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s3_2.max(floor).intoArray(c, cOffset + c3 + 32);
        s3_3.max(floor).intoArray(c, cOffset + c3 + 48);
    }

    private static void tile5x4(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 32);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 48);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s3_2 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 32);
        FloatVector s3_3 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 48);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s4_2 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 32);
        FloatVector s4_3 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 32);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 48);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s2_2.max(floor).intoArray(c, cOffset + c2 + 32);
        s2_3.max(floor).intoArray(c, cOffset + c2 + 48);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s3_2.max(floor).intoArray(c, cOffset + c3 + 32);
        s3_3.max(floor).intoArray(c, cOffset + c3 + 48);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s4_2.max(floor).intoArray(c, cOffset + c4 + 32);
        s4_3.max(floor).intoArray(c, cOffset + c4 + 48);
    }

    private static void tile6x4(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s0_2 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 32);
        FloatVector s0_3 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 48);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s1_2 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 32);
        FloatVector s1_3 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 48);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s2_2 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 32);
        FloatVector s2_3 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 48);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s3_2 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 32);
        FloatVector s3_3 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 48);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s4_2 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 32);
        FloatVector s4_3 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 48);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s5_2 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 32);
        FloatVector s5_3 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 48);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
            FloatVector b2 = FloatVector.fromArray(S, b, o + 32);
            FloatVector b3 = FloatVector.fromArray(S, b, o + 48);
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s0_2.max(floor).intoArray(c, cOffset + c0 + 32);
        s0_3.max(floor).intoArray(c, cOffset + c0 + 48);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s1_2.max(floor).intoArray(c, cOffset + c1 + 32);
        s1_3.max(floor).intoArray(c, cOffset + c1 + 48);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s2_2.max(floor).intoArray(c, cOffset + c2 + 32);
        s2_3.max(floor).intoArray(c, cOffset + c2 + 48);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s3_2.max(floor).intoArray(c, cOffset + c3 + 32);
        s3_3.max(floor).intoArray(c, cOffset + c3 + 48);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s4_2.max(floor).intoArray(c, cOffset + c4 + 32);
        s4_3.max(floor).intoArray(c, cOffset + c4 + 48);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s5_2.max(floor).intoArray(c, cOffset + c5 + 32);
        s5_3.max(floor).intoArray(c, cOffset + c5 + 48);
    }

    private static void tile1x2(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int c0 = cRows[row];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector x0 = FloatVector.broadcast(S, a[a0 + q]);
            FloatVector y = FloatVector.fromArray(S, b, o);
            s0_0 = x0.fma(y, s0_0);
            y = FloatVector.fromArray(S, b, o + 16);
            s0_1 = x0.fma(y, s0_1);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
    }

    private static void tile2x2(
            int row, int depth, float[] a, int aOffset, int[] aRows, int[] aDepth, float[] b, int bOffset,
            int bStride, float[] start, int startOffset, int startStep, float[] c, int cOffset, int[] cRows,
            float floor) {
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int c0 = cRows[row];
        int c1 = cRows[row + 1];
        FloatVector s0_0 = FloatVector.fromArray(S, start, startOffset + startStep * c0);
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
    }

    private static void tile3x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
            FloatVector x = FloatVector.broadcast(S, a[a0 + q]);
            s0_0 = x.fma(b0, s0_0);
            s0_1 = x.fma(b1, s0_1);
            x = FloatVector.broadcast(S, a[a1 + q]);
            s1_0 = x.fma(b0, s1_0);
            s1_1 = x.fma(b1, s1_1);
            x = FloatVector.broadcast(S, a[a2 + q]);
            s2_0 = x.fma(b0, s2_0);
            s2_1 = x.fma(b1, s2_1);
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
    }

    private static void tile4x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
    }

    private static void tile5x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
    }

    private static void tile6x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
    }

    private static void tile7x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
    }

    private static void tile8x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s7_1.max(floor).intoArray(c, cOffset + c7 + 16);
    }

    private static void tile9x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + 16);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s8_1 = FloatVector.fromArray(S, start, startOffset + startStep * c8 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s7_1.max(floor).intoArray(c, cOffset + c7 + 16);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s8_1.max(floor).intoArray(c, cOffset + c8 + 16);
    }

    private static void tile10x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + 16);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s8_1 = FloatVector.fromArray(S, start, startOffset + startStep * c8 + 16);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s9_1 = FloatVector.fromArray(S, start, startOffset + startStep * c9 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s7_1.max(floor).intoArray(c, cOffset + c7 + 16);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s8_1.max(floor).intoArray(c, cOffset + c8 + 16);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s9_1.max(floor).intoArray(c, cOffset + c9 + 16);
    }

    private static void tile11x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + 16);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s8_1 = FloatVector.fromArray(S, start, startOffset + startStep * c8 + 16);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s9_1 = FloatVector.fromArray(S, start, startOffset + startStep * c9 + 16);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s10_1 = FloatVector.fromArray(S, start, startOffset + startStep * c10 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        }
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s7_1.max(floor).intoArray(c, cOffset + c7 + 16);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s8_1.max(floor).intoArray(c, cOffset + c8 + 16);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s9_1.max(floor).intoArray(c, cOffset + c9 + 16);
        s10_0.max(floor).intoArray(c, cOffset + c10);
        s10_1.max(floor).intoArray(c, cOffset + c10 + 16);
    }

    private static void tile12x2(
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
        FloatVector s0_1 = FloatVector.fromArray(S, start, startOffset + startStep * c0 + 16);
        FloatVector s1_0 = FloatVector.fromArray(S, start, startOffset + startStep * c1);
        FloatVector s1_1 = FloatVector.fromArray(S, start, startOffset + startStep * c1 + 16);
        FloatVector s2_0 = FloatVector.fromArray(S, start, startOffset + startStep * c2);
        FloatVector s2_1 = FloatVector.fromArray(S, start, startOffset + startStep * c2 + 16);
        FloatVector s3_0 = FloatVector.fromArray(S, start, startOffset + startStep * c3);
        FloatVector s3_1 = FloatVector.fromArray(S, start, startOffset + startStep * c3 + 16);
        FloatVector s4_0 = FloatVector.fromArray(S, start, startOffset + startStep * c4);
        FloatVector s4_1 = FloatVector.fromArray(S, start, startOffset + startStep * c4 + 16);
        FloatVector s5_0 = FloatVector.fromArray(S, start, startOffset + startStep * c5);
        FloatVector s5_1 = FloatVector.fromArray(S, start, startOffset + startStep * c5 + 16);
        FloatVector s6_0 = FloatVector.fromArray(S, start, startOffset + startStep * c6);
        FloatVector s6_1 = FloatVector.fromArray(S, start, startOffset + startStep * c6 + 16);
        FloatVector s7_0 = FloatVector.fromArray(S, start, startOffset + startStep * c7);
        FloatVector s7_1 = FloatVector.fromArray(S, start, startOffset + startStep * c7 + 16);
        FloatVector s8_0 = FloatVector.fromArray(S, start, startOffset + startStep * c8);
        FloatVector s8_1 = FloatVector.fromArray(S, start, startOffset + startStep * c8 + 16);
        FloatVector s9_0 = FloatVector.fromArray(S, start, startOffset + startStep * c9);
        FloatVector s9_1 = FloatVector.fromArray(S, start, startOffset + startStep * c9 + 16);
        FloatVector s10_0 = FloatVector.fromArray(S, start, startOffset + startStep * c10);
        FloatVector s10_1 = FloatVector.fromArray(S, start, startOffset + startStep * c10 + 16);
        FloatVector s11_0 = FloatVector.fromArray(S, start, startOffset + startStep * c11);
        FloatVector s11_1 = FloatVector.fromArray(S, start, startOffset + startStep * c11 + 16);
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            FloatVector b0 = FloatVector.fromArray(S, b, o);
            FloatVector b1 = FloatVector.fromArray(S, b, o + 16);
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
        s0_0.max(floor).intoArray(c, cOffset + c0);
        s0_1.max(floor).intoArray(c, cOffset + c0 + 16);
        s1_0.max(floor).intoArray(c, cOffset + c1);
        s1_1.max(floor).intoArray(c, cOffset + c1 + 16);
        s2_0.max(floor).intoArray(c, cOffset + c2);
        s2_1.max(floor).intoArray(c, cOffset + c2 + 16);
        s3_0.max(floor).intoArray(c, cOffset + c3);
        s3_1.max(floor).intoArray(c, cOffset + c3 + 16);
        s4_0.max(floor).intoArray(c, cOffset + c4);
        s4_1.max(floor).intoArray(c, cOffset + c4 + 16);
        s5_0.max(floor).intoArray(c, cOffset + c5);
        s5_1.max(floor).intoArray(c, cOffset + c5 + 16);
        s6_0.max(floor).intoArray(c, cOffset + c6);
        s6_1.max(floor).intoArray(c, cOffset + c6 + 16);
        s7_0.max(floor).intoArray(c, cOffset + c7);
        s7_1.max(floor).intoArray(c, cOffset + c7 + 16);
        s8_0.max(floor).intoArray(c, cOffset + c8);
        s8_1.max(floor).intoArray(c, cOffset + c8 + 16);
        s9_0.max(floor).intoArray(c, cOffset + c9);
        s9_1.max(floor).intoArray(c, cOffset + c9 + 16);
        s10_0.max(floor).intoArray(c, cOffset + c10);
        s10_1.max(floor).intoArray(c, cOffset + c10 + 16);
        s11_0.max(floor).intoArray(c, cOffset + c11);
        s11_1.max(floor).intoArray(c, cOffset + c11 + 16);
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
