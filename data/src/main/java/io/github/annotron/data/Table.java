// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that has been read. Its features are one row for each sample, in the order of the schema: numbers, and categories as their
 * places in alphabetical order, counted from 0. What is missing is NaN: {@code Impute} fills it, and {@code OneHot} makes categories
 * into numbers that a network can use.
 */
public final class Table {

    private final CsvSchema schema;
    private final float[][] features;
    private final float[][] targets;
    private final List<BadRow> skipped;

    Table(CsvSchema schema, float[][] features, float[][] targets, List<BadRow> skipped) {
        this.schema = schema;
        this.features = features;
        this.targets = targets;
        this.skipped = List.copyOf(skipped);
    }

    /** The schema with the categories of this table: it reads further files, such as test data, in the same way. */
    public CsvSchema schema() {
        return schema;
    }

    /** How many rows there are, at least 1. */
    public int size() {
        return features.length;
    }

    /** The features with their target; a class is its place in alphabetical order, or in the order that the schema gives.
     *
     * @throws IllegalStateException if the schema has no target
     */
    public Dataset dataset() {
        if (schema.columns().stream().noneMatch(Column::isTarget)) {
            throw new IllegalStateException("the schema has no target");
        }
        if (isClassified()) {
            int[] labels = new int[targets.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (int) targets[i][0];
            }
            return Dataset.of(Rows.of(features), labels);
        }
        return Dataset.of(Rows.of(features), Rows.of(targets));
    }

    private boolean isClassified() {
        return schema.columns().stream().anyMatch(column -> column.role() == Column.Role.TARGET_CATEGORY);
    }

    /** The features alone. */
    public Rows features() {
        return Rows.of(features);
    }

    /** The names of the features, in the order of a row. */
    public List<String> names() {
        return featureColumns().stream().map(Column::name).toList();
    }

    private List<Column> featureColumns() {
        return schema.columns().stream().filter(Column::isFeature).toList();
    }

    /** The places of the features that are numbers, counted from 0, for example for {@code Columns.fitting(Standardize::fit, ...)}. */
    public int[] numbers() {
        return places(Column.Role.NUMBER);
    }

    /** The places of the features that are categories, counted from 0. */
    public int[] categories() {
        return places(Column.Role.CATEGORY);
    }

    private int[] places(Column.Role role) {
        List<Column> columns = featureColumns();
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).role() == role)
                .toArray();
    }

    /** How many categories each of {@link #categories()} has, for {@code OneHot.of}. */
    public int[] categoryCounts() {
        return featureColumns().stream()
                .filter(Column::isCategory)
                .mapToInt(column -> column.categories().size())
                .toArray();
    }

    /**
     * The categories of a feature or the classes of the target, in the order in which they count.
     *
     * @throws IllegalArgumentException if there is no such column of categories
     */
    public List<String> categories(String column) {
        return schema.columns().stream()
                .filter(each -> each.isCategory() && each.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column of categories named " + column))
                .categories();
    }

    /**
     * The classes of the target.
     *
     * @throws IllegalStateException if the target is not a class
     */
    public List<String> classes() {
        return schema.columns().stream()
                .filter(each -> each.role() == Column.Role.TARGET_CATEGORY)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the table's target is not a class"))
                .categories();
    }

    /** The rows that a lenient schema has skipped, in the order of the file. */
    public List<BadRow> skipped() {
        return skipped;
    }
}
