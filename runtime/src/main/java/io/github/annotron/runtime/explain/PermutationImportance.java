// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.transform.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Permutation importance (Breiman 2001, Random forests, section 10): how much worse a model does on data in which a column was put into a
 * random order, so that it says nothing any more about the samples. Each change of a setting makes a new one.
 *
 * <pre>{@code
 * List<Importance> importances = PermutationImportance.of(model, test)
 *         .metric(Metrics.rocAuc())
 *         .feature("alcohol", 10)
 *         .feature("colour", 11, 12)               // two columns of one category, moved together
 *         .compute();
 * }</pre>
 *
 * <p>Of columns that say the same, each seems to matter little: the model has the other one. Measure on data that the model has not
 * learnt from.
 */
public final class PermutationImportance {

    private static final int REPEATS = 5;

    private final Model model;
    private final Dataset data;
    private final List<Feature> features;
    private final @Nullable Metric metric;

    /** Whether a larger figure is a better one. */
    private final boolean score;

    private final int repeats;
    private final long seed;
    private final @Nullable Preprocessing preprocessing;

    /**
     * Columns that are moved together.
     *
     * @param input which one, in the order of the data's inputs
     */
    private record Feature(String name, int input, int[] columns) {}

    private PermutationImportance(
            Model model,
            Dataset data,
            List<Feature> features,
            @Nullable Metric metric,
            boolean score,
            int repeats,
            long seed,
            @Nullable Preprocessing preprocessing) {
        this.model = model;
        this.data = data;
        this.features = List.copyOf(features);
        this.metric = metric;
        this.score = score;
        this.repeats = repeats;
        this.seed = seed;
        this.preprocessing = preprocessing;
    }

    /** By the loss, with 5 orders of each column of each input, whose names are their numbers. */
    public static PermutationImportance of(Model model, Dataset data) {
        return new PermutationImportance(model, data, List.of(), null, false, REPEATS, 0, null);
    }

    /** By a metric of which more is better, such as {@code Metrics.accuracy()}. */
    public PermutationImportance metric(Metric better) {
        return new PermutationImportance(model, data, features, better, true, repeats, seed, preprocessing);
    }

    /** By a metric of which less is better, such as {@code Metrics.rootMeanSquaredError()}. */
    public PermutationImportance error(Metric worse) {
        return new PermutationImportance(model, data, features, worse, false, repeats, seed, preprocessing);
    }

    /**
     * Adds a feature; without any, each column is one.
     *
     * @param name for the result
     * @param columns of the only input, from 0; those of one category are moved together
     * @throws IllegalArgumentException if there are several inputs, or no such column
     */
    public PermutationImportance feature(String name, int... columns) {
        if (data.inputs().size() != 1) {
            throw new IllegalArgumentException(
                    "the data has the inputs " + data.names() + ": say by featureOf which one has " + name);
        }
        return with(new Feature(name, 0, columns.clone()));
    }

    /** Adds a feature of one of several inputs. */
    public PermutationImportance featureOf(String input, String name, int... columns) {
        int index = data.names().indexOf(input);
        if (index < 0) {
            throw new IllegalArgumentException("the data has no input named " + input + "; it has " + data.names());
        }
        return with(new Feature(name, index, columns.clone()));
    }

    private PermutationImportance with(Feature feature) {
        int width = data.inputs().get(feature.input).width();
        if (feature.columns.length == 0) {
            throw new IllegalArgumentException("feature " + feature.name + " has no columns");
        }
        for (int column : feature.columns) {
            if (column < 0 || column >= width) {
                throw new IllegalArgumentException("feature " + feature.name + " has the column " + column
                        + ", and the data has " + width + ", counted from 0");
            }
        }
        List<Feature> more = new ArrayList<>(features);
        more.add(feature);
        return new PermutationImportance(model, data, more, metric, score, repeats, seed, preprocessing);
    }

    /** With so many random orders of each feature, at least 1. */
    public PermutationImportance repeats(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least one repeat, not " + count);
        }
        return new PermutationImportance(model, data, features, metric, score, count, seed, preprocessing);
    }

    /** With other random orders. */
    public PermutationImportance seed(long other) {
        return new PermutationImportance(model, data, features, metric, score, repeats, other, preprocessing);
    }

    /** On data as it is before this preprocessing, so that a category is one column. */
    public PermutationImportance through(Preprocessing transforms) {
        return new PermutationImportance(model, data, features, metric, score, repeats, seed, transforms);
    }

    /**
     * Evaluates the model on the data, and then once for each feature and repeat.
     *
     * @return one for each feature, in the order in which they were added
     * @throws IllegalArgumentException if the data does not fit the model, or the metric means nothing for it
     */
    public List<Importance> compute() {
        double whole = figure(data);
        List<Importance> importances = new ArrayList<>();
        for (Feature feature : features.isEmpty() ? columns() : features) {
            double[] values = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++) {
                int[] order = new int[data.size()];
                Permutation.fill(order, Seeds.of(Seeds.of(seed, feature.name), repeat));
                Dataset moved = data.withInput(feature.input, rows -> new Moved(rows, feature.columns, order));
                double figure = figure(moved);
                values[repeat] = score ? whole - figure : figure - whole;
            }
            importances.add(
                    new Importance(feature.name, Arrays.stream(values).boxed().toList()));
        }
        return importances;
    }

    /** The same, the most important first; of equal ones the first. */
    public List<Importance> ranked() {
        return compute().stream()
                .sorted(Comparator.comparingDouble(Importance::mean).reversed())
                .toList();
    }

    private List<Feature> columns() {
        List<Feature> all = new ArrayList<>();
        for (int input = 0; input < data.inputs().size(); input++) {
            String prefix = data.inputs().size() == 1 ? "column " : data.names().get(input) + " ";
            for (int column = 0; column < data.inputs().get(input).width(); column++) {
                all.add(new Feature(prefix + column, input, new int[] {column}));
            }
        }
        return all;
    }

    private double figure(Dataset some) {
        Dataset ready = preprocessing == null ? some : preprocessing.apply(some);
        Metric measured = metric;
        if (measured == null) {
            return Evaluator.evaluate(model, ready).loss();
        }
        Evaluation evaluation = Evaluator.evaluate(model, ready, measured);
        return evaluation.measures().get(0).value();
    }

    /** Rows some columns of which are those of other rows. */
    private record Moved(Rows rows, int[] columns, int[] order) implements Rows {

        @Override
        public int count() {
            return rows.count();
        }

        @Override
        public int width() {
            return rows.width();
        }

        @Override
        public void read(int row, float[] target, int offset) {
            rows.read(order[row], target, offset);
            float[] moved = new float[columns.length];
            for (int i = 0; i < columns.length; i++) {
                moved[i] = target[offset + columns[i]];
            }
            rows.read(row, target, offset);
            for (int i = 0; i < columns.length; i++) {
                target[offset + columns[i]] = moved[i];
            }
        }
    }
}
