// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** The scalar forms of {@link Kernels#columnSums} and {@link Kernels#transpose}. */
final class ScalarMemory {

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
        int r = fromRow;
        for (; r <= toRow - 8; r += 8) {
            transposeEight(
                    columns,
                    source,
                    sourceOffset + r * sourceStride,
                    sourceStride,
                    target,
                    targetOffset + r,
                    targetStride);
        }
        for (; r < toRow; r++) {
            for (int k = 0; k < columns; k++) {
                target[targetOffset + k * targetStride + r] = source[sourceOffset + r * sourceStride + k];
            }
        }
    }

    /** Eight rows at once: as many streams of reads as the first cache keeps apart, and half a line to write each time. */
    private static void transposeEight(
            int columns,
            float[] source,
            int sourceOffset,
            int sourceStride,
            float[] target,
            int targetOffset,
            int targetStride) {
        int s1 = sourceOffset + sourceStride;
        int s2 = s1 + sourceStride;
        int s3 = s2 + sourceStride;
        int s4 = s3 + sourceStride;
        int s5 = s4 + sourceStride;
        int s6 = s5 + sourceStride;
        int s7 = s6 + sourceStride;
        for (int k = 0; k < columns; k++) {
            int t = targetOffset + k * targetStride;
            target[t] = source[sourceOffset + k];
            target[t + 1] = source[s1 + k];
            target[t + 2] = source[s2 + k];
            target[t + 3] = source[s3 + k];
            target[t + 4] = source[s4 + k];
            target[t + 5] = source[s5 + k];
            target[t + 6] = source[s6 + k];
            target[t + 7] = source[s7 + k];
        }
    }
}
