// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import java.util.List;

/**
 * The weights of a separable convolution. Immutable. Made by {@link Keras#separableConv2d}, or of the two convolutions that it
 * consists of in other systems.
 */
public final class SeparableWeights {

    private final LayerWeights depthwise;
    private final LayerWeights pointwise;

    private SeparableWeights(LayerWeights depthwise, LayerWeights pointwise) {
        this.depthwise = depthwise;
        this.pointwise = pointwise;
    }

    /**
     * Joins two convolutions between which nothing is. A bias of the first one becomes part of the second one's.
     *
     * @param depthwise of a depthwise convolution, also with a folded normalisation
     * @param pointwise of a 1x1 convolution that reads its outputs
     * @throws IllegalArgumentException if they are of other kinds, or the second one has another number of inputs
     */
    public static SeparableWeights of(LayerWeights depthwise, LayerWeights pointwise) {
        List<Integer> shape = pointwise.shape();
        ChannelNorm bias = depthwise.asShift();
        boolean mixes = shape.size() == 4 && shape.subList(0, 3).equals(List.of(1, 1, bias.channels()));
        if (!depthwise.isDepthwise() || pointwise.isDepthwise() || !mixes) {
            throw new IllegalArgumentException(depthwise + " became a kernel of shape " + depthwise.shape() + " and "
                    + pointwise + " one of shape " + shape + ". Expected a depthwise kernel, [height, width, channels,"
                    + " multiplier], and one of shape [1, 1, channels * multiplier, out].");
        }
        return new SeparableWeights(depthwise.withoutBias(), pointwise.foldInputNorm(bias));
    }

    /**
     * Makes a normalisation of this layer's outputs part of the layer; see {@link LayerWeights#foldOutputNorm}.
     *
     * @throws IllegalArgumentException if the numbers of channels differ
     */
    public SeparableWeights foldOutputNorm(ChannelNorm norm) {
        return new SeparableWeights(depthwise, pointwise.foldOutputNorm(norm));
    }

    LayerWeights depthwise() {
        return depthwise;
    }

    LayerWeights pointwise() {
        return pointwise;
    }

    /** The foreign kernels and their shapes. */
    @Override
    public String toString() {
        return depthwise + " and " + pointwise;
    }
}
