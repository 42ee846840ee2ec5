// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** The scalar form of {@link Kernels#channelProduct}: the sums of eight channels in local variables. */
final class ScalarChannels {

    private ScalarChannels() {}

    static void product(
            int fromRow,
            int toRow,
            int channels,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int[] bDepth,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        for (int i = fromRow; i < toRow; i++) {
            int row = aOffset + aRows[i];
            int from = startOffset + startStep * cRows[i];
            int to = cOffset + cRows[i];
            int j = 0;
            for (; j <= channels - 8; j += 8) {
                eight(depth, a, row + j, aDepth, b, bOffset + j, bDepth, start, from + j, c, to + j, floor);
            }
            for (; j < channels; j++) {
                float sum = start[from + j];
                for (int p = 0; p < depth; p++) {
                    sum = Math.fma(a[row + aDepth[p] + j], b[bOffset + bDepth[p] + j], sum);
                }
                c[to + j] = Math.max(floor, sum);
            }
        }
    }

    private static void eight(
            int depth,
            float[] a,
            int row,
            int[] aDepth,
            float[] b,
            int bOffset,
            int[] bDepth,
            float[] start,
            int from,
            float[] c,
            int to,
            float floor) {
        float s0 = start[from];
        float s1 = start[from + 1];
        float s2 = start[from + 2];
        float s3 = start[from + 3];
        float s4 = start[from + 4];
        float s5 = start[from + 5];
        float s6 = start[from + 6];
        float s7 = start[from + 7];
        for (int p = 0; p < depth; p++) {
            int i = row + aDepth[p];
            int k = bOffset + bDepth[p];
            s0 = Math.fma(a[i], b[k], s0);
            s1 = Math.fma(a[i + 1], b[k + 1], s1);
            s2 = Math.fma(a[i + 2], b[k + 2], s2);
            s3 = Math.fma(a[i + 3], b[k + 3], s3);
            s4 = Math.fma(a[i + 4], b[k + 4], s4);
            s5 = Math.fma(a[i + 5], b[k + 5], s5);
            s6 = Math.fma(a[i + 6], b[k + 6], s6);
            s7 = Math.fma(a[i + 7], b[k + 7], s7);
        }
        c[to] = Math.max(floor, s0);
        c[to + 1] = Math.max(floor, s1);
        c[to + 2] = Math.max(floor, s2);
        c[to + 3] = Math.max(floor, s3);
        c[to + 4] = Math.max(floor, s4);
        c[to + 5] = Math.max(floor, s5);
        c[to + 6] = Math.max(floor, s6);
        c[to + 7] = Math.max(floor, s7);
    }
}
