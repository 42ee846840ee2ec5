// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.pytorch;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Peer;
import io.github.annotron.peers.Task;
import io.github.annotron.peers.Weights;
import io.github.annotron.peers.Workload;
import java.util.List;

/** The network as DJL's blocks on the engine PyTorch. */
final class PyTorchPeer implements Peer {

    private final boolean isSoftmax;
    private final Shape inputShape;
    private final Shape targetShape;
    private final Model model;
    private final NDManager manager;
    private final Loss loss;
    private final Trainer trainer;
    private final Predictor<NDList, NDList> predictor;

    private PyTorchPeer(Task task) {
        Engine.getEngine("PyTorch"); // loads the native part
        JniUtils.setNumThreads(task.threads());
        Workload workload = task.workload();
        isSoftmax = workload.loss() == Workload.Loss.SOFTMAX_CROSS_ENTROPY;
        inputShape = inputShape(task);
        targetShape = isSoftmax ? new Shape(task.batch()) : new Shape(task.batch(), workload.outputSize());
        model = Model.newInstance(workload.name(), Device.cpu(), "PyTorch");
        model.setBlock(block(task));
        manager = model.getNDManager();
        loss = isSoftmax ? Loss.softmaxCrossEntropyLoss() : Loss.sigmoidBinaryCrossEntropyLoss();
        trainer = model.newTrainer(new DefaultTrainingConfig(loss)
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed((float) Workload.OPTIMIZER.rate()))
                        .build()));
        trainer.initialize(inputShape);
        predictor = model.newPredictor(new NoopTranslator(null));
    }

    /** Channels first; behind the batch. */
    private static Shape inputShape(Task task) {
        List<Integer> shape = task.workload().input();
        return switch (shape.size()) {
            case 1 -> new Shape(task.batch(), shape.get(0));
            case 2 -> new Shape(task.batch(), shape.get(0), shape.get(1));
            default -> new Shape(task.batch(), shape.get(2), shape.get(0), shape.get(1));
        };
    }

    private static Block block(Task task) {
        SequentialBlock network = new SequentialBlock();
        int channels = 1;
        int flattened = 1;
        for (Layer layer : task.workload().layers()) {
            if (layer instanceof Layer.Dense dense) {
                float[] kernel = Weights.dense(task.denseKernel(dense, flattened), dense.units());
                flattened = 1;
                add(network, Linear.builder().setUnits(dense.units()).build(), kernel, task.weights(dense, "bias"));
                switch (dense.activation()) {
                    case NONE -> {}
                    case RELU -> network.add(Activation.reluBlock());
                    case TANH -> network.add(Activation.tanhBlock());
                }
            } else if (layer instanceof Layer.Convolution convolution) {
                int padding = convolution.same() ? convolution.kernel() / 2 : 0;
                channels = convolution.filters();
                add(
                        network,
                        Conv2d.builder()
                                .setKernelShape(new Shape(convolution.kernel(), convolution.kernel()))
                                .setFilters(convolution.filters())
                                .optPadding(new Shape(padding, padding))
                                .build(),
                        task.convolutionKernel(convolution),
                        task.weights(convolution, "bias"));
                network.add(Activation.reluBlock());
            } else if (layer instanceof Layer.Lstm lstm) {
                int gates = 4 * lstm.units();
                Block block = LSTM.builder()
                        .setNumLayers(1)
                        .setStateSize(lstm.units())
                        .optBatchFirst(true)
                        .optReturnState(false)
                        .build();
                block.setInitializer(values(Weights.dense(task.weights(lstm, "kernel"), gates)), "l_0_i2h_WEIGHT");
                block.setInitializer(
                        values(Weights.dense(task.weights(lstm, "recurrentKernel"), gates)), "l_0_h2h_WEIGHT");
                block.setInitializer(values(task.weights(lstm, "bias")), "l_0_i2h_BIAS");
                // A second bias of the same gates, which cannot be left out, and learns as the first does.
                block.setInitializer(Initializer.ZEROS, "l_0_h2h_BIAS");
                network.add(block);
                network.add(new LambdaBlock(all -> new NDList(all.head().get(":, -1"))));
            } else if (layer instanceof Layer.MaxPool) {
                network.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
            } else {
                network.add(Blocks.batchFlattenBlock());
                flattened = channels;
            }
        }
        return network;
    }

    private static void add(SequentialBlock network, Block block, float[] kernel, float[] bias) {
        block.setInitializer(values(kernel), Parameter.Type.WEIGHT);
        block.setInitializer(values(bias), Parameter.Type.BIAS);
        network.add(block);
    }

    private static Initializer values(float[] values) {
        return (manager, shape, type) -> manager.create(values, shape);
    }

    @Override
    public float[] predict(float[] inputs) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray raw = predictor
                    .predict(new NDList(scope.create(inputs, inputShape)))
                    .singletonOrThrow();
            raw.attach(scope);
            NDArray scores = isSoftmax ? raw.softmax(-1) : Activation.sigmoid(raw);
            return scores.toFloatArray();
        } catch (TranslateException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public double train(float[] inputs, float[] targets) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray labels = scope.create(targets, targetShape);
            float value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(scope.create(inputs, inputShape)));
                outputs.attach(scope);
                NDArray mean = loss.evaluate(new NDList(labels), outputs);
                mean.attach(scope);
                collector.backward(mean);
                value = mean.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    @Override
    public void close() {
        predictor.close();
        trainer.close();
        model.close();
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            Engine engine = Engine.getEngine("PyTorch");
            return "DJL " + Engine.getDjlVersion() + " + PyTorch " + engine.getVersion();
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Peer start(Task task) {
            return new PyTorchPeer(task);
        }
    }
}
