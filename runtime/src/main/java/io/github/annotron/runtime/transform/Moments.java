// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.data.Rows;

/**
 * Means and variances of columns, with the number of rows as divisor: the means first, and the squares of what differs from them
 * in a second pass, rows ascending.
 *
 * @param variances of the columns; exactly 0 for a column of equal numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record Moments(double[] means, double[] variances) {

    static Moments of(Rows rows) {
        Checks.notEmpty(rows);
        int width = rows.width();
        float[] first = new float[width];
        float[] values = new float[width];
        boolean[] varies = new boolean[width];
        double[] means = new double[width];
        Checks.read(rows, 0, first, false);
        for (int row = 0; row < rows.count(); row++) {
            Checks.read(rows, row, values, false);
            for (int i = 0; i < width; i++) {
                means[i] += values[i];
                varies[i] |= values[i] != first[i];
            }
        }
        for (int i = 0; i < width; i++) {
            // The mean of equal numbers is that number, whatever rounding makes of their sum.
            means[i] = varies[i] ? means[i] / rows.count() : first[i];
        }
        double[] variances = new double[width];
        for (int row = 0; row < rows.count(); row++) {
            rows.read(row, values, 0);
            for (int i = 0; i < width; i++) {
                double difference = values[i] - means[i];
                variances[i] += difference * difference;
            }
        }
        for (int i = 0; i < width; i++) {
            variances[i] /= rows.count();
        }
        return new Moments(means, variances);
    }
}
