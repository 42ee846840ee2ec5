// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of tables of which a batch reads some rows only. They are zero elsewhere, and stay so without a walk over all of the
 * table: which rows were touched is kept, and only these are cleared before the next batch.
 */
public final class Tables {

    private Tables() {}

    /**
     * Sets the touched rows from {@code first} to {@code last} to zeros.
     *
     * @param columns of the table
     * @param touched for each row, not 0 if it may hold other numbers than zeros; 0 afterwards; null for all rows
     */
    public static void clear(int first, int last, int columns, float @Nullable [] touched, float[] gradient) {
        if (touched == null) {
            Arrays.fill(gradient, first * columns, last * columns, 0);
            return;
        }
        for (int row = first; row < last; row++) {
            if (touched[row] != 0) {
                Arrays.fill(gradient, row * columns, (row + 1) * columns, 0);
                touched[row] = 0;
            }
        }
    }

    /**
     * Adds up gradients by rows of the table: {@code gradient[ids[i]] += dy[i]} for i in [0, count), ascending, where {@code
     * ids[i]} is from {@code first} to {@code last} and not {@code padding}.
     *
     * @param columns of the table, and elements of {@code dy} for each id
     * @param touched receives 1 for each row that is added to; null if that need not be known
     */
    public static void addRows(
            int first,
            int last,
            int padding,
            int count,
            int columns,
            float[] ids,
            float[] dy,
            float[] gradient,
            float @Nullable [] touched) {
        for (int i = 0; i < count; i++) {
            int row = (int) ids[i];
            if (row >= first && row < last && row != padding) {
                Kernels.columnSums(0, columns, 1, dy, i * columns, columns, gradient, row * columns);
                if (touched != null) {
                    touched[row] = 1;
                }
            }
        }
    }
}
