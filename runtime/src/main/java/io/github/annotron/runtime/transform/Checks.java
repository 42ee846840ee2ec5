// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;

/** What the transforms demand of numbers. */
final class Checks {

    private Checks() {}

    /** The numbers of each column; rows ascending. */
    static float[][] columns(Rows rows, boolean missingAllowed) {
        float[][] columns = new float[rows.width()][rows.count()];
        float[] values = new float[rows.width()];
        for (int row = 0; row < rows.count(); row++) {
            read(rows, row, values, missingAllowed);
            for (int column = 0; column < values.length; column++) {
                columns[column][row] = values[column];
            }
        }
        return columns;
    }

    /** Reads a row to be learnt from. */
    static void read(Rows rows, int row, float[] values, boolean missingAllowed) {
        rows.read(row, values, 0);
        for (int column = 0; column < values.length; column++) {
            float value = values[column];
            if (!Float.isFinite(value) && !(missingAllowed && Float.isNaN(value))) {
                throw new IllegalArgumentException("row " + row + " of the training data, counted from 0, has " + value
                        + " in column " + column
                        + (Float.isNaN(value) ? "; fill what is missing first, by Impute" : ""));
            }
        }
    }

    static void notEmpty(Rows rows) {
        if (rows.count() == 0) {
            throw new IllegalArgumentException("there are no rows to learn from");
        }
    }

    static void finite(String what, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(what + " of column " + i + " is " + values[i]);
            }
        }
    }

    static void sameLength(String what, int expected, float[] values) {
        if (expected < 1 || values.length != expected) {
            throw new IllegalArgumentException(
                    "expected " + Math.max(1, expected) + " " + what + ", found " + values.length);
        }
    }
}
