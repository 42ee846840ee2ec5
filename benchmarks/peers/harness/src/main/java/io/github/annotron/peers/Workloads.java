// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import static io.github.annotron.peers.Layer.Activation.NONE;
import static io.github.annotron.peers.Layer.Activation.RELU;
import static io.github.annotron.peers.Layer.Activation.TANH;

import io.github.annotron.peers.Workload.Compiled;
import io.github.annotron.peers.Workload.Loss;
import io.github.annotron.peers.workload.AutoencoderModel;
import io.github.annotron.peers.workload.AutoencoderTrainer;
import io.github.annotron.peers.workload.DeepConvolutionalModel;
import io.github.annotron.peers.workload.DeepConvolutionalTrainer;
import io.github.annotron.peers.workload.LargeConvolutionalModel;
import io.github.annotron.peers.workload.LargeConvolutionalTrainer;
import io.github.annotron.peers.workload.PerceptronModel;
import io.github.annotron.peers.workload.PerceptronTrainer;
import io.github.annotron.peers.workload.RowsModel;
import io.github.annotron.peers.workload.RowsTrainer;
import io.github.annotron.peers.workload.SignalsModel;
import io.github.annotron.peers.workload.SignalsTrainer;
import io.github.annotron.peers.workload.TinyModel;
import io.github.annotron.peers.workload.TinyTrainer;
import java.util.List;

/** All workloads: the one place that lists them. A further one is a declaration and an entry here. */
public final class Workloads {

    /** In the order of tables. */
    public static final List<Workload> ALL = List.of(
            new Workload(
                    "W1",
                    "perceptron 784-512-256-10",
                    List.of(784),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    128,
                    List.of(
                            new Layer.Dense("first", 512, RELU),
                            new Layer.Dense("second", 256, RELU),
                            new Layer.Dense("digit", 10, NONE)),
                    new Compiled<>(
                            PerceptronModel.class,
                            PerceptronModel::create,
                            model -> PerceptronTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W2",
                    "convolutional, 5x5 kernels 32-64, dense 512-10",
                    List.of(28, 28, 1),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    64,
                    List.of(
                            new Layer.Convolution("conv1", 32, 5, true),
                            new Layer.MaxPool("pool1"),
                            new Layer.Convolution("conv2", 64, 5, true),
                            new Layer.MaxPool("pool2"),
                            new Layer.Flatten("features"),
                            new Layer.Dense("hidden", 512, RELU),
                            new Layer.Dense("digit", 10, NONE)),
                    new Compiled<>(
                            LargeConvolutionalModel.class,
                            LargeConvolutionalModel::create,
                            model -> LargeConvolutionalTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W2b",
                    "convolutional, 3x3 kernels 32-64-128, dense 128-64-10",
                    List.of(28, 28, 1),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    64,
                    List.of(
                            new Layer.Convolution("conv1", 32, 3, false),
                            new Layer.MaxPool("pool1"),
                            new Layer.Convolution("conv2", 64, 3, false),
                            new Layer.MaxPool("pool2"),
                            new Layer.Convolution("conv3", 128, 3, false),
                            new Layer.MaxPool("pool3"),
                            new Layer.Flatten("features"),
                            new Layer.Dense("first", 128, RELU),
                            new Layer.Dense("second", 64, RELU),
                            new Layer.Dense("digit", 10, NONE)),
                    new Compiled<>(
                            DeepConvolutionalModel.class,
                            DeepConvolutionalModel::create,
                            model -> DeepConvolutionalTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W3",
                    "LSTM 128 over the rows of 28x28, dense 10",
                    List.of(28, 28),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    64,
                    List.of(new Layer.Lstm("state", 128), new Layer.Dense("digit", 10, NONE)),
                    new Compiled<>(
                            RowsModel.class,
                            RowsModel::create,
                            model -> RowsTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W4",
                    "autoencoder 784-32-32-784",
                    List.of(784),
                    Loss.SIGMOID_CROSS_ENTROPY,
                    128,
                    List.of(
                            new Layer.Dense("first", 32, RELU),
                            new Layer.Dense("code", 32, RELU),
                            new Layer.Dense("image", 784, NONE)),
                    new Compiled<>(
                            AutoencoderModel.class,
                            AutoencoderModel::create,
                            model -> AutoencoderTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W5a",
                    "table 4-16-16-3, tanh",
                    List.of(4),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    32,
                    List.of(
                            new Layer.Dense("first", 16, TANH),
                            new Layer.Dense("second", 16, TANH),
                            new Layer.Dense("kind", 3, NONE)),
                    new Compiled<>(
                            TinyModel.class,
                            TinyModel::create,
                            model -> TinyTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())),
            new Workload(
                    "W5b",
                    "signals 64-64-32-10",
                    List.of(64),
                    Loss.SOFTMAX_CROSS_ENTROPY,
                    32,
                    List.of(
                            new Layer.Dense("first", 64, RELU),
                            new Layer.Dense("second", 32, RELU),
                            new Layer.Dense("kind", 10, NONE)),
                    new Compiled<>(
                            SignalsModel.class,
                            SignalsModel::create,
                            model -> SignalsTrainer.builder()
                                    .model(model)
                                    .optimizer(Workload.OPTIMIZER)
                                    .build())));

    private Workloads() {}

    /**
     * Finds one by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Workload of(String name) {
        return ALL.stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload " + name + "; there are "
                        + ALL.stream().map(Workload::name).toList()));
    }
}
