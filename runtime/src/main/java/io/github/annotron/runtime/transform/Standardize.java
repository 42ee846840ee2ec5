// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.Map;

/**
 * Brings each column to mean 0 and standard deviation 1: {@code (x - mean) / deviation}. Mean and deviation are those of the
 * training data, with the number of rows as divisor, computed in double, rows ascending. A column of equal numbers has a
 * deviation of 1 here, and so becomes 0.
 *
 * @param means of the columns
 * @param deviations their standard deviations, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // transforms are not compared
public record Standardize(float[] means, float[] deviations) implements Transform {

    static final String KIND = "standardize";

    public Standardize {
        Checks.sameLength("deviations", means.length, deviations);
        Checks.finite("the mean", means);
        Checks.finite("the deviation", deviations);
        for (int i = 0; i < deviations.length; i++) {
            if (!(deviations[i] > 0)) {
                throw new IllegalArgumentException("the deviation of column " + i + " is " + deviations[i]);
            }
        }
    }

    /**
     * Measures rows.
     *
     * @throws IllegalArgumentException if there are none, or if a number is not finite, naming row and column
     */
    public static Standardize fit(Rows training) {
        Moments moments = Moments.of(training);
        float[] means = new float[training.width()];
        float[] deviations = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) moments.means()[i];
            float deviation = (float) Math.sqrt(moments.variances()[i]);
            deviations[i] = deviation > 0 ? deviation : 1;
        }
        return new Standardize(means, deviations);
    }

    static Standardize read(TransformState state) {
        return new Standardize(state.array("means"), state.array("deviations"));
    }

    @Override
    public int inputWidth() {
        return means.length;
    }

    @Override
    public int outputWidth() {
        return means.length;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        for (int i = 0; i < means.length; i++) {
            out[to + i] = (in[from + i] - means[i]) / deviations[i];
        }
    }

    @Override
    public boolean isInvertible() {
        return true;
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        for (int i = 0; i < means.length; i++) {
            out[to + i] = in[from + i] * deviations[i] + means[i];
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("means", means, "deviations", deviations));
    }
}
