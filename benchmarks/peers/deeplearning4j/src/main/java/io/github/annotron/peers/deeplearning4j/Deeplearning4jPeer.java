// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.deeplearning4j;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Peer;
import io.github.annotron.peers.Task;
import io.github.annotron.peers.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
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
        inputShape = shape.size() == 1
                ? new long[] {batch, shape.get(0)}
                : new long[] {batch, shape.get(2), shape.get(0), shape.get(1)};
        network = network(workload);
        List<float[]> kernels = new ArrayList<>();
        List<float[]> biases = new ArrayList<>();
        collect(task, kernels, biases);
        for (int i = 0, found = 0; i < network.getnLayers(); i++) {
            if (network.getLayer(i).numParams() > 0) {
                set(i, "W", kernels.get(found));
                set(i, "b", biases.get(found++));
            }
        }
    }

    private void set(int layer, String name, float[] values) {
        INDArray parameter = network.getLayer(layer).getParam(name);
        parameter.assign(Nd4j.create(values, parameter.shape(), 'c'));
    }

    private static void collect(Task task, List<float[]> kernels, List<float[]> biases) {
        int channels = 1;
        int flattened = 1;
        for (Layer layer : task.workload().layers()) {
            if (layer instanceof Layer.Dense dense) {
                kernels.add(task.denseKernel(dense, flattened));
                flattened = 1;
                biases.add(task.weights(layer, "bias"));
            } else if (layer instanceof Layer.Convolution convolution) {
                kernels.add(task.convolutionKernel(convolution));
                biases.add(task.weights(layer, "bias"));
                channels = convolution.filters();
            } else if (layer instanceof Layer.Flatten) {
                flattened = channels;
            }
        }
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
            } else if (layer instanceof Layer.MaxPool) {
                list.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
            }
        }
        list.setInputType(
                inputShape.length == 2
                        ? InputType.feedForward(inputShape[1])
                        : InputType.convolutional(inputShape[2], inputShape[3], inputShape[1]));
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
