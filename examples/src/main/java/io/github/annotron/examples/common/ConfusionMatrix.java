// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts how often each class was taken for which. */
public final class ConfusionMatrix {

    private final List<String> labels;
    private final int[][] counts;

    /** Starts with zeros. */
    public ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        counts = new int[labels.size()][labels.size()];
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

    /** The names of the classes. */
    public List<String> labels() {
        return labels;
    }

    /** How often {@code truth} was taken for {@code guess}. */
    public int count(int truth, int guess) {
        return counts[truth][guess];
    }

    /** How many samples of a class there were. */
    public int total(int truth) {
        int sum = 0;
        for (int count : counts[truth]) {
            sum += count;
        }
        return sum;
    }

    /** How many samples there were. */
    public int total() {
        int sum = 0;
        for (int truth = 0; truth < counts.length; truth++) {
            sum += total(truth);
        }
        return sum;
    }

    /** How many decisions were right. */
    public int right() {
        int sum = 0;
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

    /** A share as the examples print it; a dash if it is not a number. */
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
        TextTable table = new TextTable(headings);
        for (int truth = 0; truth < counts.length; truth++) {
            List<String> cells = new ArrayList<>();
            cells.add(labels.get(truth));
            for (int count : counts[truth]) {
                cells.add(count == 0 ? "." : Integer.toString(count));
            }
            cells.add(percent(recall(truth), 1));
            table.row(cells);
        }
        return table.toString();
    }
}
