// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Normalisation to a mean of 0 and a variance of 1 (Ba et al., 2016; Wu and He, 2018). The values are rows of {@code
 * positions} times {@code groups} times {@code width} elements; mean and variance are those of a row's group, over all positions.
 * Sums ascend and are kept in double, so that large means cost no precision; the variance is the mean squared deviation.
 */
public final class Normalization {

    private Normalization() {}

    /**
     * {@code y = (x - mean) * d * scale + shift} with {@code d = 1 / sqrt(variance + epsilon)}.
     *
     * @param scale a factor for each element of {@code groups * width}, null for none
     * @param shift a summand for each element of {@code groups * width}, null for none
     * @param y may be x
     * @param statistics becomes mean and d, one behind the other, for each group of each row
     */
    public static void forward(
            int fromRow,
            int toRow,
            int positions,
            int groups,
            int width,
            float epsilon,
            float[] x,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] y,
            float[] statistics) {
        int stride = groups * width;
        for (int row = fromRow; row < toRow; row++) {
            for (int group = 0; group < groups; group++) {
                int first = row * positions * stride + group * width;
                int end = first + positions * stride;
                double count = (double) positions * width;
                double sum = 0;
                for (int o = first; o < end; o += stride) {
                    for (int i = o; i < o + width; i++) {
                        sum += x[i];
                    }
                }
                double mean = sum / count;
                double squares = 0;
                for (int o = first; o < end; o += stride) {
                    for (int i = o; i < o + width; i++) {
                        double deviation = x[i] - mean;
                        squares += deviation * deviation;
                    }
                }
                int at = 2 * (row * groups + group);
                statistics[at] = (float) mean;
                statistics[at + 1] = (float) (1 / Math.sqrt(squares / count + epsilon));
                for (int o = first; o < end; o += stride) {
                    normalize(o, group * width, width, statistics[at], statistics[at + 1], x, scale, shift, y);
                }
            }
        }
    }

    /** One position of one group. */
    private static void normalize(
            int offset,
            int channel,
            int width,
            float mean,
            float d,
            float[] x,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] y) {
        for (int i = offset; i < offset + width; i++) {
            y[i] = (x[i] - mean) * d;
        }
        if (scale != null) {
            for (int i = 0; i < width; i++) {
                y[offset + i] *= scale[channel + i];
            }
        }
        if (shift != null) {
            for (int i = 0; i < width; i++) {
                y[offset + i] += shift[channel + i];
            }
        }
    }

    /**
     * {@code dx = d (g - mean(g) - z mean(g z))} with {@code g = dy * scale} and {@code z = (x - mean) d}; with {@code
     * accumulate} added to dx.
     *
     * @param statistics what {@link #forward} left there
     */
    public static void gradient(
            int fromRow,
            int toRow,
            int positions,
            int groups,
            int width,
            float[] x,
            float @Nullable [] scale,
            float[] statistics,
            float[] dy,
            float[] dx,
            boolean accumulate) {
        int stride = groups * width;
        for (int row = fromRow; row < toRow; row++) {
            for (int group = 0; group < groups; group++) {
                int first = row * positions * stride + group * width;
                int end = first + positions * stride;
                int channel = group * width;
                float mean = statistics[2 * (row * groups + group)];
                float d = statistics[2 * (row * groups + group) + 1];
                double sum = 0;
                double product = 0;
                for (int o = first; o < end; o += stride) {
                    for (int i = 0; i < width; i++) {
                        double g = scale == null ? dy[o + i] : dy[o + i] * scale[channel + i];
                        sum += g;
                        product += g * ((x[o + i] - mean) * d);
                    }
                }
                float meanG = (float) (sum / ((double) positions * width));
                float meanGz = (float) (product / ((double) positions * width));
                for (int o = first; o < end; o += stride) {
                    for (int i = 0; i < width; i++) {
                        float g = scale == null ? dy[o + i] : dy[o + i] * scale[channel + i];
                        float change = (g - meanG - (x[o + i] - mean) * d * meanGz) * d;
                        dx[o + i] = accumulate ? dx[o + i] + change : change;
                    }
                }
            }
        }
    }

    /**
     * Adds the gradient at the scale: {@code dScale[c] += sum of dy z} over the rows [0, rows) and their positions, in ascending
     * order, for c in [fromChannel, toChannel).
     *
     * @param statistics what {@link #forward} left there
     */
    public static void scaleGradient(
            int fromChannel,
            int toChannel,
            int rows,
            int positions,
            int groups,
            int width,
            float[] x,
            float[] statistics,
            float[] dy,
            float[] dScale) {
        int stride = groups * width;
        for (int row = 0; row < rows; row++) {
            for (int from = fromChannel; from < toChannel; ) {
                int group = from / width;
                int to = Math.min(toChannel, (group + 1) * width);
                float mean = statistics[2 * (row * groups + group)];
                float d = statistics[2 * (row * groups + group) + 1];
                for (int position = 0; position < positions; position++) {
                    int o = (row * positions + position) * stride;
                    for (int c = from; c < to; c++) {
                        dScale[c] += dy[o + c] * ((x[o + c] - mean) * d);
                    }
                }
                from = to;
            }
        }
    }
}
