// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;

/**
 * A function of one row that has been fitted to training data: {@link Standardize}, {@link MinMax}, {@link Whiten}, {@link OneHot},
 * {@link Impute}, {@link LogMel}, and {@link Sequence} and {@link Columns}, which are made of others. Transforms are immutable and
 * shared between threads; after the first call of a thread they allocate nothing.
 */
public interface Transform {

    /** How many numbers a row has that it takes. */
    int inputWidth();

    /** How many numbers a row has that it gives. */
    int outputWidth();

    /**
     * Transforms a row.
     *
     * @param in holds the row
     * @param from where it starts
     * @param out receives {@link #outputWidth()} numbers; another array than {@code in}
     * @param to where the first one goes
     */
    void apply(float[] in, int from, float[] out, int to);

    /** Whether {@link #invert} is possible. */
    default boolean isInvertible() {
        return false;
    }

    /**
     * Turns a transformed row back into what it was, up to rounding.
     *
     * @param in holds {@link #outputWidth()} numbers
     * @param from where they start
     * @param out receives {@link #inputWidth()} numbers; another array than {@code in}
     * @param to where the first one goes
     * @throws UnsupportedOperationException if that is not possible
     */
    default void invert(float[] in, int from, float[] out, int to) {
        throw new UnsupportedOperationException(state().kind() + " cannot be inverted");
    }

    /** What a file keeps of it. */
    TransformState state();

    /**
     * Rows as this transforms them, whenever they are read.
     *
     * @throws IllegalArgumentException if they have another width than this takes
     */
    default Rows rows(Rows rows) {
        return new TransformedRows(rows, this);
    }

    /**
     * Transforms one row into a new array.
     *
     * @throws IllegalArgumentException if it has another length than this takes
     */
    default float[] apply(float... row) {
        TransformedRows.checkWidth(this, row.length);
        float[] result = new float[outputWidth()];
        apply(row, 0, result, 0);
        return result;
    }
}
