// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.tensorflow;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Peer;
import io.github.annotron.peers.Task;
import io.github.annotron.peers.Workload;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The network as a graph, of which a session runs a whole step. Its framework's optimiser writes variables while other
 * operations of the same step may still read them: losses differ from run to run in the second digit.
 */
final class TensorFlowPeer implements Peer {

    private final Shape inputShape;
    private final Shape targetShape;
    private final float[] scores;
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Placeholder<TFloat32> input;
    private final Placeholder<TFloat32> target;
    private final Operand<TFloat32> output;
    private final Operand<TFloat32> loss;
    private final Op step;
    private final Session session;

    private TensorFlowPeer(Task task) {
        Workload workload = task.workload();
        List<Integer> shape = workload.input();
        inputShape = Shape.of(
                LongStream.concat(LongStream.of(task.batch()), shape.stream().mapToLong(Integer::longValue))
                        .toArray());
        boolean isSoftmax = workload.loss() == Workload.Loss.SOFTMAX_CROSS_ENTROPY;
        targetShape = isSoftmax ? Shape.of(task.batch()) : Shape.of(task.batch(), workload.outputSize());
        scores = new float[task.batch() * workload.outputSize()];
        input = tf.placeholder(TFloat32.class, Placeholder.shape(inputShape));
        target = tf.placeholder(TFloat32.class, Placeholder.shape(targetShape));
        Operand<TFloat32> raw = layers(task);
        if (isSoftmax) {
            output = tf.nn.softmax(raw);
            Operand<TFloat32> oneHot = tf.oneHot(
                    tf.dtypes.cast(target, TInt32.class),
                    tf.constant(workload.outputSize()),
                    tf.constant(1f),
                    tf.constant(0f));
            loss = tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(raw, oneHot).loss(), tf.constant(0));
        } else {
            output = tf.math.sigmoid(raw);
            // The stable form: max(y, 0) - y t + log(1 + exp(-|y|)).
            loss = tf.math.mean(
                    tf.math.add(
                            tf.math.sub(tf.nn.relu(raw), tf.math.mul(raw, target)),
                            tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(raw))))),
                    tf.constant(new int[] {0, 1}));
        }
        step = new Adam(graph, "adam", (float) Workload.OPTIMIZER.rate(), 0.9f, 0.999f, 1e-8f).minimize(loss);
        session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(task.threads())
                        .setInterOpParallelismThreads(1)
                        .build());
        session.initialize();
    }

    private Operand<TFloat32> layers(Task task) {
        Operand<TFloat32> last = input;
        for (Layer layer : task.workload().layers()) {
            if (layer instanceof Layer.Dense dense) {
                float[] kernel = task.weights(dense, "kernel");
                Operand<TFloat32> sum = tf.nn.biasAdd(
                        tf.linalg.matMul(
                                last, variable(kernel, Shape.of(kernel.length / dense.units(), dense.units()))),
                        variable(task.weights(dense, "bias"), Shape.of(dense.units())));
                last = switch (dense.activation()) {
                    case NONE -> sum;
                    case RELU -> tf.nn.relu(sum);
                    case TANH -> tf.math.tanh(sum);
                };
            } else if (layer instanceof Layer.Convolution convolution) {
                float[] kernel = task.weights(convolution, "kernel");
                long size = convolution.kernel();
                long channels = kernel.length / (size * size * convolution.filters());
                last = tf.nn.relu(tf.nn.biasAdd(
                        tf.nn.conv2d(
                                last,
                                variable(kernel, Shape.of(size, size, channels, convolution.filters())),
                                List.of(1L, 1L, 1L, 1L),
                                convolution.same() ? "SAME" : "VALID"),
                        variable(task.weights(convolution, "bias"), Shape.of(convolution.filters()))));
            } else if (layer instanceof Layer.Lstm lstm) {
                last = lstm(task, lstm, last);
            } else if (layer instanceof Layer.MaxPool) {
                last = tf.nn.maxPool(
                        last, tf.constant(new int[] {1, 2, 2, 1}), tf.constant(new int[] {1, 2, 2, 1}), "VALID");
            } else {
                last = tf.reshape(last, tf.constant(new int[] {task.batch(), -1}));
            }
        }
        return last;
    }

    /** Step by step: of its kernels for LSTM none has a gradient in Java. */
    private Operand<TFloat32> lstm(Task task, Layer.Lstm lstm, Operand<TFloat32> series) {
        int units = lstm.units();
        int steps = task.workload().input().get(0);
        int features = task.workload().input().get(1);
        Operand<TFloat32> kernel = variable(task.weights(lstm, "kernel"), Shape.of(features, 4L * units));
        Operand<TFloat32> recurrent = variable(task.weights(lstm, "recurrentKernel"), Shape.of(units, 4L * units));
        Operand<TFloat32> bias = variable(task.weights(lstm, "bias"), Shape.of(4L * units));
        Operand<TFloat32> sums = tf.nn.biasAdd(
                tf.linalg.matMul(tf.reshape(series, tf.constant(new int[] {task.batch() * steps, features})), kernel),
                bias);
        List<Output<TFloat32>> ofStep = tf.unstack(
                        tf.reshape(sums, tf.constant(new int[] {task.batch(), steps, 4 * units})),
                        (long) steps,
                        Unstack.axis(1L))
                .output();
        Operand<TFloat32> state = null;
        Operand<TFloat32> cell = null;
        for (Operand<TFloat32> input : ofStep) {
            Operand<TFloat32> sum = state == null ? input : tf.math.add(input, tf.linalg.matMul(state, recurrent));
            List<Output<TFloat32>> gates = tf.split(tf.constant(1), sum, 4L).output();
            Operand<TFloat32> news = tf.math.mul(tf.math.sigmoid(gates.get(0)), tf.math.tanh(gates.get(2)));
            cell = cell == null ? news : tf.math.add(tf.math.mul(tf.math.sigmoid(gates.get(1)), cell), news);
            state = tf.math.mul(tf.math.sigmoid(gates.get(3)), tf.math.tanh(cell));
        }
        return state;
    }

    private Variable<TFloat32> variable(float[] values, Shape shape) {
        return tf.variable(tf.reshape(tf.constant(values), tf.constant(shape)));
    }

    @Override
    public float[] predict(float[] values) {
        try (TFloat32 x = TFloat32.tensorOf(inputShape, DataBuffers.of(values));
                Result result = session.runner().feed(input, x).fetch(output).run()) {
            ((TFloat32) result.get(0)).asRawTensor().data().asFloats().read(scores);
        }
        return scores;
    }

    @Override
    public double train(float[] values, float[] targets) {
        try (TFloat32 x = TFloat32.tensorOf(inputShape, DataBuffers.of(values));
                TFloat32 t = TFloat32.tensorOf(targetShape, DataBuffers.of(targets));
                Result result = session.runner()
                        .feed(input, x)
                        .feed(target, t)
                        .addTarget(step)
                        .fetch(loss)
                        .run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /** Makes it. */
    public static final class Factory implements Peer.Factory {

        @Override
        public String library() {
            return "TensorFlow " + TensorFlow.version();
        }

        @Override
        public boolean supports(Task task) {
            return true;
        }

        @Override
        public Peer start(Task task) {
            return new TensorFlowPeer(task);
        }
    }
}
