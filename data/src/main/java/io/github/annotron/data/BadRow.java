// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

/**
 * Why a row of a file does not fit.
 *
 * @param line where it starts, counted from 1
 * @param column the column's name; empty if the row as a whole is meant
 * @param expected what should be there
 * @param found what is there
 */
public record BadRow(long line, String column, String expected, String found) {

    /** For example {@code line 12, column age: expected a number, found "abc"}. */
    @Override
    public String toString() {
        return "line " + line + (column.isEmpty() ? "" : ", column " + column) + ": expected " + expected + ", found "
                + found;
    }
}
