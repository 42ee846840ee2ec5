// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

/**
 * How numbers are spread. Those that are not finite are left out.
 *
 * @param lowest the least number; 0 if there is none
 * @param highest the largest number; 0 if there is none
 * @param sum of all
 * @param squares the sum of their squares
 * @param counts how many there are in each of as many equal parts of the range; if all numbers are equal, they are in the last one
 */
public record Histogram(double lowest, double highest, double sum, double squares, long[] counts) {

    /** Counts numbers in so many parts of their range, at least 1. */
    public static Histogram of(float[] values, int parts) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            if (Float.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
                sum += value;
                squares += (double) value * value;
            }
        }
        long[] counts = new long[parts];
        if (lowest > highest) {
            return new Histogram(0, 0, 0, 0, counts);
        }
        double width = (highest - lowest) / parts;
        for (float value : values) {
            if (Float.isFinite(value)) {
                counts[width > 0 ? Math.min(parts - 1, (int) ((value - lowest) / width)) : parts - 1]++;
            }
        }
        return new Histogram(lowest, highest, sum, squares, counts);
    }

    /** How many numbers there are. */
    public long count() {
        long count = 0;
        for (long part : counts) {
            count += part;
        }
        return count;
    }

    /** Their mean; 0 if there are none. */
    public double mean() {
        return sum / Math.max(1, count());
    }

    /** Their standard deviation, with the divisor n; 0 if there are none. */
    public double deviation() {
        double mean = mean();
        return Math.sqrt(Math.max(0, squares / Math.max(1, count()) - mean * mean));
    }

    /** Where a part ends. */
    public double limit(int part) {
        return part == counts.length - 1 ? highest : lowest + (part + 1) * ((highest - lowest) / counts.length);
    }
}
