// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorProduct;

/**
 * How much memory threads come to keep for themselves: the vector forms padded copies for products whose columns do not fill vectors, the scalar
 * ones, which run until those are compiled, sums and terms of long products and pieces of functions; and transposed operands.
 */
public final class Scratch {

    // Of each thread: where the rows that it pads end, the most of them and of their summands, and the bytes of its
    // sums.
    private final long[] ends;
    private final long[] rows;
    private final long[] depth;
    private final long[] sums;
    private long transposed;
    private long exponentials;

    private Scratch(int threads) {
        ends = new long[threads];
        rows = new long[threads];
        depth = new long[threads];
        sums = new long[threads];
    }

    /** That of threads that have computed nothing yet. */
    public static Scratch of(int threads) {
        return new Scratch(threads);
    }

    /**
     * Has each of them compute a product.
     *
     * @param columns the most that there are, of as many vectors as these
     * @param pieces what threads share: samples or rows
     * @param rowsOfPiece the most rows of a piece
     * @param summands the most that there are
     */
    public Scratch products(int columns, long pieces, long rowsOfPiece, long summands) {
        return product(columns, pieces, share(pieces) * rowsOfPiece, pieces * rowsOfPiece, summands);
    }

    /**
     * Has each of them compute one product after the other.
     *
     * @param together how many pieces a product has at most
     */
    public Scratch products(int columns, long pieces, int together, long rowsOfPiece, long summands) {
        long productRows = Math.min(together, share(pieces)) * rowsOfPiece;
        return product(columns, pieces, productRows, productRows, summands);
    }

    private long share(long pieces) {
        return (pieces + sums.length - 1) / sums.length;
    }

    private Scratch product(int columns, long pieces, long productRows, long end, long summands) {
        boolean pads = Kernels.vectorized()
                && columns % VectorProduct.LANES != 0
                && productRows >= VectorProduct.ROWS_WORTH_PADDING;
        // Where there are fewer pieces than threads, some threads have none.
        for (int thread = 0; thread < Math.min(sums.length, pieces); thread++) {
            if (!Kernels.VECTOR_AT_ONCE) {
                // Before vector forms are compiled, too.
                sums[thread] = Math.max(sums[thread], ScalarProduct.scratchBytes(productRows, columns, summands));
            }
            if (pads) {
                ends[thread] = Math.max(ends[thread], end);
                rows[thread] = Math.max(rows[thread], productRows);
                depth[thread] = Math.max(depth[thread], summands);
            }
        }
        return this;
    }

    /**
     * Has them compute products by {@link TransposedProduct}.
     *
     * @param depth the most summands
     */
    public Scratch transposedProducts(long depth) {
        transposed = Math.max(transposed, TransposedProduct.bytes(depth));
        return this;
    }

    /** Has them compute functions made from exp. */
    public Scratch exponentials() {
        if (!Kernels.VECTOR_AT_ONCE) {
            exponentials = Exponentials.bytes();
        }
        return this;
    }

    /** The bytes that all threads have together. */
    public long bytes() {
        long bytes = sums.length * (transposed + exponentials);
        for (int thread = 0; thread < sums.length; thread++) {
            bytes += sums[thread];
            if (rows[thread] > 0) {
                bytes += VectorProduct.scratchBytes(ends[thread], rows[thread], depth[thread]);
            }
        }
        return bytes;
    }
}
