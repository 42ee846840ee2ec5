// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

/**
 * Brings columns to mean 0 and standard deviation 1. It is made from the training data alone and then applied to all.
 *
 * @param means of the columns
 * @param deviations their standard deviations; 1 for a column of equal numbers
 */
public record Standardizer(float[] means, float[] deviations) {

    /** Measures some rows, at least one. */
    public static Standardizer of(float[][] rows) {
        int width = rows[0].length;
        float[] means = new float[width];
        float[] deviations = new float[width];
        for (int column = 0; column < width; column++) {
            double sum = 0;
            for (float[] row : rows) {
                sum += row[column];
            }
            double mean = sum / rows.length;
            double squares = 0;
            for (float[] row : rows) {
                squares += (row[column] - mean) * (row[column] - mean);
            }
            double deviation = Math.sqrt(squares / rows.length);
            means[column] = (float) mean;
            deviations[column] = deviation > 0 ? (float) deviation : 1;
        }
        return new Standardizer(means, deviations);
    }

    /** The rows, standardised; new arrays. */
    public float[][] apply(float[][] rows) {
        float[][] result = new float[rows.length][means.length];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < means.length; column++) {
                result[i][column] = (rows[i][column] - means[column]) / deviations[column];
            }
        }
        return result;
    }

    /** Turns a standardised number back into what it was. */
    public float restore(float value, int column) {
        return value * deviations[column] + means[column];
    }
}
