// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a CSV file has in its columns (RFC 4180; UTF-8; it may be packed by gzip).
 *
 * <pre>{@code
 * Table table = CsvSchema.withHeader()
 *         .number("age")
 *         .category("occupation")
 *         .targetCategory("income")
 *         .ignoreOthers()
 *         .missing("?")
 *         .read(file);
 * }</pre>
 *
 * <p>With a header, columns are found by their names; without one, the schema names all columns in their order. Spaces around values
 * are of no meaning. An empty value is a missing one. In a schema with {@link #lenient} rows that do not fit are skipped and
 * reported; otherwise they are all an error. Immutable.
 */
public final class CsvSchema {

    private final List<Column> columns;
    private final Set<String> missing;
    private final char separator;
    private final boolean header;
    private final boolean othersIgnored;
    private final boolean lenient;

    private CsvSchema(
            List<Column> columns,
            Set<String> missing,
            char separator,
            boolean header,
            boolean othersIgnored,
            boolean lenient) {
        this.columns = List.copyOf(columns);
        this.missing = Set.copyOf(missing);
        this.separator = separator;
        this.header = header;
        this.othersIgnored = othersIgnored;
        this.lenient = lenient;
    }

    /** A file whose first line has the names of the columns. */
    public static CsvSchema withHeader() {
        return new CsvSchema(List.of(), Set.of(""), ',', true, false, false);
    }

    /** A file that starts with data. */
    public static CsvSchema withoutHeader() {
        return new CsvSchema(List.of(), Set.of(""), ',', false, false, false);
    }

    /** With features that are numbers. */
    public CsvSchema number(String... names) {
        return with(Column.Role.NUMBER, List.of(), names);
    }

    /** With features that are categories; those are the values that the file has, in alphabetical order. */
    public CsvSchema category(String... names) {
        return with(Column.Role.CATEGORY, List.of(), names);
    }

    /**
     * With a feature that is one of these categories; other values do not fit.
     *
     * @throws IllegalArgumentException if there is no category, or one twice
     */
    public CsvSchema categoryOf(String name, List<String> categories) {
        return with(Column.Role.CATEGORY, checked(name, categories), name);
    }

    /** With a target that is a number; of several, each is one number of the target. */
    public CsvSchema targetNumber(String... names) {
        return with(Column.Role.TARGET_NUMBER, List.of(), names);
    }

    /** With a target that is a class; those are the values that the file has, in alphabetical order. */
    public CsvSchema targetCategory(String name) {
        return with(Column.Role.TARGET_CATEGORY, List.of(), name);
    }

    /**
     * With a target that is one of these classes, which count from 0 in this order.
     *
     * @throws IllegalArgumentException if there is no class, or one twice
     */
    public CsvSchema targetCategoryOf(String name, List<String> classes) {
        return with(Column.Role.TARGET_CATEGORY, checked(name, classes), name);
    }

    /** With columns that are not read. */
    public CsvSchema ignore(String... names) {
        return with(Column.Role.IGNORED, List.of(), names);
    }

    /** Does not read the columns that the header has and the schema has not; otherwise they are an error. */
    public CsvSchema ignoreOthers() {
        return new CsvSchema(columns, missing, separator, header, true, lenient);
    }

    /** Takes these values for missing ones too, besides the empty one. */
    public CsvSchema missing(String... markers) {
        Set<String> more = new HashSet<>(missing);
        more.addAll(List.of(markers));
        return new CsvSchema(columns, more, separator, header, othersIgnored, lenient);
    }

    /** Takes another separator than a comma. */
    public CsvSchema separator(char character) {
        return new CsvSchema(columns, missing, character, header, othersIgnored, lenient);
    }

    /** Skips and reports rows that do not fit. */
    public CsvSchema lenient() {
        return new CsvSchema(columns, missing, separator, header, othersIgnored, true);
    }

    private static List<String> checked(String name, List<String> categories) {
        if (categories.isEmpty() || new HashSet<>(categories).size() < categories.size()) {
            throw new IllegalArgumentException(
                    "column " + name + ": expected categories, each of them once, found " + categories);
        }
        return categories;
    }

    private CsvSchema with(Column.Role role, List<String> categories, String... names) {
        List<Column> more = new ArrayList<>(columns);
        for (String name : names) {
            if (more.stream().anyMatch(column -> column.name().equals(name))) {
                throw new IllegalArgumentException("there are two columns named " + name);
            }
            more.add(new Column(name, role, categories));
        }
        if (more.stream().anyMatch(column -> column.role() == Column.Role.TARGET_NUMBER)
                && more.stream().anyMatch(column -> column.role() == Column.Role.TARGET_CATEGORY)) {
            throw new IllegalArgumentException("a target is a class or numbers, not both");
        }
        if (more.stream()
                        .filter(column -> column.role() == Column.Role.TARGET_CATEGORY)
                        .count()
                > 1) {
            throw new IllegalArgumentException("there can be one target that is a class");
        }
        return new CsvSchema(more, missing, separator, header, othersIgnored, lenient);
    }

    /** The same with the categories that a table has found: for further files of the same data. */
    CsvSchema withColumns(List<Column> found) {
        return new CsvSchema(found, missing, separator, header, othersIgnored, lenient);
    }

    List<Column> columns() {
        return columns;
    }

    boolean isMissing(String value) {
        return missing.contains(value);
    }

    char separator() {
        return separator;
    }

    boolean hasHeader() {
        return header;
    }

    boolean areOthersIgnored() {
        return othersIgnored;
    }

    boolean isLenient() {
        return lenient;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read, if its columns are not those of the schema, if no row fits, or, unless this is
     *     lenient, if a row does not fit; the message names the file, the lines and the columns, and what was expected and found
     * @throws IllegalStateException if the schema has no feature
     */
    public Table read(Path file) throws IOException {
        return CsvTableReader.read(this, file);
    }
}
