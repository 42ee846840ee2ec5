// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** A form of {@link ScalarProduct} for small matrices: tiles of four rows and four columns in local variables. */
final class ScalarTiles {

    private ScalarTiles() {}

    static void product(
            int fromRow,
            int toRow,
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int j = 0;
        for (; j <= columns - 16; j += 16) {
            for (int i = fromRow; i < toRow; i++) {
                tile1x16(
                        i,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset + j,
                        bStride,
                        start,
                        startOffset + j,
                        startStep,
                        c,
                        cOffset + j,
                        cRows,
                        floor);
            }
        }
        for (; j <= columns - 4; j += 4) {
            int i = fromRow;
            for (; i <= toRow - 4; i += 4) {
                tile4x4(
                        i,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset + j,
                        bStride,
                        start,
                        startOffset + j,
                        startStep,
                        c,
                        cOffset + j,
                        cRows,
                        floor);
            }
            for (; i < toRow; i++) {
                tile1x4(
                        i,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset + j,
                        bStride,
                        start,
                        startOffset + j,
                        startStep,
                        c,
                        cOffset + j,
                        cRows,
                        floor);
            }
        }
        for (; j < columns; j++) {
            int i = fromRow;
            for (; i <= toRow - 4; i += 4) {
                tile4x1(
                        i,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset + j,
                        bStride,
                        start,
                        startOffset + j,
                        startStep,
                        c,
                        cOffset + j,
                        cRows,
                        floor);
            }
            for (; i < toRow; i++) {
                element(
                        i,
                        depth,
                        a,
                        aOffset,
                        aRows,
                        aDepth,
                        b,
                        bOffset + j,
                        bStride,
                        start,
                        startOffset + j,
                        startStep,
                        c,
                        cOffset + j,
                        cRows,
                        floor);
            }
        }
    }

    private static void tile4x4(
            int row,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int s0 = startOffset + startStep * cRows[row];
        int s1 = startOffset + startStep * cRows[row + 1];
        int s2 = startOffset + startStep * cRows[row + 2];
        int s3 = startOffset + startStep * cRows[row + 3];
        float c00 = start[s0];
        float c01 = start[s0 + 1];
        float c02 = start[s0 + 2];
        float c03 = start[s0 + 3];
        float c10 = start[s1];
        float c11 = start[s1 + 1];
        float c12 = start[s1 + 2];
        float c13 = start[s1 + 3];
        float c20 = start[s2];
        float c21 = start[s2 + 1];
        float c22 = start[s2 + 2];
        float c23 = start[s2 + 3];
        float c30 = start[s3];
        float c31 = start[s3 + 1];
        float c32 = start[s3 + 2];
        float c33 = start[s3 + 3];
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            int o = bOffset + p * bStride;
            float b0 = b[o];
            float b1 = b[o + 1];
            float b2 = b[o + 2];
            float b3 = b[o + 3];
            float x = a[a0 + q];
            c00 = Math.fma(x, b0, c00);
            c01 = Math.fma(x, b1, c01);
            c02 = Math.fma(x, b2, c02);
            c03 = Math.fma(x, b3, c03);
            x = a[a1 + q];
            c10 = Math.fma(x, b0, c10);
            c11 = Math.fma(x, b1, c11);
            c12 = Math.fma(x, b2, c12);
            c13 = Math.fma(x, b3, c13);
            x = a[a2 + q];
            c20 = Math.fma(x, b0, c20);
            c21 = Math.fma(x, b1, c21);
            c22 = Math.fma(x, b2, c22);
            c23 = Math.fma(x, b3, c23);
            x = a[a3 + q];
            c30 = Math.fma(x, b0, c30);
            c31 = Math.fma(x, b1, c31);
            c32 = Math.fma(x, b2, c32);
            c33 = Math.fma(x, b3, c33);
        }
        store(c, cOffset + cRows[row], floor, c00, c01, c02, c03);
        store(c, cOffset + cRows[row + 1], floor, c10, c11, c12, c13);
        store(c, cOffset + cRows[row + 2], floor, c20, c21, c22, c23);
        store(c, cOffset + cRows[row + 3], floor, c30, c31, c32, c33);
    }

    /** Sixteen sums hide the latency of the multiply-add, and for four rows at once there would be too few registers. */
    private static void tile1x16(
            int row,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int s = startOffset + startStep * cRows[row];
        float c0 = start[s];
        float c1 = start[s + 1];
        float c2 = start[s + 2];
        float c3 = start[s + 3];
        float c4 = start[s + 4];
        float c5 = start[s + 5];
        float c6 = start[s + 6];
        float c7 = start[s + 7];
        float c8 = start[s + 8];
        float c9 = start[s + 9];
        float c10 = start[s + 10];
        float c11 = start[s + 11];
        float c12 = start[s + 12];
        float c13 = start[s + 13];
        float c14 = start[s + 14];
        float c15 = start[s + 15];
        int a0 = aOffset + aRows[row];
        for (int p = 0; p < depth; p++) {
            int o = bOffset + p * bStride;
            float x = a[a0 + aDepth[p]];
            c0 = Math.fma(x, b[o], c0);
            c1 = Math.fma(x, b[o + 1], c1);
            c2 = Math.fma(x, b[o + 2], c2);
            c3 = Math.fma(x, b[o + 3], c3);
            c4 = Math.fma(x, b[o + 4], c4);
            c5 = Math.fma(x, b[o + 5], c5);
            c6 = Math.fma(x, b[o + 6], c6);
            c7 = Math.fma(x, b[o + 7], c7);
            c8 = Math.fma(x, b[o + 8], c8);
            c9 = Math.fma(x, b[o + 9], c9);
            c10 = Math.fma(x, b[o + 10], c10);
            c11 = Math.fma(x, b[o + 11], c11);
            c12 = Math.fma(x, b[o + 12], c12);
            c13 = Math.fma(x, b[o + 13], c13);
            c14 = Math.fma(x, b[o + 14], c14);
            c15 = Math.fma(x, b[o + 15], c15);
        }
        store(c, cOffset + cRows[row], floor, c0, c1, c2, c3);
        store(c, cOffset + cRows[row] + 4, floor, c4, c5, c6, c7);
        store(c, cOffset + cRows[row] + 8, floor, c8, c9, c10, c11);
        store(c, cOffset + cRows[row] + 12, floor, c12, c13, c14, c15);
    }

    private static void tile1x4(
            int row,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int s = startOffset + startStep * cRows[row];
        float c0 = start[s];
        float c1 = start[s + 1];
        float c2 = start[s + 2];
        float c3 = start[s + 3];
        int a0 = aOffset + aRows[row];
        for (int p = 0; p < depth; p++) {
            int o = bOffset + p * bStride;
            float x = a[a0 + aDepth[p]];
            c0 = Math.fma(x, b[o], c0);
            c1 = Math.fma(x, b[o + 1], c1);
            c2 = Math.fma(x, b[o + 2], c2);
            c3 = Math.fma(x, b[o + 3], c3);
        }
        store(c, cOffset + cRows[row], floor, c0, c1, c2, c3);
    }

    private static void tile4x1(
            int row,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        float c0 = start[startOffset + startStep * cRows[row]];
        float c1 = start[startOffset + startStep * cRows[row + 1]];
        float c2 = start[startOffset + startStep * cRows[row + 2]];
        float c3 = start[startOffset + startStep * cRows[row + 3]];
        int a0 = aOffset + aRows[row];
        int a1 = aOffset + aRows[row + 1];
        int a2 = aOffset + aRows[row + 2];
        int a3 = aOffset + aRows[row + 3];
        for (int p = 0; p < depth; p++) {
            int q = aDepth[p];
            float y = b[bOffset + p * bStride];
            c0 = Math.fma(a[a0 + q], y, c0);
            c1 = Math.fma(a[a1 + q], y, c1);
            c2 = Math.fma(a[a2 + q], y, c2);
            c3 = Math.fma(a[a3 + q], y, c3);
        }
        c[cOffset + cRows[row]] = Math.max(c0, floor);
        c[cOffset + cRows[row + 1]] = Math.max(c1, floor);
        c[cOffset + cRows[row + 2]] = Math.max(c2, floor);
        c[cOffset + cRows[row + 3]] = Math.max(c3, floor);
    }

    private static void element(
            int row,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        float sum = start[startOffset + startStep * cRows[row]];
        int a0 = aOffset + aRows[row];
        for (int p = 0; p < depth; p++) {
            sum = Math.fma(a[a0 + aDepth[p]], b[bOffset + p * bStride], sum);
        }
        c[cOffset + cRows[row]] = Math.max(sum, floor);
    }

    private static void store(float[] c, int at, float floor, float c0, float c1, float c2, float c3) {
        c[at] = Math.max(c0, floor);
        c[at + 1] = Math.max(c1, floor);
        c[at + 2] = Math.max(c2, floor);
        c[at + 3] = Math.max(c3, floor);
    }
}
