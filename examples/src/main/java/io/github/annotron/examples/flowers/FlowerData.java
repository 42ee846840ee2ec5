// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import io.github.annotron.data.CsvSchema;
import io.github.annotron.data.Table;
import io.github.annotron.runtime.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Flowers: sepal length and width, petal length and width in centimetres, and the kind.
 *
 * @param names of the three kinds
 * @param flowers four numbers and a kind, counted from 0, for each flower
 */
record FlowerData(List<String> names, Dataset flowers) {

    static final int KINDS = 3;

    FlowerData {
        names = List.copyOf(names);
    }

    /**
     * Reads a CSV file without headings: four numbers and a name in each line.
     *
     * @throws IOException if it cannot be read; the message names the line and what was expected
     */
    static FlowerData read(Path file) throws IOException {
        Table table = CsvSchema.withoutHeader()
                .number("sepal length", "sepal width", "petal length", "petal width")
                .targetCategory("kind")
                .read(file);
        if (table.classes().size() != KINDS) {
            throw new IOException(file + ": expected 3 kinds of flowers, found "
                    + table.classes().size());
        }
        return new FlowerData(table.classes(), table.dataset());
    }
}
