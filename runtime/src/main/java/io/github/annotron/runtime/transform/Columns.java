// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Different transforms for different columns. What they give stands side by side in their order; a column that none of them takes
 * is left out, and one may be taken twice.
 *
 * <pre>{@code
 * Columns.fitting(Impute.median().then(Standardize::fit), 0, 2, 4).and(OneHot::fit, 1, 3)
 * }</pre>
 */
public final class Columns implements Transform {

    static final String KIND = "columns";

    private final int inputWidth;
    private final int outputWidth;
    private final List<Part> parts;
    private final ThreadLocal<float[]> scratch;

    private record Part(int[] columns, Transform transform) {}

    private Columns(int inputWidth, List<Part> parts) {
        this.inputWidth = inputWidth;
        this.parts = List.copyOf(parts);
        long sum = 0;
        int widest = 0;
        for (Part part : parts) {
            sum += part.transform.outputWidth();
            widest = Math.max(widest, part.columns.length);
        }
        outputWidth = (int) sum;
        if (outputWidth != sum) {
            throw new IllegalArgumentException("a row of " + sum + " numbers is longer than an array can be");
        }
        int length = widest;
        scratch = ThreadLocal.withInitial(() -> new float[length]);
    }

    /**
     * Starts with the columns that one transform takes, counted from 0.
     *
     * @throws IllegalArgumentException if there is no column, or a number is below 0
     */
    public static Fitter fitting(TransformFitter fitter, int... columns) {
        return new Fitter(List.of()).and(fitter, columns);
    }

    /** Fits several transforms, each to its columns. */
    public static final class Fitter implements TransformFitter {

        private record Unfitted(int[] columns, TransformFitter fitter) {}

        private final List<Unfitted> parts;

        private Fitter(List<Unfitted> parts) {
            this.parts = parts;
        }

        /**
         * The same with one more transform.
         *
         * @param fitter is fitted to these columns alone
         * @param columns which it takes, counted from 0, in this order
         * @throws IllegalArgumentException if there is no column, or a number is below 0
         */
        public Fitter and(TransformFitter fitter, int... columns) {
            if (columns.length == 0) {
                throw new IllegalArgumentException("a transform needs at least 1 column");
            }
            for (int column : columns) {
                if (column < 0) {
                    throw new IllegalArgumentException("columns are counted from 0, there is no column " + column);
                }
            }
            List<Unfitted> more = new ArrayList<>(parts);
            more.add(new Unfitted(columns.clone(), fitter));
            return new Fitter(more);
        }

        /** The same with columns that are left as they are. */
        public Fitter keep(int... columns) {
            return and(training -> new Keep(training.width()), columns);
        }

        @Override
        public Columns fit(Rows training) {
            List<Part> fitted = new ArrayList<>();
            for (Unfitted part : parts) {
                checkColumns(part.columns, training.width());
                Transform transform = part.fitter.fit(new SelectedColumns(training, part.columns));
                fitted.add(new Part(part.columns, transform));
            }
            return new Columns(training.width(), fitted);
        }
    }

    private static void checkColumns(int[] columns, int width) {
        for (int column : columns) {
            if (column < 0 || column >= width) {
                throw new IllegalArgumentException(
                        "there is no column " + column + ", counted from 0, in rows of " + width + " numbers");
            }
        }
    }

    static Columns read(TransformState state, List<Transform> transforms) {
        int[] width = state.whole("width");
        if (width.length != 1 || transforms.isEmpty() || state.arrays().size() != transforms.size() + 1) {
            throw new IllegalArgumentException("expected a width, and columns for each of the " + transforms.size()
                    + " transforms, found " + state.arrays().keySet());
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < transforms.size(); i++) {
            int[] columns = state.whole("columns" + i);
            checkColumns(columns, width[0]);
            if (columns.length != transforms.get(i).inputWidth()) {
                throw new IllegalArgumentException(transforms.get(i).state().kind() + " takes "
                        + transforms.get(i).inputWidth() + " numbers, and there are " + columns.length
                        + " columns for it");
            }
            parts.add(new Part(columns, transforms.get(i)));
        }
        return new Columns(width[0], parts);
    }

    @Override
    public int inputWidth() {
        return inputWidth;
    }

    @Override
    public int outputWidth() {
        return outputWidth;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        float[] values = scratch.get();
        int start = to;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            for (int i = 0; i < part.columns.length; i++) {
                values[i] = in[from + part.columns[i]];
            }
            part.transform.apply(values, 0, out, start);
            start += part.transform.outputWidth();
        }
    }

    /** Whether all transforms are invertible and take all columns. */
    @Override
    public boolean isInvertible() {
        boolean[] taken = new boolean[inputWidth];
        int missing = inputWidth;
        for (Part part : parts) {
            if (!part.transform.isInvertible()) {
                return false;
            }
            for (int column : part.columns) {
                missing -= taken[column] ? 0 : 1;
                taken[column] = true;
            }
        }
        return missing == 0;
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        float[] values = scratch.get();
        int start = from;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            part.transform.invert(in, start, values, 0);
            for (int i = 0; i < part.columns.length; i++) {
                out[to + part.columns[i]] = values[i];
            }
            start += part.transform.outputWidth();
        }
    }

    @Override
    public TransformState state() {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        arrays.put("width", new float[] {inputWidth});
        for (int i = 0; i < parts.size(); i++) {
            arrays.put("columns" + i, TransformState.floats(parts.get(i).columns));
        }
        return new TransformState(
                KIND, arrays, parts.stream().map(part -> part.transform.state()).toList());
    }

    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part.transform.state().kind() + Arrays.toString(part.columns))
                .toList()
                .toString();
    }

    /** Some columns of rows. */
    private static final class SelectedColumns implements Rows {

        private final Rows rows;
        private final int[] columns;
        private final float[] values;

        SelectedColumns(Rows rows, int[] columns) {
            this.rows = rows;
            this.columns = columns;
            values = new float[rows.width()];
        }

        @Override
        public int count() {
            return rows.count();
        }

        @Override
        public int width() {
            return columns.length;
        }

        // One thread fits, so one array will do.
        @Override
        public void read(int row, float[] target, int offset) {
            rows.read(row, values, 0);
            for (int i = 0; i < columns.length; i++) {
                target[offset + i] = values[columns[i]];
            }
        }
    }
}
