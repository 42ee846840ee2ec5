// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

/**
 * A number for each place of an image, or of a series as an image of one row.
 *
 * @param height how many rows, at least 1
 * @param width how many columns, at least 1
 * @param values row by row
 */
public record HeatMap(int height, int width, float[] values) {

    /** Checks the sizes. */
    public HeatMap {
        if (height < 1 || width < 1 || values.length != height * width) {
            throw new IllegalArgumentException(
                    values.length + " values are not a map of " + height + " rows and " + width + " columns");
        }
    }

    /** The number at a place. */
    public float at(int row, int column) {
        return values[row * width + column];
    }

    /** The largest magnitude, which scales of colours end at. */
    public float limit() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The sum of all numbers, added up in their order. */
    public double total() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** The place of the largest number, the first of several, counted row by row. */
    public int peak() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /**
     * The map in another size, by bilinear interpolation. The centre of a place lies at its middle, so that the corners of both maps lie
     * on each other; beyond the centres of the outer places, their values go on.
     *
     * @param rows at least 1
     * @param columns at least 1
     */
    public HeatMap resized(int rows, int columns) {
        float[] resized = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            float y = place(row, rows, height);
            int top = (int) y;
            int bottom = Math.min(top + 1, height - 1);
            for (int column = 0; column < columns; column++) {
                float x = place(column, columns, width);
                int left = (int) x;
                int right = Math.min(left + 1, width - 1);
                float above = between(at(top, left), at(top, right), x - left);
                float below = between(at(bottom, left), at(bottom, right), x - left);
                resized[row * columns + column] = between(above, below, y - top);
            }
        }
        return new HeatMap(rows, columns, resized);
    }

    private static float place(int index, int size, int from) {
        float place = (index + 0.5f) * from / size - 0.5f;
        return Math.min(from - 1, Math.max(0, place));
    }

    private static float between(float first, float second, float share) {
        return first + share * (second - first);
    }
}
