// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import org.ejml.data.FMatrixRMaj;

/**
 * Rows of numbers, all of one width: the inputs or the targets of the samples of a data set. Implementations may compute
 * them; several threads read at once, and reading a row again gives the same numbers.
 */
public interface Rows {

    /** How many rows there are. */
    int count();

    /** How many numbers a row has, at least 1. */
    int width();

    /**
     * Copies a row.
     *
     * @param row from 0 to {@code count() - 1}
     * @param target receives {@code width()} numbers
     * @param offset where the first one goes
     */
    void read(int row, float[] target, int offset);

    /**
     * Copies a row as it is in an epoch of training. Rows that change at random do so in each epoch in another way, which follows
     * from their seed, the epoch and the row alone; {@link #read(int, float[], int)} reads them as in epoch 0. All others are
     * the same in every epoch.
     *
     * @param row from 0 to {@code count() - 1}
     * @param epoch counted from 0
     * @param target receives {@code width()} numbers
     * @param offset where the first one goes
     */
    default void read(int row, long epoch, float[] target, int offset) {
        read(row, target, offset);
    }

    /**
     * The same rows, read once and kept: for rows whose computation takes longer than reading them from memory. Rows that change
     * from epoch to epoch stay as they are in epoch 0.
     *
     * @throws IllegalArgumentException if they have more numbers than an array can hold
     */
    default Rows cached() {
        return RowSources.Matrix.copyOf(this);
    }

    /**
     * The rows of a matrix, which is not copied.
     *
     * @throws IllegalArgumentException if the matrix has no columns
     */
    static Rows of(FMatrixRMaj matrix) {
        return new RowSources.Matrix(matrix);
    }

    /**
     * The rows of an array, which is not copied.
     *
     * @throws IllegalArgumentException if the rows are not equally long, or empty, or if there are none
     */
    static Rows of(float[][] rows) {
        return new RowSources.Arrays(rows);
    }

    /** Classes, counted from 0, a row of one number each; the array is not copied. */
    static Rows labels(int[] classes) {
        return new RowSources.Labels(classes);
    }

    /**
     * Unsigned bytes, such as grey values, divided by 255: numbers from 0 to 1. The array is not copied.
     *
     * @param bytes row after row
     * @param width numbers per row, at least 1
     * @throws IllegalArgumentException if the bytes are not whole rows
     */
    static Rows scaled(byte[] bytes, int width) {
        return new RowSources.Bytes(bytes, width);
    }
}
