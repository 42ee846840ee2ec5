// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * The scalar form of {@link Kernels#product}, in three ways with the same bits: loops along rows or along columns of the result, which
 * C2 turns into vector code, and tiles in local variables for what is too narrow for them.
 *
 * <p>The bounds are measured, on JDK 17 and 25 alike.
 */
final class ScalarProduct {

    /** So many elements of sums that are computed at once make loops along rows as fast as tiles. */
    private static final int WORTH_LOOPS = 96;

    /** From so many columns on it takes twice as many rows as columns to make loops along columns faster than along rows. */
    private static final int WIDE = 16;

    /** From so many rows on loops along columns may be the fastest. */
    private static final int LONG = 96;

    private ScalarProduct() {}

    private static boolean isAlongColumns(long rows, int columns) {
        return rows >= LONG && (columns < WIDE || rows >= 2L * columns) && columns <= ColumnLoops.MOST;
    }

    private static boolean isAlongRows(long rows, int columns) {
        return Math.min(rows, RowLoops.ROWS) * columns >= WORTH_LOOPS;
    }

    /** The bytes that a thread keeps when it has computed such products. */
    static long scratchBytes(long rows, int columns, long depth) {
        if (isAlongColumns(rows, columns)) {
            return LongSums.bytes(columns, Math.min(depth, LongSums.DEPTH));
        }
        return isAlongRows(rows, columns) ? RowLoops.scratchBytes(rows, depth) : 0;
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
        int rows = toRow - fromRow;
        if (isAlongColumns(rows, columns)) {
            ColumnLoops.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        } else if (isAlongRows(rows, columns)) {
            RowLoops.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        } else {
            ScalarTiles.product(
                    fromRow,
                    toRow,
                    columns,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
    }
}
