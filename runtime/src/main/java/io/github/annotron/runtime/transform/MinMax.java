// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;
import java.util.Map;

/**
 * Brings each column to a range, mostly from 0 to 1: the smallest number of the training data becomes {@code low}, the largest
 * one {@code high}. Other data may go beyond. A column of equal numbers becomes {@code low}.
 *
 * @param minima the smallest number of each column
 * @param maxima the largest one
 * @param low what the smallest one becomes
 * @param high what the largest one becomes, above {@code low}
 */
@SuppressWarnings("ArrayRecordComponent") // transforms are not compared
public record MinMax(float[] minima, float[] maxima, float low, float high) implements Transform {

    static final String KIND = "min-max";

    public MinMax {
        Checks.sameLength("maxima", minima.length, maxima);
        Checks.finite("the minimum", minima);
        Checks.finite("the maximum", maxima);
        for (int i = 0; i < minima.length; i++) {
            if (!(minima[i] <= maxima[i]) || Float.isInfinite(maxima[i] - minima[i])) {
                throw new IllegalArgumentException(
                        "column " + i + " goes from " + minima[i] + " to " + maxima[i] + ", which is no range");
            }
        }
        if (!(low < high) || Float.isInfinite(high - low)) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is no range");
        }
    }

    /**
     * Measures rows, which are to go from 0 to 1.
     *
     * @throws IllegalArgumentException if there are none, or if a number is not finite, naming row and column
     */
    public static MinMax fit(Rows training) {
        return fit(training, 0, 1);
    }

    /**
     * For another range than 0 to 1.
     *
     * @throws IllegalArgumentException if {@code low} is not below {@code high}
     */
    public static TransformFitter to(float low, float high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("from " + low + " to " + high + " is no range");
        }
        return training -> fit(training, low, high);
    }

    private static MinMax fit(Rows training, float low, float high) {
        Checks.notEmpty(training);
        float[] values = new float[training.width()];
        Checks.read(training, 0, values, false);
        float[] minima = values.clone();
        float[] maxima = values.clone();
        for (int row = 1; row < training.count(); row++) {
            Checks.read(training, row, values, false);
            for (int i = 0; i < values.length; i++) {
                minima[i] = Math.min(minima[i], values[i]);
                maxima[i] = Math.max(maxima[i], values[i]);
            }
        }
        return new MinMax(minima, maxima, low, high);
    }

    static MinMax read(TransformState state) {
        float[] range = state.array("range");
        Checks.sameLength("ends of the range", 2, range);
        return new MinMax(state.array("minima"), state.array("maxima"), range[0], range[1]);
    }

    private float extent(int column) {
        return maxima[column] > minima[column] ? maxima[column] - minima[column] : 1;
    }

    @Override
    public int inputWidth() {
        return minima.length;
    }

    @Override
    public int outputWidth() {
        return minima.length;
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        float range = high - low;
        for (int i = 0; i < minima.length; i++) {
            out[to + i] = (in[from + i] - minima[i]) / extent(i) * range + low;
        }
    }

    @Override
    public boolean isInvertible() {
        return true;
    }

    @Override
    public void invert(float[] in, int from, float[] out, int to) {
        float range = high - low;
        for (int i = 0; i < minima.length; i++) {
            out[to + i] = (in[from + i] - low) / range * extent(i) + minima[i];
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, Map.of("minima", minima, "maxima", maxima, "range", new float[] {low, high}));
    }
}
