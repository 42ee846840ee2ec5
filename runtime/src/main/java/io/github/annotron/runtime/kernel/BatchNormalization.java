// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorBatchNormalization;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel gets a mean of 0 and a variance of 1, in training over all
 * positions of all samples of the batch, in prediction by running averages of these means and variances.
 *
 * <p>In training each sample's own mean and sum of squared deviations are found by who computes the sample, and put
 * together afterwards, samples ascending, in double (Chan et al., 1979): so the number of threads does not matter, and
 * large means cost no precision. A sample has {@code positions} times {@code channels} values, channels last.
 */
public final class BatchNormalization {

    private static final int MEAN = 0;
    /** The scale over the standard deviation. */
    private static final int FACTOR = 1;

    private static final int SHIFT = 2;
    /** 1 over the standard deviation. */
    private static final int INVERSE = 3;

    private static final int VARIANCE = 4;
    private static final int SECTIONS = 5;

    /** The mean gradient. */
    private static final int CONSTANT = 0;
    /** By which the gradient changes with the value. */
    private static final int SLOPE = 1;

    private static final int GRADIENT_SECTIONS = 2;

    private BatchNormalization() {}

    /** Makes an array for {@link #totals} or {@link #fixed}. */
    public static float[] values(int channels) {
        return new float[valuesLength(channels)];
    }

    /** How long it is. */
    public static int valuesLength(int channels) {
        return ChannelValues.offset(SECTIONS, channels);
    }

    /** Makes an array for {@link #gradientTotals}. */
    public static float[] gradientValues(int channels) {
        return new float[gradientValuesLength(channels)];
    }

    /** How long it is. */
    public static int gradientValuesLength(int channels) {
        return ChannelValues.offset(GRADIENT_SECTIONS, channels);
    }

    /**
     * Computes mean and sum of squared deviations of each channel of these samples.
     *
     * @param moments becomes, for each sample, a row of the means and then of the sums
     */
    public static void moments(int from, int to, int positions, int channels, float[] x, float[] moments) {
        for (int n = from; n < to; n++) {
            int at = n * positions * channels;
            int mean = n * 2 * channels;
            int squares = mean + channels;
            if (positions == 1) {
                System.arraycopy(x, at, moments, mean, channels);
                Arrays.fill(moments, squares, squares + channels, 0f);
                continue;
            }
            Arrays.fill(moments, mean, squares + channels, 0f);
            Kernels.columnSums(0, channels, positions, x, at, channels, moments, mean);
            for (int c = mean; c < squares; c++) {
                moments[c] /= positions;
            }
            columnSquares(positions, channels, x, at, moments, mean, squares);
        }
    }

    /**
     * Puts the moments of all samples together: what {@link #normalize} needs for the channels [first, last).
     *
     * @param scale a factor for each channel, null for none
     * @param shift a summand for each channel, null for none
     * @param values becomes that
     */
    public static void totals(
            int first,
            int last,
            int samples,
            int positions,
            int channels,
            float[] moments,
            float epsilon,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] values) {
        for (int c = first; c < last; c++) {
            double sum = 0;
            for (int n = 0; n < samples; n++) {
                sum += moments[n * 2 * channels + c];
            }
            double mean = sum / samples;
            double squares = 0;
            for (int n = 0; n < samples; n++) {
                double deviation = moments[n * 2 * channels + c] - mean;
                squares += moments[(n * 2 + 1) * channels + c] + positions * deviation * deviation;
            }
            set(c, channels, mean, squares / ((double) samples * positions), epsilon, scale, shift, values);
        }
    }

    /** The same for fixed means and variances: what {@link #normalize} needs in prediction. */
    public static void fixed(
            int first,
            int last,
            int channels,
            float[] mean,
            float[] variance,
            float epsilon,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] values) {
        for (int c = first; c < last; c++) {
            set(c, channels, mean[c], variance[c], epsilon, scale, shift, values);
        }
    }

    private static void set(
            int c,
            int channels,
            double mean,
            double variance,
            float epsilon,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] values) {
        double inverse = 1 / Math.sqrt(variance + epsilon);
        ChannelValues.set(values, MEAN, channels, c, (float) mean);
        ChannelValues.set(values, FACTOR, channels, c, (float) (scale == null ? inverse : inverse * scale[c]));
        ChannelValues.set(values, SHIFT, channels, c, shift == null ? 0f : shift[c]);
        ChannelValues.set(values, INVERSE, channels, c, (float) inverse);
        ChannelValues.set(values, VARIANCE, channels, c, (float) variance);
    }

    /**
     * {@code y = max(floor, (x - mean) * scale / sqrt(variance + epsilon) + shift)} for the elements [from, to), of which
     * the first is of channel 0.
     *
     * @param values from {@link #totals} or {@link #fixed}
     * @param y may be x
     */
    public static void normalize(int from, int to, int channels, float[] x, float[] values, float floor, float[] y) {
        int factor = ChannelValues.offset(FACTOR, channels);
        int shift = ChannelValues.offset(SHIFT, channels);
        int i = VectorForm.BATCH_NORMALIZATION.fills(from, to)
                ? VectorBatchNormalization.normalize(from, to, channels, x, values, factor, shift, floor, y)
                : from;
        int c = (i - from) % channels;
        for (; i < to; i++) {
            y[i] = Math.max(floor, Math.fma(x[i] - values[c], values[factor + c], values[shift + c]));
            c = c + 1 == channels ? 0 : c + 1;
        }
    }

    /**
     * Moves the running averages of the channels [first, last): {@code r = momentum r + (1 - momentum) v}, with v the mean or
     * the variance of the batch, the latter without bias, as the inventors have it.
     *
     * @param count samples times positions
     * @param values from {@link #totals}
     */
    public static void update(
            int first,
            int last,
            int channels,
            int count,
            float momentum,
            float[] values,
            float[] runningMean,
            float[] runningVariance) {
        int mean = ChannelValues.offset(MEAN, channels);
        int variance = ChannelValues.offset(VARIANCE, channels);
        float unbiased = count > 1 ? (float) (count / (count - 1.0)) : 1f;
        for (int c = first; c < last; c++) {
            runningMean[c] += (1 - momentum) * (values[mean + c] - runningMean[c]);
            runningVariance[c] += (1 - momentum) * (values[variance + c] * unbiased - runningVariance[c]);
        }
    }

    /**
     * Computes the sums of dy and of dy (x - mean) over the positions of these samples.
     *
     * @param values from {@link #totals}
     * @param sums becomes, for each sample, a row of the former and then of the latter
     */
    public static void gradientMoments(
            int from, int to, int positions, int channels, float[] x, float[] values, float[] dy, float[] sums) {
        Arrays.fill(sums, from * 2 * channels, to * 2 * channels, 0f);
        for (int n = from; n < to; n++) {
            int at = n * positions * channels;
            int row = n * 2 * channels;
            Kernels.columnSums(0, channels, positions, dy, at, channels, sums, row);
            columnProducts(positions, channels, dy, x, at, values, sums, row + channels);
        }
    }

    /**
     * Puts the sums of all samples together for the channels [first, last): the gradients at shift and scale, and what {@link
     * #gradient} needs.
     *
     * @param values from {@link #totals}
     * @param dScale receives the gradient at the scale, null if there is none to compute
     * @param addScale whether it is added to what is there
     * @param dShift the gradient at the shift, likewise
     * @param backward becomes that
     */
    public static void gradientTotals(
            int first,
            int last,
            int samples,
            int positions,
            int channels,
            float[] sums,
            float[] values,
            float @Nullable [] dScale,
            boolean addScale,
            float @Nullable [] dShift,
            boolean addShift,
            float[] backward) {
        int inverse = ChannelValues.offset(INVERSE, channels);
        for (int c = first; c < last; c++) {
            double sum = 0;
            double product = 0;
            for (int n = 0; n < samples; n++) {
                sum += sums[n * 2 * channels + c];
                product += sums[(n * 2 + 1) * channels + c];
            }
            product *= values[inverse + c];
            if (dScale != null) {
                dScale[c] = addScale ? dScale[c] + (float) product : (float) product;
            }
            if (dShift != null) {
                dShift[c] = addShift ? dShift[c] + (float) sum : (float) sum;
            }
            double count = (double) samples * positions;
            ChannelValues.set(backward, CONSTANT, channels, c, (float) (sum / count));
            ChannelValues.set(backward, SLOPE, channels, c, (float) (product / count * values[inverse + c]));
        }
    }

    /**
     * {@code dx = (dy - mean(dy) - z mean(dy z)) scale / sqrt(variance + epsilon)} with z the normalised values, for the
     * elements [from, to), of which the first is of channel 0; with {@code accumulate} added to dx.
     *
     * @param values from {@link #totals}, or {@link #fixed} where means and variances do not depend on x
     * @param backward from {@link #gradientTotals}, or zeros likewise
     */
    public static void gradient(
            int from,
            int to,
            int channels,
            float[] x,
            float[] values,
            float[] backward,
            float[] dy,
            float[] dx,
            boolean accumulate) {
        int factor = ChannelValues.offset(FACTOR, channels);
        int slope = ChannelValues.offset(SLOPE, channels);
        int i = from;
        if (VectorForm.BATCH_NORMALIZATION.fills(from, to)) {
            i = accumulate
                    ? VectorBatchNormalization.addGradient(
                            from, to, channels, x, values, factor, backward, slope, dy, dx)
                    : VectorBatchNormalization.gradient(from, to, channels, x, values, factor, backward, slope, dy, dx);
        }
        int c = (i - from) % channels;
        for (; i < to; i++) {
            float change = values[factor + c] * (dy[i] - Math.fma(x[i] - values[c], backward[slope + c], backward[c]));
            dx[i] = accumulate ? dx[i] + change : change;
            c = c + 1 == channels ? 0 : c + 1;
        }
    }

    /**
     * Puts a normalisation into the weights before it, for the columns [first, last) of a kernel: {@code K' = K f} and {@code
     * b' = (b - mean) f + shift} with {@code f = scale / sqrt(variance + epsilon)}.
     *
     * @param rows of the kernel
     * @param columns of the kernel; each is a channel of the normalisation
     * @param bias null for none
     */
    public static void fold(
            int first,
            int last,
            int rows,
            int columns,
            float[] kernel,
            float @Nullable [] bias,
            float[] mean,
            float[] variance,
            float epsilon,
            float @Nullable [] scale,
            float @Nullable [] shift,
            float[] foldedKernel,
            float[] foldedBias) {
        for (int c = first; c < last; c++) {
            double factor = 1 / Math.sqrt((double) variance[c] + epsilon);
            if (scale != null) {
                factor *= scale[c];
            }
            for (int r = 0; r < rows; r++) {
                foldedKernel[r * columns + c] = (float) (kernel[r * columns + c] * factor);
            }
            double centre = (bias == null ? 0 : bias[c]) - (double) mean[c];
            foldedBias[c] = (float) (centre * factor + (shift == null ? 0 : shift[c]));
        }
    }

    /** {@code sums[c] += sum of (x - mean)^2} over the rows of a sample, in ascending order. */
    private static void columnSquares(
            int rows, int channels, float[] x, int offset, float[] moments, int mean, int sums) {
        int from = VectorForm.BATCH_NORMALIZATION.runs()
                ? VectorBatchNormalization.squares(rows, channels, x, offset, moments, mean, sums)
                : 0;
        for (int r = 0; r < rows && from < channels; r++) {
            int o = offset + r * channels;
            for (int c = from; c < channels; c++) {
                float deviation = x[o + c] - moments[mean + c];
                moments[sums + c] = Math.fma(deviation, deviation, moments[sums + c]);
            }
        }
    }

    /** {@code sums[c] += sum of dy (x - mean)} over the rows of a sample, in ascending order. */
    private static void columnProducts(
            int rows, int channels, float[] dy, float[] x, int offset, float[] means, float[] sums, int at) {
        int from = VectorForm.BATCH_NORMALIZATION.runs()
                ? VectorBatchNormalization.products(rows, channels, dy, x, offset, means, sums, at)
                : 0;
        for (int r = 0; r < rows && from < channels; r++) {
            int o = offset + r * channels;
            for (int c = from; c < channels; c++) {
                sums[at + c] = Math.fma(dy[o + c], x[o + c] - means[c], sums[at + c]);
            }
        }
    }
}
