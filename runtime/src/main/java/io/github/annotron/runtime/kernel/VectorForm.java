// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorProduct;

/**
 * Kernels with a vector form, in groups that are compiled together. Code on the Vector API is a hundred times slower than scalar code
 * until HotSpot has compiled it, so {@link WarmUp} sees to that, and until then the scalar form runs; both give the same bits.
 */
enum VectorForm {
    PRODUCT,
    ROW,
    CHANNEL_PRODUCT,
    COLUMN_SUMS,
    SIGMOID,
    TANH,
    RELU,
    LEAKY_RELU,
    ELU,
    SELU,
    GELU,
    SILU,
    SOFTPLUS,
    SOFTMAX,
    MAX_POOLING,
    DROPOUT,
    GAUSSIAN,
    GATES,
    LSTM,
    BATCH_NORMALIZATION;

    /**
     * Whether it runs; it never stops to. It is written by one thread and not volatile: a thread that sees it late computes the same by
     * scalar code.
     */
    private boolean compiled = Kernels.VECTOR_AT_ONCE;

    /** Whether it was to run and did not; not volatile either. */
    private boolean wanted;

    /** Whether the vector form is to be called. */
    boolean runs() {
        return Kernels.VECTOR && (compiled || WarmUp.want(this));
    }

    /** The same for a product, of which the warm-up has to know the shape. */
    boolean runs(int rows, int columns) {
        return Kernels.VECTOR && (compiled || WarmUp.want(this, rows, columns));
    }

    /**
     * Whether the vector form of a loop over [from, to) is to be called: not where its loop would not turn once. C2 takes
     * what a loop calls for cold, and does not inline it, when calls of the method with no turn prevail; and a vector that
     * crosses a call which is not inlined is an object.
     */
    boolean fills(int from, int to) {
        return runs() && to - from >= VectorProduct.LANES;
    }

    /** Notes that it was to run; returns whether that is new. */
    boolean want() {
        boolean isNew = !wanted;
        wanted = true;
        return isNew;
    }

    boolean isMissed() {
        return wanted && !compiled;
    }

    void run() {
        compiled = true;
    }
}
