// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of one loop, next to each other, that go with the same steps of another: positions of a window along an axis, and the
 * taps that lie inside of the image there. The others multiply with the zeros around it.
 *
 * @param first the first step
 * @param count how many steps
 * @param from the first step of the other loop
 * @param length how many of that
 */
record Band(int first, int count, int from, int length) {

    /** The most products that one is divided into. */
    private static final int MOST = 8;

    /** So much less work pays for the calls. */
    private static final double WORTH = 0.97;

    /** A product of fewer rows is slow: the largest tiles of the kernel have so many. */
    private static final int ROWS = 12;

    /**
     * Two loops over a line: the steps i and j meet at {@code start + i step + j otherStep}.
     *
     * @param count steps of i
     * @param others steps of j
     * @param extent they meet inside of {@code [0, extent)}
     */
    record Line(int count, int others, int start, int step, int otherStep, int extent) {

        /** The same with both loops exchanged. */
        @SuppressWarnings("ArgumentSelectionDefectChecker")
        Line exchanged() {
            return new Line(others, count, start, otherStep, step, extent);
        }

        /**
         * The bands, if it pays to leave out what lies outside; else one band of all.
         *
         * @param rowsEach how many rows of a product there are for a step
         */
        List<Band> bands(int rowsEach) {
            List<Band> bands = new ArrayList<>();
            long work = 0;
            for (int i = 0; i < count && bands.size() <= MOST; i++) {
                Band step = band(i);
                Band last = bands.isEmpty() ? null : bands.get(bands.size() - 1);
                work += step.length;
                if (last != null && last.from == step.from && last.length == step.length) {
                    bands.set(bands.size() - 1, new Band(last.first, last.count + 1, last.from, last.length));
                } else {
                    bands.add(step);
                }
            }
            boolean pays = bands.size() <= MOST
                    && work <= WORTH * count * others
                    && bands.stream().allMatch(band -> band.count * rowsEach >= ROWS);
            return pays ? bands : whole();
        }

        /** How often they meet. */
        long meetings() {
            long meetings = 0;
            for (int i = 0; i < count; i++) {
                meetings += band(i).length;
            }
            return meetings;
        }

        /** One band of all. */
        List<Band> whole() {
            return List.of(new Band(0, count, 0, others));
        }

        private Band band(int i) {
            int from = 0;
            while (from < others && !isInside(i, from)) {
                from++;
            }
            int to = from;
            while (to < others && isInside(i, to)) {
                to++;
            }
            return from == others ? new Band(i, 1, 0, 0) : new Band(i, 1, from, to - from);
        }

        private boolean isInside(int i, int j) {
            long place = start + (long) i * step + (long) j * otherStep;
            return place >= 0 && place < extent;
        }
    }

    /**
     * A product of matrices by bands of its rows, each with the summands that it has.
     *
     * @param bands of steps of its rows, and of its summands
     * @param axis that of the steps in the grid of its rows
     * @param rowsEach how many rows there are for a step
     * @param inA the distance of steps of rows in A
     * @param inC the same in C
     * @param summandsEach how many summands there are for a step of the other loop
     * @param otherInA the distance of its steps in A
     */
    record Division(List<Band> bands, int axis, int rowsEach, int inA, int inC, int summandsEach, int otherInA) {

        /** All rows with all summands. */
        static Division none(Product product) {
            Band all = new Band(0, 1, 0, 1);
            return new Division(
                    List.of(all),
                    0,
                    product.rows().count(),
                    0,
                    0,
                    product.depth().count(),
                    0);
        }

        /**
         * Emits a line that says what a product is of, if there are several.
         *
         * @param step what a step is called
         * @param other what a step of the other loop is called
         */
        void comment(Code code, Band band, String step, String other) {
            if (bands.size() > 1) {
                code.comment(text(step, band.first, band.count) + ": "
                        + (band.length == 0 ? "nothing" : text(other, band.from, band.length)));
            }
        }

        private static String text(String noun, int first, int count) {
            return count == 1 ? noun + " " + first : plural(noun) + " " + first + " to " + (first + count - 1);
        }

        private static String plural(String noun) {
            return noun.replaceFirst("^\\w+", "$0s");
        }

        /** How many rows the smallest band has. */
        int fewestRows() {
            return bands.stream().mapToInt(this::rows).min().orElseThrow();
        }

        /** Of a grid of all rows that of a band, but for where it starts. */
        Grid grid(Grid all, Band band) {
            if (bands.size() == 1) {
                return all;
            }
            List<Grid.Axis> axes = new ArrayList<>(all.axes());
            Grid.Axis steps = axes.get(axis);
            axes.set(axis, new Grid.Axis(steps.name(), band.count, steps.step()));
            return new Grid(axes);
        }

        int rows(Band band) {
            return band.count * rowsEach;
        }

        int summands(Band band) {
            return band.length * summandsEach;
        }

        /** The operands of a band. */
        Product.Operands operands(Product.Operands all, Band band) {
            return all.plus(
                    (long) band.first * inA + (long) band.from * otherInA,
                    (long) band.from * summandsEach,
                    (long) band.first * inC);
        }
    }
}
