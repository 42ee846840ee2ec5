// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts how often each class was taken for which. */
public final class ConfusionMatrix {

    private final List<String> labels;
    private final long[][] counts;

    /** Starts with zeros. */
    public ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        counts = new long[labels.size()][labels.size()];
    }

    /**
     * Counts a decision.
     *
     * @param truth the right class, counted from 0
     * @param guess the class decided for
     */
    public void add(int truth, int guess) {
        counts[truth][guess]++;
    }

    /**
     * Counts all that another one has counted.
     *
     * @throws IllegalArgumentException if it is of other classes
     */
    public void addAll(ConfusionMatrix other) {
        if (!other.labels.equals(labels)) {
            throw new IllegalArgumentException("a matrix of " + other.labels + " cannot be added to one of " + labels);
        }
        for (int truth = 0; truth < counts.length; truth++) {
            for (int guess = 0; guess < counts.length; guess++) {
                counts[truth][guess] += other.counts[truth][guess];
            }
        }
    }

    /** The names of the classes. */
    public List<String> labels() {
        return labels;
    }

    /** How often {@code truth} was taken for {@code guess}. */
    public long count(int truth, int guess) {
        return counts[truth][guess];
    }

    /** How many samples of a class there were. */
    public long total(int truth) {
        long sum = 0;
        for (long count : counts[truth]) {
            sum += count;
        }
        return sum;
    }

    /** How many samples there were. */
    public long total() {
        long sum = 0;
        for (int truth = 0; truth < counts.length; truth++) {
            sum += total(truth);
        }
        return sum;
    }

    /** How many decisions were right. */
    public long right() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i][i];
        }
        return sum;
    }

    /** The share of right decisions, 0 to 1; not a number before the first one. */
    public double accuracy() {
        return (double) right() / total();
    }

    /** The share of a class that was recognised, 0 to 1; not a number if there was none of it. */
    public double recall(int truth) {
        return (double) counts[truth][truth] / total(truth);
    }

    /** The share of right ones among the decisions for a class, 0 to 1; not a number if there was none. */
    public double precision(int guess) {
        long all = 0;
        for (long[] row : counts) {
            all += row[guess];
        }
        return (double) counts[guess][guess] / all;
    }

    /** A share as text, such as {@code 66.7 %}; a dash if it is not a number. */
    public static String percent(double share, int decimals) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    /** A table with a row for each true class and a column for each guess; dots are zeros. */
    @Override
    public String toString() {
        List<String> headings = new ArrayList<>();
        headings.add("truth \\ guess");
        headings.addAll(labels);
        headings.add("right");
        List<List<String>> table = new ArrayList<>(List.of(headings));
        for (int truth = 0; truth < counts.length; truth++) {
            List<String> cells = new ArrayList<>();
            cells.add(labels.get(truth));
            for (long count : counts[truth]) {
                cells.add(count == 0 ? "." : Long.toString(count));
            }
            cells.add(percent(recall(truth), 1));
            table.add(cells);
        }
        return lines(table);
    }

    /** The first column to the left, all others to the right. */
    private static String lines(List<List<String>> table) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : table) {
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = table.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElseThrow();
                String padding = " ".repeat(width - row.get(i).length());
                text.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
