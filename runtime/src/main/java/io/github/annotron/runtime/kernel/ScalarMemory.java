// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** The scalar forms of {@link Kernels#columnSums} and {@link Kernels#transpose}. */
final class ScalarMemory {

    /** Rows and columns of a transposed block: its lines of source and target fit the first cache together. */
    private static final int BLOCK = 32;

    private ScalarMemory() {}

    static void columnSums(
            int fromColumn, int toColumn, int rows, float[] x, int offset, int stride, float[] sums, int sumsOffset) {
        int j = fromColumn;
        for (; j <= toColumn - 4; j += 4) {
            float s0 = sums[sumsOffset + j];
            float s1 = sums[sumsOffset + j + 1];
            float s2 = sums[sumsOffset + j + 2];
            float s3 = sums[sumsOffset + j + 3];
            for (int r = 0; r < rows; r++) {
                int o = offset + r * stride + j;
                s0 += x[o];
                s1 += x[o + 1];
                s2 += x[o + 2];
                s3 += x[o + 3];
            }
            sums[sumsOffset + j] = s0;
            sums[sumsOffset + j + 1] = s1;
            sums[sumsOffset + j + 2] = s2;
            sums[sumsOffset + j + 3] = s3;
        }
        for (; j < toColumn; j++) {
            float s = sums[sumsOffset + j];
            for (int r = 0; r < rows; r++) {
                s += x[offset + r * stride + j];
            }
            sums[sumsOffset + j] = s;
        }
    }

    static void transpose(
            int fromRow,
            int toRow,
            int columns,
            float[] source,
            int sourceOffset,
            int sourceStride,
            float[] target,
            int targetOffset,
            int targetStride) {
        for (int row = fromRow; row < toRow; row += BLOCK) {
            int endRow = Math.min(row + BLOCK, toRow);
            for (int column = 0; column < columns; column += BLOCK) {
                int endColumn = Math.min(column + BLOCK, columns);
                for (int k = column; k < endColumn; k++) {
                    int from = sourceOffset + k;
                    int to = targetOffset + k * targetStride;
                    for (int r = row; r < endRow; r++) {
                        target[to + r] = source[from + r * sourceStride];
                    }
                }
            }
        }
    }
}
