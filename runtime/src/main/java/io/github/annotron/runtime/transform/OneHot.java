// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns columns of categories, which are whole numbers from 0, into one column for each category: 1 for the one that the row has,
 * 0 for all others.
 *
 * @param counts how many categories each column has, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // transforms are not compared
public record OneHot(int[] counts) implements Transform {

    static final String KIND = "one-hot";

    /** More are most likely a mistake: a column of numbers. */
    private static final int LARGEST_COUNT = 1 << 20;

    private static final int LARGEST_SUM = 1 << 24;

    public OneHot {
        if (counts.length == 0) {
            throw new IllegalArgumentException("expected at least 1 column of categories, found 0");
        }
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            if (counts[i] < 1 || counts[i] > LARGEST_COUNT) {
                throw new IllegalArgumentException(
                        "column " + i + " has " + counts[i] + " categories, expected 1 to " + LARGEST_COUNT);
            }
        }
        if (sum > LARGEST_SUM) {
            throw new IllegalArgumentException(
                    "all columns have " + sum + " categories together, expected " + LARGEST_SUM + " at most");
        }
    }

    /** For columns of so many categories. */
    public static OneHot of(int... counts) {
        return new OneHot(counts.clone());
    }

    /**
     * Counts the categories: in each column one more than its largest number. Categories that the training data does not have are
     * refused later; where that can happen, give the {@linkplain #of counts}.
     *
     * @throws IllegalArgumentException if there are no rows, or if a number is no category, naming row and column
     */
    public static OneHot fit(Rows training) {
        Checks.notEmpty(training);
        int[] counts = new int[training.width()];
        float[] values = new float[counts.length];
        for (int row = 0; row < training.count(); row++) {
            Checks.read(training, row, values, false);
            for (int i = 0; i < counts.length; i++) {
                int category = (int) values[i];
                if (category != values[i] || category < 0 || category >= LARGEST_COUNT) {
                    throw new IllegalArgumentException("row " + row + " of the training data, counted from 0, has "
                            + values[i] + " in column " + i + "; categories are whole numbers from 0");
                }
                counts[i] = Math.max(counts[i], category + 1);
            }
        }
        return new OneHot(counts);
    }

    static OneHot read(TransformState state) {
        return new OneHot(state.whole("counts"));
    }

    @Override
    public int inputWidth() {
        return counts.length;
    }

    @Override
    public int outputWidth() {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if a number is not one of its column's categories
     */
    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        int start = to;
        for (int i = 0; i < counts.length; i++) {
            float value = in[from + i];
            int category = (int) value;
            if (category != value || category < 0 || category >= counts[i]) {
                throw new IllegalArgumentException(
                        "column " + i + " has " + value + ", expected a category from 0 to " + (counts[i] - 1));
            }
            Arrays.fill(out, start, start + counts[i], 0);
            out[start + category] = 1;
            start += counts[i];
        }
    }

    @Override
    public boolean isInvertible() {
        return true;
    }

    /** Takes the category with the largest number, the first of several. */
    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        int start = from;
        for (int i = 0; i < counts.length; i++) {
            int largest = 0;
            for (int j = 1; j < counts[i]; j++) {
                if (in[start + j] > in[start + largest]) {
                    largest = j;
                }
            }
            out[to + i] = largest;
            start += counts[i];
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("counts", TransformState.floats(counts)));
    }
}
