// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** A form of {@link ScalarProduct} whose loops run along rows of C, so that B and C are copied a row at a time. */
final class RowLoops {

    /** So many rows are summed up at once. */
    static final int ROWS = 4;

    private RowLoops() {}

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
        int part = LongSums.part(columns);
        LongSums the = LongSums.get(ROWS, Math.min(depth, LongSums.DEPTH));
        for (int j = 0; j < columns; j += part) {
            int width = Math.min(part, columns - j);
            int p = 0;
            do {
                int count = Math.min(LongSums.DEPTH, depth - p);
                for (int t = 0; t < count; t++) {
                    System.arraycopy(b, bOffset + (p + t) * bStride + j, the.terms[t], 0, width);
                    the.offsets[t] = aOffset + aDepth[p + t];
                }
                the.fillUp(width, count);
                boolean first = p == 0;
                boolean end = p + count >= depth;
                rows(
                        the,
                        fromRow,
                        toRow,
                        width,
                        count,
                        a,
                        aRows,
                        first ? start : c,
                        first ? startOffset + j : cOffset + j,
                        first ? startStep : 1,
                        c,
                        cOffset + j,
                        cRows,
                        end ? floor : Float.NEGATIVE_INFINITY);
                p += count;
            } while (p < depth);
        }
    }

    private static void rows(
            LongSums the,
            int fromRow,
            int toRow,
            int width,
            int depth,
            float[] a,
            int[] aRows,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        for (int i = fromRow; i < toRow; i += 4) {
            int count = Math.min(4, toRow - i);
            for (int r = 0; r < count; r++) {
                System.arraycopy(start, startOffset + startStep * cRows[i + r], the.sums[r], 0, width);
            }
            the.add(width, depth, 0, count, a, aRows, i);
            for (int r = 0; r < count; r++) {
                FmaLoops.raise(width, the.sums[r], floor);
                System.arraycopy(the.sums[r], 0, c, cOffset + cRows[i + r], width);
            }
        }
    }
}
