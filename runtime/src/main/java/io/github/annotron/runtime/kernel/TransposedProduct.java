// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * A product with a matrix as it is stored, where {@link Kernels#product} would need it the other way round: what large dense layers pass
 * back. A few rows of A are transposed, and the tiles of the result, which is much less than all of B; B is read once for those rows,
 * from its start to its end.
 */
public final class TransposedProduct {

    /** How many rows of A are computed at once. */
    private static final int ROWS = 64;

    /** How many columns of C. */
    private static final int COLUMNS = 96;

    /** What numbers of rows are rounded up to: whole vectors of all usual lengths. */
    private static final int LANES = 16;

    private static final ThreadLocal<TransposedProduct> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected TransposedProduct initialValue() {
            return new TransposedProduct();
        }
    };

    private final float[] tile = new float[COLUMNS * ROWS];
    private final int[] tileRows = new int[COLUMNS];
    private final int[] bRows = new int[COLUMNS];
    private float[] transposed = new float[0];

    private TransposedProduct() {}

    /**
     * Computes
     *
     * <pre>
     * C[i][j] = S[i][j] + sum over p of A[i][p] B[j][p]     i in [fromRow, toRow), j in [0, columns), p in [0, depth)
     *
     * A[i][p] = a[i * depth + p]      B[j][p] = b[j * depth + p]      C[i][j] = c[i * columns + j]
     * </pre>
     *
     * <p>Each element is one chain of fused multiply-adds in ascending order of p that begins with S.
     *
     * @param c the result; it must not overlap with a and b
     * @param adds whether S is C, otherwise it is 0
     */
    public static void compute(
            int fromRow, int toRow, int columns, int depth, float[] a, float[] b, float[] c, boolean adds) {
        TransposedProduct scratch = OF_THREAD.get();
        scratch.prepare(depth);
        for (int row = fromRow; row < toRow; row += ROWS) {
            scratch.rows(row, Math.min(ROWS, toRow - row), columns, depth, a, b, c, adds);
        }
    }

    private void prepare(int depth) {
        if (transposed.length < ROWS * depth) {
            transposed = new float[ROWS * depth];
        }
        for (int j = 0; j < COLUMNS; j++) {
            bRows[j] = j * depth;
        }
    }

    private void rows(int row, int count, int columns, int depth, float[] a, float[] b, float[] c, boolean adds) {
        // Some elements of the last vector may mean nothing.
        int width = (count + LANES - 1) / LANES * LANES;
        for (int j = 0; j < COLUMNS; j++) {
            tileRows[j] = j * width;
        }
        Kernels.transpose(0, count, depth, a, row * depth, depth, transposed, 0, width);
        for (int column = 0; column < columns; column += COLUMNS) {
            int tileColumns = Math.min(COLUMNS, columns - column);
            int corner = row * columns + column;
            if (adds) {
                Kernels.transpose(0, count, tileColumns, c, corner, columns, tile, 0, width);
            }
            Kernels.dense(
                    0,
                    tileColumns,
                    width,
                    depth,
                    b,
                    column * depth,
                    bRows,
                    transposed,
                    0,
                    width,
                    adds ? tile : Kernels.zeros(width),
                    0,
                    adds ? 1 : 0,
                    tile,
                    0,
                    tileRows,
                    Float.NEGATIVE_INFINITY);
            Kernels.transpose(0, tileColumns, count, tile, 0, width, c, corner, columns);
        }
    }

    /** The bytes that a thread keeps for products of this depth. */
    static long bytes(long depth) {
        return Float.BYTES * ROWS * (depth + COLUMNS) + Integer.BYTES * 2 * COLUMNS;
    }
}
