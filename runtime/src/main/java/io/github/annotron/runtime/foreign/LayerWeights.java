// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * Kernel and bias of a dense layer, {@code {in, out}}, of a convolution, {@code {height, width, in / groups, out}}, of a
 * depthwise one, {@code {height, width, in, out / in}}, or of a transposed one, {@code {height, width, out / groups, in}}, in
 * Annotron's layout. Immutable; the numbers are doubles
 * until a model takes them, so that folding rounds once.
 */
public final class LayerWeights {

    /** Which axes of a kernel are inputs and outputs. */
    enum Kind {
        DENSE,
        CONVOLUTION,
        DEPTHWISE,
        TRANSPOSED
    }

    private final Kind kind;
    private final String origin;
    private final List<Integer> shape;
    private final double[] kernel;
    private final double[] bias;
    /** Whether each channel of a flattened image was scaled, which relies on the order of the inputs. */
    private final boolean foldedByChannel;
    /** Whether the inputs were brought into the order of a flattened image. */
    private final boolean reordered;

    private LayerWeights(
            Kind kind,
            String origin,
            List<Integer> shape,
            double[] kernel,
            double[] bias,
            boolean foldedByChannel,
            boolean reordered) {
        this.kind = kind;
        this.origin = origin;
        this.shape = List.copyOf(shape);
        this.kernel = kernel;
        this.bias = bias;
        this.foldedByChannel = foldedByChannel;
        this.reordered = reordered;
    }

    static LayerWeights convolution(String origin, List<Integer> shape, double[] kernel, double[] bias) {
        return new LayerWeights(Kind.CONVOLUTION, origin, shape, kernel.clone(), bias.clone(), false, false);
    }

    /** The same layer with other numbers. */
    private LayerWeights with(double[] kernel, double[] bias, boolean foldedByChannel) {
        return new LayerWeights(kind, origin, shape, kernel, bias, foldedByChannel, reordered);
    }

    /**
     * Takes a kernel whose axes have another order.
     *
     * @param kernel the foreign tensor
     * @param bias the foreign tensor, zeros if there is none
     * @param groups of a transposed convolution, whose kernel does not tell how many there are
     * @param order for each axis of ours, which of the foreign ones it is
     */
    static LayerWeights of(Kind kind, NamedTensor kernel, Optional<NamedTensor> bias, int groups, int... order) {
        int rank = order.length;
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= kernel.shape().get(axis);
        }
        List<Integer> shape = new ArrayList<>();
        for (int axis : order) {
            shape.add(kernel.shape().get(axis));
        }
        double[] values = new double[kernel.values().length];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int at = 0;
            for (int axis = rank - 1; axis >= 0; axis--) {
                at += rest % shape.get(axis) * strides[order[axis]];
                rest /= shape.get(axis);
            }
            values[i] = kernel.values()[at];
        }
        int outputs = switch (kind) {
            case DENSE, CONVOLUTION -> shape.get(rank - 1);
            case DEPTHWISE -> shape.get(2) * shape.get(3);
            case TRANSPOSED -> shape.get(2) * groups;
        };
        double[] offsets = new double[outputs];
        if (bias.isPresent()) {
            if (!bias.get().shape().equals(List.of(offsets.length))) {
                throw new IllegalArgumentException(bias.get() + " is the bias of " + kernel + ", which has "
                        + offsets.length + " outputs. Its shape must be [" + offsets.length + "].");
            }
            for (int o = 0; o < offsets.length; o++) {
                offsets[o] = bias.get().values()[o];
            }
        }
        return new LayerWeights(kind, kernel.toString(), shape, values, offsets, false, false);
    }

    /** The tensor, if it has so many axes. */
    static NamedTensor ranked(NamedTensor tensor, int rank) {
        if (tensor.shape().size() != rank) {
            throw new IllegalArgumentException(tensor + ": expected " + rank + " axes, found "
                    + tensor.shape().size());
        }
        return tensor;
    }

    /** The kernel's extents. */
    public List<Integer> shape() {
        return shape;
    }

    /**
     * Reorders the inputs of a dense layer that reads a flattened image: PyTorch flattens channel by channel, {@code @Flatten}
     * position by position. Not needed after Keras.
     *
     * @param height of the image
     * @param width of the image
     * @param channels of the image
     * @return kernel of the same shape {@code {height * width * channels, out}}
     * @throws IllegalArgumentException if the kernel is no dense layer's or has another number of inputs
     * @throws IllegalStateException if a normalisation of the channels was folded into the inputs before: it relies on the
     *     order
     */
    public LayerWeights flattenedFrom(int height, int width, int channels) {
        int out = outputs();
        if (kind != Kind.DENSE || shape.get(0) != (long) height * width * channels) {
            throw new IllegalArgumentException(
                    origin + " became a kernel of shape " + shape + ". A " + height + "x" + width + "x" + channels
                            + " image needs a dense one with " + (long) height * width * channels + " inputs.");
        }
        if (foldedByChannel || reordered) {
            throw new IllegalStateException(origin + ": call flattenedFrom once, and before foldInputNorm");
        }
        double[] ours = new double[kernel.length];
        int positions = height * width;
        for (int position = 0; position < positions; position++) {
            for (int channel = 0; channel < channels; channel++) {
                int from = (channel * positions + position) * out;
                System.arraycopy(kernel, from, ours, (position * channels + channel) * out, out);
            }
        }
        return new LayerWeights(kind, origin, shape, ours, bias, false, true);
    }

    /**
     * Makes a normalisation of this layer's outputs part of the layer. Exact where nothing is between the two.
     *
     * @param norm with as many channels as the layer has outputs
     * @return the same shape
     * @throws IllegalArgumentException if the numbers of channels differ
     */
    public LayerWeights foldOutputNorm(ChannelNorm norm) {
        int out = outputs();
        if (norm.channels() != out) {
            throw mismatch(norm, out + " outputs");
        }
        double[] scaled = new double[kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            scaled[i] = kernel[i] * norm.scale(outputOf(i));
        }
        double[] shifted = new double[out];
        for (int o = 0; o < out; o++) {
            shifted[o] = bias[o] * norm.scale(o) + norm.shift(o);
        }
        return with(scaled, shifted, foldedByChannel);
    }

    /** Which output an element of the kernel leads to. */
    private int outputOf(int element) {
        if (kind != Kind.TRANSPOSED) {
            return element % outputs();
        }
        int last = shape.get(shape.size() - 1);
        int groupOutputs = shape.get(2);
        int groups = outputs() / groupOutputs;
        int group = element % last / (last / groups);
        return group * groupOutputs + element / last % groupOutputs;
    }

    /**
     * Makes a normalisation of this layer's inputs part of the layer. Exact where nothing or a flatten is between the two; a
     * convolution must have {@code padding = VALID}, for the zeros of a border are not normalised, and must not be a transposed
     * one, at whose pixels different numbers of windows meet. Elsewhere {@link ChannelNorm#asConvolution} makes it a layer of
     * its own.
     *
     * @param norm with as many channels as a convolution has inputs; of a dense layer, with as many as it has inputs, or as the
     *     flattened image had channels
     * @return the same shape
     * @throws IllegalArgumentException if the numbers of channels do not fit, or this is a transposed convolution
     * @throws IllegalStateException if each of the inputs has its own scale and they have been reordered since
     */
    public LayerWeights foldInputNorm(ChannelNorm norm) {
        if (kind == Kind.TRANSPOSED) {
            throw new IllegalArgumentException(
                    origin + " belongs to a transposed convolution, which cannot take the shift of " + norm
                            + ". Make that a layer of its own with asConvolution");
        }
        int out = outputs();
        int in = kind == Kind.DEPTHWISE ? 1 : shape.get(shape.size() - 2); // of a group
        boolean dense = kind == Kind.DENSE;
        int channels = norm.channels();
        boolean fits = switch (kind) {
            case DENSE -> in % channels == 0;
            case DEPTHWISE -> channels == shape.get(2);
            default -> channels % in == 0 && out % (channels / in) == 0;
        };
        if (!fits) {
            throw mismatch(norm, in + " inputs" + (dense ? "" : " in each group"));
        }
        if (dense && reordered && channels == in) {
            throw new IllegalStateException(origin + ": " + norm
                    + " belongs to the flattened inputs, so call foldInputNorm" + " before flattenedFrom");
        }
        int groupOutputs = dense ? out : out / (channels / in);
        IntUnaryOperator channelOf = dense ? i -> i / out % channels : i -> i % out / groupOutputs * in + i / out % in;
        double[] scaled = new double[kernel.length];
        double[] shifted = bias.clone();
        for (int i = 0; i < kernel.length; i++) {
            int channel = channelOf.applyAsInt(i);
            scaled[i] = kernel[i] * norm.scale(channel);
            shifted[i % out] += kernel[i] * norm.shift(channel);
        }
        return with(scaled, shifted, foldedByChannel || (dense && channels < in));
    }

    /**
     * Surrounds a convolution's kernel with zeros, so that {@code padding = SAME} reads what another system's padding reads.
     * SAME with a window of {@code k} and stride {@code s} adds {@code max(0, (ceil(in / s) - 1) s + k - in)} rows, the smaller
     * half above: PyTorch's {@code kernel_size=3, stride=2, padding=1} on an even height is {@code kernel = 4} with a zero row
     * below.
     *
     * @param top rows of zeros above
     * @param bottom rows of zeros below
     * @param left columns of zeros on the left
     * @param right columns of zeros on the right
     * @return kernel {@code {top + height + bottom, left + width + right, ...}}
     * @throws IllegalArgumentException if the kernel is no convolution's, or a number is negative
     */
    public LayerWeights withZeroTaps(int top, int bottom, int left, int right) {
        if (shape.size() != 4 || top < 0 || bottom < 0 || left < 0 || right < 0) {
            throw new IllegalArgumentException(
                    origin + " became a kernel of shape " + shape + "; zeros around it: " + top + ", " + bottom + ", "
                            + left + ", " + right + ". Expected a convolution's kernel and no negative numbers.");
        }
        int height = shape.get(0);
        int width = shape.get(1);
        int columns = left + width + right;
        int tap = shape.get(2) * shape.get(3);
        double[] grown = new double[(top + height + bottom) * columns * tap];
        for (int y = 0; y < height; y++) {
            System.arraycopy(kernel, y * width * tap, grown, ((top + y) * columns + left) * tap, width * tap);
        }
        List<Integer> larger = List.of(top + height + bottom, columns, shape.get(2), shape.get(3));
        return new LayerWeights(kind, origin, larger, grown, bias, foldedByChannel, reordered);
    }

    /**
     * The same for a convolution over steps.
     *
     * @param before zeros at the beginning
     * @param after zeros at the end
     * @return kernel {@code {before + length + after, in / groups, out}}
     * @throws IllegalArgumentException if the kernel is no such convolution's, or a number is negative
     */
    public LayerWeights withZeroTaps(int before, int after) {
        if (shape.size() != 3 || before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    origin + " became a kernel of shape " + shape + "; zeros around it: " + before + ", " + after
                            + ". Expected the kernel of a convolution over steps and no negative numbers.");
        }
        int tap = shape.get(1) * shape.get(2);
        List<Integer> longer = List.of(before + shape.get(0) + after, shape.get(1), shape.get(2));
        double[] grown = new double[longer.get(0) * tap];
        System.arraycopy(kernel, 0, grown, before * tap, kernel.length);
        return new LayerWeights(kind, origin, longer, grown, bias, foldedByChannel, reordered);
    }

    private int outputs() {
        return bias.length;
    }

    private IllegalArgumentException mismatch(ChannelNorm norm, String found) {
        return new IllegalArgumentException("the normalisation of " + norm + " does not fit " + origin
                + ", which became a kernel" + " of shape " + shape + " with " + found);
    }

    /** What the layer's parameter is called. */
    String kernelRole() {
        return kind == Kind.DEPTHWISE ? "depthwise" : "kernel";
    }

    boolean isDepthwise() {
        return kind == Kind.DEPTHWISE;
    }

    /** Its bias as what shifts the outputs of a layer that has none. */
    ChannelNorm asShift() {
        return ChannelNorm.shift(origin, bias);
    }

    LayerWeights withoutBias() {
        return with(kernel, new double[bias.length], foldedByChannel);
    }

    float[] kernelValues() {
        return floats(kernel);
    }

    float[] biasValues() {
        return floats(bias);
    }

    boolean hasBias() {
        for (double value : bias) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    private static float[] floats(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    /** The foreign kernel and its shape. */
    @Override
    public String toString() {
        return origin;
    }
}
