// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

/** Padded copies of one thread, for columns that do not fill a vector; they grow to the largest that it has needed. */
final class Padding {

    private static final int LANES = VectorProduct.LANES;

    private static final ThreadLocal<Padding> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected Padding initialValue() {
            return new Padding();
        }
    };

    /** A vector for each term. */
    float[] b = new float[0];

    /** A vector for each row. */
    float[] c = new float[0];

    /** Where the vector of each row is. */
    int[] rows = new int[0];

    private Padding() {}

    /**
     * That of this thread.
     *
     * @param toRow the end of the rows
     * @param rowCount how many there are
     */
    static Padding get(int toRow, int rowCount) {
        Padding padding = OF_THREAD.get();
        if (padding.c.length < length(rowCount)) {
            padding.c = new float[(int) length(rowCount)];
        }
        if (padding.rows.length < toRow) {
            padding.rows = new int[toRow];
            for (int i = 0; i < toRow; i++) {
                padding.rows[i] = i * LANES;
            }
        }
        return padding;
    }

    void ensureTerms(int depth) {
        if (b.length < length(depth)) {
            b = new float[(int) length(depth)];
        }
    }

    /** The bytes of the arrays that {@link #get} and {@link #ensureTerms} leave. */
    static long bytes(long toRow, long rowCount, long depth) {
        return Float.BYTES * (length(rowCount) + length(depth)) + Integer.BYTES * toRow;
    }

    private static long length(long vectors) {
        return vectors * LANES;
    }
}
