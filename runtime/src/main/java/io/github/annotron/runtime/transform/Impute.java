// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.Arrays;
import java.util.Map;

/**
 * Fills what is missing, which is NaN, with a number for each column. All other transforms refuse data with NaN, so this comes
 * first where something is missing.
 *
 * @param values what is filled in
 */
@SuppressWarnings("ArrayRecordComponent") // transforms are not compared
public record Impute(float[] values) implements Transform {

    static final String KIND = "impute";

    public Impute {
        Checks.sameLength("values", values.length, values);
        Checks.finite("the value", values);
    }

    /** What a column says about itself. */
    private interface Summary {

        /** Of the numbers that are there, ascending, at least one. */
        float of(float[] sorted);
    }

    /** With the mean of what is there, added up in ascending order. */
    public static TransformFitter mean() {
        return fitter(sorted -> {
            double sum = 0;
            for (float value : sorted) {
                sum += value;
            }
            return (float) (sum / sorted.length);
        });
    }

    /** With the median of what is there, between the two middle ones if their number is even. */
    public static TransformFitter median() {
        return fitter(sorted -> {
            int middle = sorted.length / 2;
            double low = sorted[(sorted.length - 1) / 2];
            return (float) (low + (sorted[middle] - low) / 2);
        });
    }

    /** With what is there most often, the smallest of several; the one to take for categories. */
    public static TransformFitter mostFrequent() {
        return fitter(sorted -> {
            float best = sorted[0];
            int most = 0;
            int start = 0;
            for (int i = 1; i <= sorted.length; i++) {
                if (i == sorted.length || sorted[i] != sorted[start]) {
                    if (i - start > most) {
                        most = i - start;
                        best = sorted[start];
                    }
                    start = i;
                }
            }
            return best;
        });
    }

    /**
     * With one number everywhere.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static TransformFitter with(float value) {
        Checks.finite("the value", new float[] {value});
        return training -> {
            float[] values = new float[training.width()];
            Arrays.fill(values, value);
            return new Impute(values);
        };
    }

    private static TransformFitter fitter(Summary summary) {
        return training -> {
            float[][] columns = Checks.columns(training, true);
            float[] values = new float[columns.length];
            for (int i = 0; i < values.length; i++) {
                Arrays.sort(columns[i]); // NaN last
                int there = columns[i].length;
                while (there > 0 && Float.isNaN(columns[i][there - 1])) {
                    there--;
                }
                if (there == 0) {
                    throw new IllegalArgumentException("column " + i + " of the training data has no number at all");
                }
                values[i] = summary.of(Arrays.copyOf(columns[i], there));
            }
            return new Impute(values);
        };
    }

    static Impute read(TransformState state) {
        return new Impute(state.array("values"));
    }

    @Override
    public int inputWidth() {
        return values.length;
    }

    @Override
    public int outputWidth() {
        return values.length;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        for (int i = 0; i < values.length; i++) {
            float value = in[from + i];
            out[to + i] = Float.isNaN(value) ? values[i] : value;
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("values", values));
    }
}
