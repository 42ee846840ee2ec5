// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.deeplearning4j;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Peer;
import io.github.annotron.peers.Task;
import io.github.annotron.peers.Weights;
import io.github.annotron.peers.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** The network as a MultiLayerNetwork. */
final class Deeplearning4jPeer implements Peer {

    private final boolean isSoftmax;
    private final long batch;
    private final int classes;
    private final long[] inputShape;
    private final MultiLayerNetwork network;

    private Deeplearning4jPeer(Task task) {
        Workload workload = task.workload();
        isSoftmax = workload.loss() == Workload.Loss.SOFTMAX_CROSS_ENTROPY;
        batch = task.batch();
        classes = workload.outputSize();
        List<Integer> shape = workload.input();
        inputShape = switch (shape.size()) {
            case 1 -> new long[] {batch, shape.get(0)};
            case 2 -> new long[] {batch, shape.get(0), shape.get(1)};
            default -> new long[] {batch, shape.get(2), shape.get(0), shape.get(1)};
        };
        network = network(workload);
        List<Map<String, float[]>> all = parameters(task);
        for (int i = 0, found = 0; i < network.getnLayers(); i++) {
            if (network.getLayer(i).numParams() > 0) {
                for (Map.Entry<String, float[]> each : all.get(found++).entrySet()) {
                    INDArray parameter = network.getLayer(i).getParam(each.getKey());
                    parameter.assign(Nd4j.create(each.getValue(), parameter.shape(), 'c'));
                }
            }
        }
    }

    /** The first weights of each layer that has some, by the library's names for them. */
    private static List<Map<String, float[]>> parameters(Task task) {
        List<Map<String, float[]>> all = new ArrayList<>();
        int channels = 1;
        int flattened = 1;
        for (Layer layer : task.workload().layers()) {
            if (layer instanceof Layer.Dense dense) {
                all.add(Map.of("W", task.denseKernel(dense, flattened), "b", task.weights(layer, "bias")));
                flattened = 1;
            } else if (layer instanceof Layer.Convolution convolution) {
                all.add(Map.of("W", task.convolutionKernel(convolution), "b", task.weights(layer, "bias")));
                channels = convolution.filters();
            } else if (layer instanceof Layer.Lstm lstm) {
                all.add(Map.of(
                        "W", gates(task, lstm, "kernel"),
                        "RW", gates(task, lstm, "recurrentKernel"),
                        "b", gates(task, lstm, "bias")));
            } else if (layer instanceof Layer.Flatten) {
                flattened = channels;
            }
        }
        return all;
    }

    /** Its order is cell, forget, output, input. */
    private static float[] gates(Task task, Layer.Lstm lstm, String parameter) {
        return Weights.gates(task.weights(lstm, parameter), lstm.units(), 2, 1, 3, 0);
    }

    private MultiLayerNetwork network(Workload workload) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(Workload.OPTIMIZER.rate()))
                .list();
        List<Layer> layers = workload.layers();
        for (Layer layer : layers) {
            if (layer == layers.get(layers.size() - 1)) {
                list.layer(new OutputLayer.Builder(
                                isSoftmax ? LossFunctions.LossFunction.MCXENT : LossFunctions.LossFunction.XENT)
                        .nOut(classes)
                        .activation(isSoftmax ? Activation.SOFTMAX : Activation.SIGMOID)
                        .build());
            } else if (layer instanceof Layer.Dense dense) {
                list.layer(new DenseLayer.Builder()
                        .nOut(dense.units())
                        .activation(
                                switch (dense.activation()) {
                                    case NONE -> Activation.IDENTITY;
                                    case RELU -> Activation.RELU;
                                    case TANH -> Activation.TANH;
                                })
                        .build());
            } else if (layer instanceof Layer.Convolution convolution) {
                list.layer(new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
                        .nOut(convolution.filters())
                        .convolutionMode(convolution.same() ? ConvolutionMode.Same : ConvolutionMode.Truncate)
                        .activation(Activation.RELU)
                        .build());
            } else if (layer instanceof Layer.Lstm lstm) {
                list.layer(new LastTimeStep(new LSTM.Builder()
                        .nOut(lstm.units())
                        .dataFormat(RNNFormat.NWC)
                        .activation(Activation.TANH)
                        .build()));
            } else if (layer instanceof Layer.MaxPool) {
                list.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
            }
        }
        list.setInputType(
                switch (inputShape.length) {
                    case 2 -> InputType.feedForward(inputShape[1]);
                    case 3 -> InputType.recurrent(inputShape[2], inputShape[1], RNNFormat.NWC);
                    default -> InputType.convolutional(inputShape[2], inputShape[3], inputShape[1]);
                });
        MultiLayerNetwork made = new MultiLayerNetwork(list.build());
        made.init();
        return made;
    }

    @Override
    public float[] predict(float[] inputs) {
        try (INDArray x = Nd4j.create(inputs, inputShape, 'c')) {
            return network.output(x).data().asFloat();
        }
    }

    @Override
    public double train(float[] inputs, float[] targets) {
        float[] rows = targets;
        if (isSoftmax) {
            rows = new float[(int) batch * classes];
            for (int i = 0; i < batch; i++) {
                rows[i * classes + (int) targets[i]] = 1;
            }
        }
        try (INDArray x = Nd4j.create(inputs, inputShape, 'c');
                INDArray y = Nd4j.create(rows, new long[] {batch, classes}, 'c')) {
            network.fit(x, y);
        }
        // Its cross-entropy of independent outputs is their sum.
        return isSoftmax ? network.score() : network.score() / classes;
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            Properties about = new Properties();
            try (InputStream file = MultiLayerNetwork.class.getResourceAsStream(
                    "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties")) {
                about.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return "Deeplearning4j " + about.getProperty("version");
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Peer start(Task task) {
            return new Deeplearning4jPeer(task);
        }
    }
}
