// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** A form of {@link ScalarProduct} whose loops run along rows of C, so that B and C are copied a row at a time. */
final class RowLoops {

    /** So many rows are summed up at once. */
    static final int ROWS = 4;

    /** So many terms of so few rows are copied at once: of the longest rows they fill half of a first cache of 32 KiB. */
    private static final int TERMS_OF_FEW_ROWS = 8;

    private RowLoops() {}

    /** The bytes that a thread keeps when it has computed such products. */
    static long scratchBytes(long rows, long depth) {
        return LongSums.bytes(ROWS, areFew(rows) ? TERMS_OF_FEW_ROWS : Math.min(depth, LongSums.DEPTH));
    }

    private static boolean areFew(long rows) {
        return rows <= ROWS;
    }

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
        boolean few = areFew(toRow - fromRow);
        int part = LongSums.part(columns);
        for (int j = 0; j < columns; j += part) {
            int width = Math.min(part, columns - j);
            if (few) {
                fewRows(
                        fromRow,
                        toRow - fromRow,
                        width,
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
            } else {
                rows(
                        fromRow,
                        toRow,
                        width,
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

    /** Rows that are summed up at once, so that each element of B is read while its copy is in the first cache, and no more. */
    private static void fewRows(
            int row,
            int count,
            int width,
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
        LongSums the = LongSums.get(ROWS, TERMS_OF_FEW_ROWS);
        begin(the, row, count, width, start, startOffset, startStep, cRows);
        for (int p = 0; p < depth; p += TERMS_OF_FEW_ROWS) {
            int terms = Math.min(TERMS_OF_FEW_ROWS, depth - p);
            copyTerms(the, width, p, terms, aOffset, aDepth, b, bOffset, bStride);
            the.add(width, terms, 0, count, a, aRows, row);
        }
        end(the, row, count, width, c, cOffset, cRows, floor);
    }

    private static void rows(
            int fromRow,
            int toRow,
            int width,
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
        LongSums the = LongSums.get(ROWS, Math.min(depth, LongSums.DEPTH));
        int p = 0;
        do {
            int count = Math.min(LongSums.DEPTH, depth - p);
            copyTerms(the, width, p, count, aOffset, aDepth, b, bOffset, bStride);
            boolean first = p == 0;
            boolean last = p + count >= depth;
            for (int i = fromRow; i < toRow; i += ROWS) {
                int rows = Math.min(ROWS, toRow - i);
                if (first) {
                    begin(the, i, rows, width, start, startOffset, startStep, cRows);
                } else {
                    begin(the, i, rows, width, c, cOffset, 1, cRows);
                }
                the.add(width, count, 0, rows, a, aRows, i);
                end(the, i, rows, width, c, cOffset, cRows, last ? floor : Float.NEGATIVE_INFINITY);
            }
            p += count;
        } while (p < depth);
    }

    private static void copyTerms(
            LongSums the, int width, int p, int count, int aOffset, int[] aDepth, float[] b, int bOffset, int bStride) {
        for (int t = 0; t < count; t++) {
            System.arraycopy(b, bOffset + (p + t) * bStride, the.terms[t], 0, width);
            the.offsets[t] = aOffset + aDepth[p + t];
        }
        the.fillUp(width, count);
    }

    private static void begin(
            LongSums the, int row, int count, int width, float[] start, int startOffset, int startStep, int[] cRows) {
        for (int r = 0; r < count; r++) {
            System.arraycopy(start, startOffset + startStep * cRows[row + r], the.sums[r], 0, width);
        }
    }

    private static void end(
            LongSums the, int row, int count, int width, float[] c, int cOffset, int[] cRows, float floor) {
        for (int r = 0; r < count; r++) {
            FmaLoops.raise(width, the.sums[r], floor);
            System.arraycopy(the.sums[r], 0, c, cOffset + cRows[row + r], width);
        }
    }
}
