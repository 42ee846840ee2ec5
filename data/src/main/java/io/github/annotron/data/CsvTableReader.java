// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.annotron.runtime.data.DataFiles;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** See {@link CsvSchema#read}. */
final class CsvTableReader {

    /** What a message names; more help nobody. */
    private static final int SHOWN = 5;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CsvSchema schema;
    private final List<Column> columns;

    /** The number that a value of a column of categories has got, for each column; they are put in order at the end. */
    private final List<Map<String, Integer>> codes = new ArrayList<>();

    private final List<float[]> rows = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();

    private CsvTableReader(CsvSchema schema) {
        this.schema = schema;
        columns = schema.columns();
        for (Column column : columns) {
            Map<String, Integer> known = new HashMap<>();
            for (String category : column.categories()) {
                known.put(category, known.size());
            }
            codes.add(known);
        }
    }

    static Table read(CsvSchema schema, Path file) throws IOException {
        if (schema.columns().stream().noneMatch(Column::isFeature)) {
            throw new IllegalStateException("the schema has no feature: call number or category");
        }
        CsvTableReader reader = new CsvTableReader(schema);
        // A decoder reports what is not UTF-8; a reader made with a Charset would replace it.
        try (Reader text = new BufferedReader(
                        new InputStreamReader(DataFiles.open(file), StandardCharsets.UTF_8.newDecoder()));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(schema.separator())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            reader.read(file, records.iterator());
        } catch (CsvParseException | UncheckedIOException e) {
            throw new IOException(file + " is not a readable CSV file: " + cause(e), e);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not a readable CSV file: it is not UTF-8", e);
        } catch (EOFException | ZipException e) {
            throw new IOException(file + " is not a readable gzip file: " + e.getMessage(), e);
        }
        return reader.table(file);
    }

    private static String cause(RuntimeException e) {
        if (e.getCause() instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
    }

    private void read(Path file, Iterator<CsvRecord> records) throws IOException {
        int[] places = new int[columns.size()];
        Arrays.setAll(places, i -> i);
        int width = columns.size();
        if (schema.hasHeader()) {
            if (!records.hasNext()) {
                throw new IOException(file + ": expected a header, found an empty file");
            }
            CsvRecord header = records.next();
            width = header.getFieldCount();
            places = places(file, header.getFields().stream().map(String::strip).toList());
        }
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() != width) {
                bad.add(new BadRow(record.getStartingLineNumber(), "", width + " fields", record.getFieldCount() + ""));
            } else {
                read(record, places);
            }
        }
    }

    private int[] places(Path file, List<String> header) throws IOException {
        int[] places = new int[columns.size()];
        List<String> names = columns.stream().map(Column::name).toList();
        for (int i = 0; i < places.length; i++) {
            places[i] = header.indexOf(names.get(i));
            if (places[i] < 0) {
                throw new IOException(file + ": expected a column " + names.get(i) + ", the header has " + header);
            }
            if (header.lastIndexOf(names.get(i)) != places[i]) {
                throw new IOException(file + ": the header has two columns " + names.get(i));
            }
        }
        List<String> others =
                header.stream().filter(name -> !names.contains(name)).toList();
        if (!others.isEmpty() && !schema.areOthersIgnored()) {
            throw new IOException(file + ": the header has the columns " + others
                    + ", which the schema has not; ignoreOthers() passes them over");
        }
        return places;
    }

    private void read(CsvRecord record, int[] places) {
        float[] values = new float[columns.size()];
        String[] newCategories = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Column column = columns.get(i);
            if (column.role() == Column.Role.IGNORED) {
                continue;
            }
            String text = record.getField(places[i]).strip();
            String expected = value(i, text, values, newCategories);
            if (expected != null) {
                bad.add(new BadRow(record.getStartingLineNumber(), column.name(), expected, quote(text)));
                return;
            }
        }
        for (int i = 0; i < values.length; i++) {
            String category = newCategories[i];
            if (category != null) {
                values[i] = codes.get(i).size();
                codes.get(i).put(category, codes.get(i).size());
            }
        }
        rows.add(values);
    }

    /** Reads a value; returns what was expected if it does not fit. */
    private @Nullable String value(int i, String text, float[] values, @Nullable String[] newCategories) {
        Column column = columns.get(i);
        if (schema.isMissing(text)) {
            values[i] = Float.NaN;
            return !column.isTarget() ? null : column.isCategory() ? "a class" : "a number";
        }
        if (column.isCategory()) {
            Integer code = codes.get(i).get(text);
            if (code != null) {
                values[i] = code;
            } else if (column.categories().isEmpty()) {
                newCategories[i] = text;
            } else {
                return "one of " + shorten(column.categories().toString());
            }
            return null;
        }
        values[i] = number(text);
        return Float.isFinite(values[i]) ? null : "a number";
    }

    /** NaN if it is none. Float.parseFloat takes {@code 1f}, {@code 0x1p3} and {@code Infinity} too. */
    private static float number(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
                return Float.NaN;
            }
        }
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    private static String quote(String text) {
        return text.isEmpty() ? "nothing" : "\"" + shorten(text) + "\"";
    }

    private static String shorten(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "...";
    }

    private Table table(Path file) throws IOException {
        if (!bad.isEmpty() && !schema.isLenient()) {
            throw new IOException(file + ": "
                    + bad.stream().limit(SHOWN).map(BadRow::toString).collect(Collectors.joining("; "))
                    + (bad.size() > SHOWN ? "; and " + (bad.size() - SHOWN) + " more rows" : ""));
        }
        if (rows.isEmpty()) {
            throw new IOException(file + ": expected rows of data, found none"
                    + (bad.isEmpty() ? "" : " that fits; the first one is " + bad.get(0)));
        }
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            found.add(inOrder(i));
        }
        return new Table(schema.withColumns(found), select(Column::isFeature), select(Column::isTarget), bad);
    }

    /** Puts new categories into alphabetical order. */
    private Column inOrder(int i) {
        Column column = columns.get(i);
        if (!column.isCategory() || !column.categories().isEmpty()) {
            return column;
        }
        List<String> sorted = codes.get(i).keySet().stream().sorted().toList();
        int[] places = new int[sorted.size()];
        for (int place = 0; place < places.length; place++) {
            places[Objects.requireNonNull(codes.get(i).get(sorted.get(place)))] = place;
        }
        for (float[] row : rows) {
            row[i] = Float.isNaN(row[i]) ? row[i] : places[(int) row[i]];
        }
        return new Column(column.name(), column.role(), sorted);
    }

    private float[][] select(Predicate<Column> wanted) {
        int[] places = IntStream.range(0, columns.size())
                .filter(i -> wanted.test(columns.get(i)))
                .toArray();
        float[][] selected = new float[rows.size()][places.length];
        for (int row = 0; row < selected.length; row++) {
            for (int i = 0; i < places.length; i++) {
                selected[row][i] = rows.get(row)[places[i]];
            }
        }
        return selected;
    }
}
