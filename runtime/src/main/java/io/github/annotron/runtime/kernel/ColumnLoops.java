// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.util.Arrays;

/**
 * A form of {@link ScalarProduct} whose loops run along columns of C, for few of them: A and C are copied into arrays for each of their
 * columns, and the elements of B are coefficients.
 */
final class ColumnLoops {

    /** The most columns: so many arrays are held at a time. */
    static final int MOST = 192;

    /** From this length on runs of neighbours in a table are copied as such. */
    private static final int RUN = 8;

    private static final int[] FOLLOWING = Offsets.consecutive(MOST);

    private ColumnLoops() {}

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
        int part = LongSums.part(toRow - fromRow);
        LongSums the = LongSums.get(columns, Math.min(depth, LongSums.DEPTH));
        for (int i = fromRow; i < toRow; i += part) {
            int width = Math.min(part, toRow - i);
            int runs = runs(aRows, i, width, the.ends);
            if (startStep == 0) {
                for (int j = 0; j < columns; j++) {
                    Arrays.fill(the.sums[j], 0, width, start[startOffset + j]);
                }
            } else {
                read(width, columns, start, startOffset, cRows, i, the.sums);
            }
            for (int p = 0; p < depth; p += LongSums.DEPTH) {
                int count = Math.min(LongSums.DEPTH, depth - p);
                for (int t = 0; t < count; t++) {
                    the.offsets[t] = bOffset + (p + t) * bStride;
                }
                if (runs * RUN <= width) {
                    copyRuns(width, count, a, aOffset, aRows, i, aDepth, p, the.ends, the.terms);
                } else {
                    gather(width, count, a, aOffset, aRows, i, aDepth, p, the.terms);
                }
                the.fillUp(width, count);
                for (int j = 0; j < columns; j += 4) {
                    the.add(width, count, j, Math.min(4, columns - j), b, FOLLOWING, j);
                }
            }
            for (int j = 0; j < columns; j++) {
                FmaLoops.raise(width, the.sums[j], floor);
            }
            write(width, columns, the.sums, c, cOffset, cRows, i);
        }
    }

    /** Finds runs of neighbours in a part of a table, and where each ends. */
    private static int runs(int[] table, int from, int width, int[] ends) {
        int runs = 0;
        for (int i = 1; i < width; i++) {
            if (table[from + i] != table[from + i - 1] + 1) {
                ends[runs++] = i;
            }
        }
        ends[runs++] = width;
        return runs;
    }

    private static void copyRuns(
            int width,
            int count,
            float[] a,
            int aOffset,
            int[] aRows,
            int row,
            int[] aDepth,
            int p,
            int[] ends,
            float[][] terms) {
        for (int t = 0; t < count; t++) {
            int at = aOffset + aDepth[p + t];
            int from = 0;
            for (int run = 0; from < width; run++) {
                int end = ends[run];
                System.arraycopy(a, at + aRows[row + from], terms[t], from, end - from);
                from = end;
            }
        }
    }

    private static void gather(
            int width, int count, float[] a, int aOffset, int[] aRows, int row, int[] aDepth, int p, float[][] terms) {
        int t = 0;
        for (; t <= count - 4; t += 4) {
            gatherFour(
                    width,
                    a,
                    aRows,
                    row,
                    aOffset + aDepth[p + t],
                    aOffset + aDepth[p + t + 1],
                    aOffset + aDepth[p + t + 2],
                    aOffset + aDepth[p + t + 3],
                    terms[t],
                    terms[t + 1],
                    terms[t + 2],
                    terms[t + 3]);
        }
        for (; t < count; t++) {
            int at = aOffset + aDepth[p + t];
            for (int i = 0; i < width; i++) {
                terms[t][i] = a[at + aRows[row + i]];
            }
        }
    }

    /** Four columns at once: mostly they are neighbours, and a line of the cache is met once. */
    private static void gatherFour(
            int width,
            float[] a,
            int[] aRows,
            int row,
            int q0,
            int q1,
            int q2,
            int q3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3) {
        for (int i = 0; i < width; i++) {
            int at = aRows[row + i];
            b0[i] = a[at + q0];
            b1[i] = a[at + q1];
            b2[i] = a[at + q2];
            b3[i] = a[at + q3];
        }
    }

    private static void read(int width, int columns, float[] c, int cOffset, int[] cRows, int row, float[][] sums) {
        int j = 0;
        for (; j <= columns - 4; j += 4) {
            gatherFour(
                    width,
                    c,
                    cRows,
                    row,
                    cOffset + j,
                    cOffset + j + 1,
                    cOffset + j + 2,
                    cOffset + j + 3,
                    sums[j],
                    sums[j + 1],
                    sums[j + 2],
                    sums[j + 3]);
        }
        for (; j < columns; j++) {
            for (int i = 0; i < width; i++) {
                sums[j][i] = c[cOffset + cRows[row + i] + j];
            }
        }
    }

    private static void write(int width, int columns, float[][] sums, float[] c, int cOffset, int[] cRows, int row) {
        int j = 0;
        for (; j <= columns - 4; j += 4) {
            scatterFour(width, sums[j], sums[j + 1], sums[j + 2], sums[j + 3], c, cOffset + j, cRows, row);
        }
        for (; j < columns; j++) {
            for (int i = 0; i < width; i++) {
                c[cOffset + cRows[row + i] + j] = sums[j][i];
            }
        }
    }

    private static void scatterFour(
            int width, float[] s0, float[] s1, float[] s2, float[] s3, float[] c, int cOffset, int[] cRows, int row) {
        for (int i = 0; i < width; i++) {
            int at = cOffset + cRows[row + i];
            c[at] = s0[i];
            c[at + 1] = s1[i];
            c[at + 2] = s2[i];
            c[at + 3] = s3[i];
        }
    }
}
