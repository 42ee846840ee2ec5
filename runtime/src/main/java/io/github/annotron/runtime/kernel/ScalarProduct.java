// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * The scalar form of {@link Kernels#product}, in three ways with the same bits: loops along rows or along columns of the result, which
 * C2 turns into vector code, and tiles in local variables for what is too narrow for them.
 *
 * <p>The bounds are measured, on JDK 17 and 25 alike.
 */
final class ScalarProduct {

    /** Below so many columns loops along rows are slower than tiles. */
    private static final int WIDE = 16;

    /** The same for a single row, where nothing makes up for the copy of B. */
    private static final int WIDE_FOR_ONE_ROW = 48;

    /** From so many rows on loops along columns are faster than along rows if there are three times as many rows as columns. */
    private static final int LONG = 96;

    /** From so many rows on they are faster than tiles. */
    private static final int LONG_FOR_NARROW = 96;

    private ScalarProduct() {}

    private static boolean isAlongColumns(long rows, int columns) {
        return columns < WIDE
                ? rows >= LONG_FOR_NARROW
                : rows >= Math.max(LONG, 2 * columns) && columns <= ColumnLoops.MOST;
    }

    private static boolean isAlongRows(long rows, int columns) {
        return columns >= (rows == 1 ? WIDE_FOR_ONE_ROW : WIDE);
    }

    /** The bytes that a thread keeps when it has computed such products. */
    static long scratchBytes(long rows, int columns, long depth) {
        if (isAlongColumns(rows, columns)) {
            return LongSums.bytes(columns, Math.min(depth, LongSums.DEPTH));
        }
        return isAlongRows(rows, columns) ? LongSums.bytes(RowLoops.ROWS, Math.min(depth, LongSums.DEPTH)) : 0;
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
