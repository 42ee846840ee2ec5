// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A batch normalisation in inference, which is an affine map of each channel: {@code y = scale x + shift} with {@code scale =
 * gamma / sqrt(variance + epsilon)} and {@code shift = beta - scale mean}, in double. Made by {@link PyTorch#batchNorm} and {@link
 * Keras#batchNorm}. {@link LayerWeights#foldOutputNorm} and
 * {@link LayerWeights#foldInputNorm} make it part of the layer before or behind it.
 */
public final class ChannelNorm {

    private final String origin;
    private final double[] scale;
    private final double[] shift;

    private ChannelNorm(String origin, double[] scale, double[] shift) {
        this.origin = origin;
        this.scale = scale;
        this.shift = shift;
    }

    /**
     * Takes the statistics of a normalisation.
     *
     * @param gamma factors, 1 if there are none
     * @param beta summands, 0 if there are none
     * @param mean of each channel
     * @param variance of each channel
     * @param epsilon what is added to the variance; at least 0
     * @throws IllegalArgumentException if the lengths differ, or a variance with epsilon is not above 0
     */
    static ChannelNorm of(
            Optional<NamedTensor> gamma,
            Optional<NamedTensor> beta,
            NamedTensor mean,
            NamedTensor variance,
            double epsilon) {
        if (!(epsilon >= 0)) {
            throw new IllegalArgumentException("epsilon is " + epsilon + ". It must be at least 0.");
        }
        int channels = LayerWeights.ranked(mean, 1).values().length;
        double[] scale = new double[channels];
        double[] shift = new double[channels];
        checkLength(variance, mean);
        gamma.ifPresent(tensor -> checkLength(tensor, mean));
        beta.ifPresent(tensor -> checkLength(tensor, mean));
        for (int c = 0; c < channels; c++) {
            double square = variance.values()[c] + epsilon;
            if (!(square > 0)) {
                throw new IllegalArgumentException(variance + ": the variance of channel " + c + " is "
                        + variance.values()[c] + ", with epsilon " + square + ". It must be above 0.");
            }
            double factor = gamma.isPresent() ? gamma.get().values()[c] : 1;
            scale[c] = factor / Math.sqrt(square);
            shift[c] = (beta.isPresent() ? beta.get().values()[c] : 0) - scale[c] * mean.values()[c];
        }
        return new ChannelNorm(mean.toString(), scale, shift);
    }

    /** One that scales nothing. */
    static ChannelNorm shift(String origin, double[] shift) {
        double[] ones = new double[shift.length];
        Arrays.fill(ones, 1);
        return new ChannelNorm(origin, ones, shift);
    }

    private static void checkLength(NamedTensor tensor, NamedTensor mean) {
        if (!tensor.shape().equals(mean.shape())) {
            throw new IllegalArgumentException(
                    tensor + " and " + mean + " belong to one normalisation and must have the same shape");
        }
    }

    /**
     * The normalisation as a layer of its own, for where it can be folded into no other: {@code @Conv2D(filters = channels,
     * kernel = 1, groups = channels)}.
     *
     * @return kernel {@code {1, 1, 1, channels}}
     */
    public LayerWeights asConvolution() {
        return LayerWeights.convolution(origin, List.of(1, 1, 1, channels()), scale, shift);
    }

    /**
     * The same over steps: {@code @Conv1D(filters = channels, kernel = 1, groups = channels)}.
     *
     * @return kernel {@code {1, 1, channels}}
     */
    public LayerWeights asConvolution1d() {
        return LayerWeights.convolution(origin, List.of(1, 1, channels()), scale, shift);
    }

    /** How many channels it has. */
    public int channels() {
        return scale.length;
    }

    double scale(int channel) {
        return scale[channel];
    }

    double shift(int channel) {
        return shift[channel];
    }

    /** The tensor of means that it was made of. */
    @Override
    public String toString() {
        return origin;
    }
}
