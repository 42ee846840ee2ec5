// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.annotron.runtime.data.Permutation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flowers: sepal length and width, petal length and width in centimetres, and the kind.
 *
 * @param names of the three kinds
 * @param measurements four numbers for each flower
 * @param kinds the kind of each, counted from 0
 */
record FlowerData(List<String> names, float[][] measurements, int[] kinds) {

    static final int MEASUREMENTS = 4;
    static final int KINDS = 3;

    FlowerData {
        names = List.copyOf(names);
    }

    /**
     * Reads a CSV file: four numbers and a name in each line, at most one line of headings before them.
     *
     * @throws IOException if it cannot be read; the message names the line and what was expected
     */
    static FlowerData read(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        List<float[]> measurements = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(file)) {
            for (CsvRecord line : reader) {
                String at = file + ", line " + line.getStartingLineNumber() + ": ";
                if (line.getFieldCount() != MEASUREMENTS + 1) {
                    throw new IOException(
                            at + "expected 4 numbers and a name, found " + line.getFieldCount() + " fields");
                }
                boolean headings = line.getStartingLineNumber() == 1 && number(line.getField(0)) == null;
                if (!headings) {
                    measurements.add(measurements(line, at));
                    kinds.add(kind(names, line.getField(MEASUREMENTS).strip(), at));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " is not a readable CSV file: " + e.getMessage(), e);
        }
        if (names.size() != KINDS) {
            throw new IOException(file + ": expected 3 kinds of flowers, found " + names.size());
        }
        return new FlowerData(
                names,
                measurements.toArray(float[][]::new),
                kinds.stream().mapToInt(Integer::intValue).toArray());
    }

    private static float[] measurements(CsvRecord line, String at) throws IOException {
        float[] measurements = new float[MEASUREMENTS];
        for (int i = 0; i < MEASUREMENTS; i++) {
            Float number = number(line.getField(i));
            if (number == null) {
                throw new IOException(at + "expected a number, found \"" + line.getField(i) + "\"");
            }
            measurements[i] = number;
        }
        return measurements;
    }

    private static @Nullable Float number(String text) {
        try {
            float number = Float.parseFloat(text);
            return Float.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int kind(List<String> names, String name, String at) throws IOException {
        if (!names.contains(name)) {
            if (names.size() == KINDS) {
                throw new IOException(at + "expected one of " + names + ", found a fourth kind, \"" + name + "\"");
            }
            names.add(name);
        }
        return names.indexOf(name);
    }

    /** Two parts of some flowers. */
    record Split(FlowerData training, FlowerData test) {}

    /** Holds out a third of each kind, drawn by the seed. */
    Split split(long seed) {
        int[] order = new int[kinds.length];
        Permutation.fill(order, seed);
        List<Integer> training = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        int[] seen = new int[KINDS];
        for (int flower : order) {
            boolean third = seen[kinds[flower]]++ % 3 == 0;
            (third ? test : training).add(flower);
        }
        return new Split(select(training), select(test));
    }

    private FlowerData select(List<Integer> flowers) {
        return new FlowerData(
                names,
                flowers.stream().map(flower -> measurements[flower]).toArray(float[][]::new),
                flowers.stream().mapToInt(flower -> kinds[flower]).toArray());
    }
}
