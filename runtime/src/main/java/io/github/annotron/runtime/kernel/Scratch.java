// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorProduct;

/**
 * How much memory threads come to keep for themselves: padded copies for products whose columns do not fill vectors. Scalar code, which
 * runs without the Vector API and until it is compiled, keeps up to {@link LongSums#MOST_BYTES} more.
 */
public final class Scratch {
    private final int threads;
    private long rows;
    private long depth;

    private Scratch(int threads) {
        this.threads = threads;
    }

    /** That of threads that have computed nothing yet. */
    public static Scratch of(int threads) {
        return new Scratch(threads);
    }

    /**
     * Has them compute products.
     *
     * @param columns of which these are a multiple, but not of twice as many
     * @param rows the most that there are; threads share them
     * @param depth the most summands
     */
    public Scratch products(int columns, long rows, long depth) {
        if (Kernels.vectorized()
                && columns % VectorProduct.LANES != 0
                && share(rows) >= VectorProduct.ROWS_WORTH_PADDING) {
            this.rows = Math.max(this.rows, rows);
            this.depth = Math.max(this.depth, depth);
        }
        return this;
    }

    /** The bytes that all threads have together. */
    public long bytes() {
        return rows == 0 ? 0 : threads * VectorProduct.scratchBytes(rows, share(rows), depth);
    }

    private long share(long all) {
        return (all + threads - 1) / threads;
    }
}
