// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Weights named and laid out as Keras's layers do: saved under the variables' paths, {@code {w.path: w.numpy() for w in
 * model.weights}}. The layout is Annotron's own, channels last.
 *
 * @param tensors what the file has
 */
public record Keras(ForeignTensors tensors) {

    /**
     * A {@code Dense}: {@code kernel} of shape {@code [in, out]} and, if there is one, {@code bias} of shape {@code [out]}.
     *
     * @param layer its path, such as {@code sequential/dense}
     * @return for a dense layer
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights dense(String layer) {
        return layer(LayerWeights.Kind.DENSE, layer, kernel(layer, 2));
    }

    /**
     * A {@code Conv2D}: {@code kernel} of shape {@code [height, width, in / groups, out]} and, if there is one, {@code bias}
     * of shape {@code [out]}.
     *
     * @param layer its path
     * @return for a convolution
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights conv2d(String layer) {
        return layer(LayerWeights.Kind.CONVOLUTION, layer, kernel(layer, 4));
    }

    /**
     * A {@code DepthwiseConv2D}: {@code kernel}, before Keras 3 {@code depthwise_kernel}, of shape {@code [height, width,
     * channels, multiplier]} and, if there is one, {@code bias} of shape {@code [channels * multiplier]}.
     *
     * @param layer its path
     * @return for a depthwise convolution
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights depthwiseConv2d(String layer) {
        NamedTensor kernel = tensors.find(layer + "/depthwise_kernel").orElseGet(() -> tensors.get(layer + "/kernel"));
        return layer(LayerWeights.Kind.DEPTHWISE, layer, LayerWeights.ranked(kernel, 4));
    }

    /**
     * A {@code SeparableConv2D}: {@code depthwise_kernel} of shape {@code [height, width, channels, multiplier]}, {@code
     * pointwise_kernel} of shape {@code [1, 1, channels * multiplier, out]} and, if there is one, {@code bias} of shape {@code
     * [out]}.
     *
     * @param layer its path
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public SeparableWeights separableConv2d(String layer) {
        NamedTensor depthwise = LayerWeights.ranked(tensors.get(layer + "/depthwise_kernel"), 4);
        NamedTensor pointwise = LayerWeights.ranked(tensors.get(layer + "/pointwise_kernel"), 4);
        return SeparableWeights.of(
                LayerWeights.of(LayerWeights.Kind.DEPTHWISE, depthwise, Optional.empty(), 1, 0, 1, 2, 3),
                layer(LayerWeights.Kind.CONVOLUTION, layer, pointwise));
    }

    /**
     * A {@code Conv2DTranspose}: {@code kernel} of shape {@code [height, width, out, in]} and, if there is one, {@code bias} of
     * shape {@code [out]}.
     *
     * @param layer its path
     * @return for a transposed convolution
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights conv2dTranspose(String layer) {
        return layer(LayerWeights.Kind.TRANSPOSED, layer, kernel(layer, 4));
    }

    /**
     * A {@code Conv1D}: {@code kernel} of shape {@code [length, in / groups, out]} and, if there is one, {@code bias} of
     * shape {@code [out]}.
     *
     * @param layer its path
     * @return for a convolution over steps
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public LayerWeights conv1d(String layer) {
        return layer(LayerWeights.Kind.CONVOLUTION, layer, kernel(layer, 3));
    }

    /**
     * An {@code LSTM}: {@code kernel} of shape {@code [features, 4 * units]}, {@code recurrent_kernel} of shape {@code [units, 4 *
     * units]} and, if there is one, {@code bias} of shape {@code [4 * units]}. They are looked for below the layer's path, and below
     * {@code lstm_cell} in it. The directions of a {@code Bidirectional} are two layers, for {@link RecurrentWeights#bidirectional}.
     *
     * @param layer its path, such as {@code sequential/lstm} or {@code sequential/bidirectional/forward_lstm}
     * @return for a recurrent layer
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights lstm(String layer) {
        return recurrent(RecurrentWeights.Gates.LSTM, layer, "lstm_cell");
    }

    /**
     * A {@code GRU}, as for {@link #lstm}, with three gates and {@code gru_cell}. A bias of shape {@code [2, 3 * units]} is that of a
     * layer with {@code reset_after}, Keras's default.
     *
     * @param layer its path
     * @return for a recurrent layer, with {@code resetAfter} as there
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights gru(String layer) {
        return recurrent(RecurrentWeights.Gates.GRU, layer, "gru_cell");
    }

    /**
     * A {@code SimpleRNN}, as for {@link #lstm}, with one gate and {@code simple_rnn_cell}.
     *
     * @param layer its path
     * @return for a recurrent layer
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public RecurrentWeights simpleRnn(String layer) {
        return recurrent(RecurrentWeights.Gates.SIMPLE, layer, "simple_rnn_cell");
    }

    private RecurrentWeights recurrent(RecurrentWeights.Gates gates, String layer, String cell) {
        String path = tensors.has(layer + "/" + cell + "/kernel") ? layer + "/" + cell : layer;
        Optional<NamedTensor> bias = tensors.find(path + "/bias");
        boolean resetAfter = gates == RecurrentWeights.Gates.GRU
                && bias.isPresent()
                && bias.get().shape().size() == 2;
        return RecurrentWeights.of(
                gates,
                false,
                tensors.get(path + "/kernel"),
                tensors.get(path + "/recurrent_kernel"),
                resetAfter ? bias.map(both -> half(both, 0)) : bias,
                resetAfter ? bias.map(both -> half(both, 1)) : Optional.empty(),
                resetAfter);
    }

    /** One of the two biases of a GRU. */
    private static NamedTensor half(NamedTensor both, int row) {
        int length = both.shape().get(1);
        if (both.shape().get(0) != 2) {
            throw new IllegalArgumentException(both + ": expected [2, 3 * units]");
        }
        return new NamedTensor(
                both.name(), List.of(length), Arrays.copyOfRange(both.values(), row * length, (row + 1) * length));
    }

    /**
     * A {@code BatchNormalization} in inference: {@code gamma} and {@code beta}, if it has them, {@code moving_mean} and
     * {@code moving_variance}.
     *
     * @param layer its path
     * @param epsilon the layer's {@code epsilon}, which is not among the weights; Keras's default is 1e-3
     * @throws IllegalArgumentException if a tensor is missing or has another shape
     */
    public ChannelNorm batchNorm(String layer, double epsilon) {
        return ChannelNorm.of(
                tensors.find(layer + "/gamma"),
                tensors.find(layer + "/beta"),
                tensors.get(layer + "/moving_mean"),
                tensors.get(layer + "/moving_variance"),
                epsilon);
    }

    private NamedTensor kernel(String layer, int rank) {
        return LayerWeights.ranked(tensors.get(layer + "/kernel"), rank);
    }

    private LayerWeights layer(LayerWeights.Kind kind, String layer, NamedTensor kernel) {
        int[] order = new int[kernel.shape().size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return LayerWeights.of(kind, kernel, tensors.find(layer + "/bias"), 1, order);
    }
}
