// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.List;

/**
 * Weights named and laid out as PyTorch's modules do, as they are in a {@code state_dict}. ONNX lays its {@code Conv} and,
 * with {@code transB = 1}, its {@code Gemm} out in the same way.
 *
 * @param tensors what the file has
 */
public record PyTorch(ForeignTensors tensors) {

    /**
     * A {@code Linear}: {@code weight} of shape {@code [out, in]} and, if there is one, {@code bias} of shape {@code
     * [out]}. If it reads a flattened image, {@link LayerWeights#flattenedFrom} comes next.
     *
     * @param module its name, such as {@code fc1}
     * @return for a dense layer, kernel {@code {in, out}}
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights linear(String module) {
        return layer(LayerWeights.Kind.DENSE, module, weight(module, 2), 1, 0);
    }

    /**
     * A {@code Conv2d}: {@code weight} of shape {@code [out, in / groups, height, width]} and, if there is one, {@code bias}
     * of shape {@code [out]}.
     *
     * @param module its name, such as {@code conv1}
     * @return for a convolution, kernel {@code {height, width, in / groups, out}}
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights conv2d(String module) {
        return layer(LayerWeights.Kind.CONVOLUTION, module, weight(module, 4), 2, 3, 1, 0);
    }

    /**
     * A {@code Conv2d} with as many groups as channels: {@code weight} of shape {@code [channels * multiplier, 1, height,
     * width]} and, if there is one, {@code bias} of shape {@code [channels * multiplier]}.
     *
     * @param module its name
     * @param multiplier filters of each channel
     * @return for a depthwise convolution, kernel {@code {height, width, channels, multiplier}}
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights depthwiseConv2d(String module, int multiplier) {
        NamedTensor weight = weight(module, 4);
        List<Integer> shape = weight.shape();
        if (multiplier < 1 || shape.get(0) % multiplier != 0 || shape.get(1) != 1) {
            throw new IllegalArgumentException(
                    weight + ": expected [channels * " + multiplier + ", 1, height, width] of a depthwise convolution");
        }
        List<Integer> split = List.of(shape.get(0) / multiplier, multiplier, shape.get(2), shape.get(3));
        NamedTensor filters = new NamedTensor(weight.name(), split, weight.values());
        return layer(LayerWeights.Kind.DEPTHWISE, module, filters, 2, 3, 0, 1);
    }

    /** A {@link #depthwiseConv2d(String, int)} with one filter for each channel. */
    public LayerWeights depthwiseConv2d(String module) {
        return depthwiseConv2d(module, 1);
    }

    /**
     * A {@code ConvTranspose2d}: {@code weight} of shape {@code [in, out / groups, height, width]} and, if there is one, {@code
     * bias} of shape {@code [out]}.
     *
     * @param module its name
     * @param groups how many groups it has, which the shape does not tell
     * @return for a transposed convolution, kernel {@code {height, width, out / groups, in}}
     * @throws IllegalArgumentException if a tensor is missing or has another shape, or the groups do not divide the inputs
     */
    public LayerWeights convTranspose2d(String module, int groups) {
        NamedTensor weight = weight(module, 4);
        int inputs = weight.shape().get(0);
        if (groups < 1 || inputs % groups != 0) {
            throw new IllegalArgumentException(
                    weight + ": " + groups + " groups do not divide its " + inputs + " inputs");
        }
        return LayerWeights.of(
                LayerWeights.Kind.TRANSPOSED, weight, tensors.find(module + ".bias"), groups, 2, 3, 1, 0);
    }

    /** A {@link #convTranspose2d(String, int)} without groups. */
    public LayerWeights convTranspose2d(String module) {
        return convTranspose2d(module, 1);
    }

    /**
     * A {@code Conv1d}: {@code weight} of shape {@code [out, in / groups, length]} and, if there is one, {@code bias} of
     * shape {@code [out]}.
     *
     * @param module its name
     * @return for a convolution over steps, kernel {@code {length, in / groups, out}}
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights conv1d(String module) {
        return layer(LayerWeights.Kind.CONVOLUTION, module, weight(module, 3), 2, 1, 0);
    }

    /**
     * A layer of an {@code LSTM}: {@code weight_ih_l0} of shape {@code [4 * units, features]}, {@code weight_hh_l0} of shape {@code [4 *
     * units, units]} and, if it has them, {@code bias_ih_l0} and {@code bias_hh_l0} of shape {@code [4 * units]}, of which the sum
     * is taken; of a bidirectional one the same with {@code _reverse} behind it too.
     *
     * @param module its name
     * @param layer which of its {@code num_layers}, from 0
     * @return for a recurrent layer
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights lstm(String module, int layer) {
        return recurrent(RecurrentWeights.Gates.LSTM, module, "_l" + layer);
    }

    /** An {@link #lstm(String, int)} of one layer. */
    public RecurrentWeights lstm(String module) {
        return lstm(module, 0);
    }

    /**
     * A layer of a {@code GRU}, as for {@link #lstm(String, int)}, with three gates.
     *
     * @param module its name
     * @param layer which of its {@code num_layers}, from 0
     * @return for a recurrent layer with {@code resetAfter = true}
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights gru(String module, int layer) {
        return recurrent(RecurrentWeights.Gates.GRU_RESET_FIRST, module, "_l" + layer);
    }

    /** A {@link #gru(String, int)} of one layer. */
    public RecurrentWeights gru(String module) {
        return gru(module, 0);
    }

    /**
     * A layer of an {@code RNN}, as for {@link #lstm(String, int)}, with one gate.
     *
     * @param module its name
     * @param layer which of its {@code num_layers}, from 0
     * @return for a recurrent layer
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights rnn(String module, int layer) {
        return recurrent(RecurrentWeights.Gates.SIMPLE, module, "_l" + layer);
    }

    /** An {@link #rnn(String, int)} of one layer. */
    public RecurrentWeights rnn(String module) {
        return rnn(module, 0);
    }

    private RecurrentWeights recurrent(RecurrentWeights.Gates gates, String module, String layer) {
        RecurrentWeights forward = direction(gates, module, layer);
        String reverse = layer + "_reverse";
        return tensors.has(module + ".weight_ih" + reverse)
                ? RecurrentWeights.bidirectional(forward, direction(gates, module, reverse))
                : forward;
    }

    private RecurrentWeights direction(RecurrentWeights.Gates gates, String module, String suffix) {
        return RecurrentWeights.of(
                gates,
                true,
                tensors.get(module + ".weight_ih" + suffix),
                tensors.get(module + ".weight_hh" + suffix),
                tensors.find(module + ".bias_ih" + suffix),
                tensors.find(module + ".bias_hh" + suffix),
                gates == RecurrentWeights.Gates.GRU_RESET_FIRST);
    }

    /**
     * A {@code BatchNorm1d} or {@code BatchNorm2d} in inference: {@code weight} and {@code bias}, if it is affine, {@code
     * running_mean} and {@code running_var}. The counter {@code num_batches_tracked} is not needed.
     *
     * @param module its name
     * @param epsilon the module's {@code eps}, which the file does not have; PyTorch's default is 1e-5
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public ChannelNorm batchNorm(String module, double epsilon) {
        tensors.find(module + ".num_batches_tracked");
        return ChannelNorm.of(
                tensors.find(module + ".weight"),
                tensors.find(module + ".bias"),
                tensors.get(module + ".running_mean"),
                tensors.get(module + ".running_var"),
                epsilon);
    }

    private NamedTensor weight(String module, int rank) {
        return LayerWeights.ranked(tensors.get(module + ".weight"), rank);
    }

    private LayerWeights layer(LayerWeights.Kind kind, String module, NamedTensor weight, int... order) {
        return LayerWeights.of(kind, weight, tensors.find(module + ".bias"), 1, order);
    }
}
