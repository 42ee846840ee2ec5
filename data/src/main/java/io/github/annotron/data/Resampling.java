// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

/**
 * Changes the size of pictures by a triangle filter, first of rows, then of columns. A new pixel is a mean of old ones, weighted by how
 * near they are: of the two nearest ones in each direction where the picture grows, of all within one new pixel where it shrinks.
 */
final class Resampling {

    /**
     * The old pixels of each new one.
     *
     * @param starts the first one
     * @param weights of that and the following ones, whose sum is 1
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Filter(int[] starts, double[][] weights) {

        static Filter of(int from, int to) {
            double scale = (double) from / to;
            double reach = Math.max(scale, 1);
            int[] starts = new int[to];
            double[][] weights = new double[to][];
            for (int i = 0; i < to; i++) {
                double middle = (i + 0.5) * scale;
                starts[i] = Math.max((int) (middle - reach + 0.5), 0);
                int end = Math.min((int) (middle + reach + 0.5), from);
                double[] some = new double[end - starts[i]];
                double sum = 0;
                for (int j = 0; j < some.length; j++) {
                    some[j] = Math.max(0, 1 - Math.abs((starts[i] + j + 0.5 - middle) / reach));
                    sum += some[j];
                }
                for (int j = 0; j < some.length; j++) {
                    some[j] /= sum;
                }
                weights[i] = some;
            }
            return new Filter(starts, weights);
        }
    }

    private Resampling() {}

    /** A picture of another size. */
    static double[] resize(double[] values, int height, int width, int channels, int newHeight, int newWidth) {
        double[] narrow = width == newWidth ? values : along(values, height, width, channels, newWidth);
        return height == newHeight ? narrow : along(narrow, 1, height, newWidth * channels, newHeight);
    }

    /** Changes the middle extent of {@code {outer, length, inner}}. */
    private static double[] along(double[] values, int outer, int length, int inner, int newLength) {
        Filter filter = Filter.of(length, newLength);
        double[] result = new double[outer * newLength * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < newLength; i++) {
                double[] weights = filter.weights[i];
                int target = (o * newLength + i) * inner;
                for (int j = 0; j < weights.length; j++) {
                    int source = (o * length + filter.starts[i] + j) * inner;
                    for (int k = 0; k < inner; k++) {
                        result[target + k] += weights[j] * values[source + k];
                    }
                }
            }
        }
        return result;
    }
}
