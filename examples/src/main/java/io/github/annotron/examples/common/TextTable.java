// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import java.util.ArrayList;
import java.util.List;

/** A table as text: the first column flush left, all others flush right. */
public final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table with its headings, which say how many columns there are. */
    public TextTable(List<String> headings) {
        rows.add(List.copyOf(headings));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as there are headings
     */
    public TextTable row(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells, expected " + rows.get(0).size() + ": " + cells);
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    /** The lines, each ended by a line feed. */
    @Override
    public String toString() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
