// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers.onnxruntime;

import io.github.annotron.peers.Layer;
import io.github.annotron.peers.Task;
import io.github.annotron.peers.Weights;
import io.github.annotron.peers.Workload;
import java.util.Arrays;
import java.util.List;

/**
 * A task's network as a ModelProto of onnx.proto3, operator set 17. The numbers are those of its fields.
 *
 * @param bytes the file
 * @param inputShape with the batch, channels first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OnnxNetwork(byte[] bytes, String input, long[] inputShape, String output) {

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 17;
    private static final int FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    /** ONNX's LSTM has input, output, forget, cell; ours input, forget, cell, output. */
    private static final int[] GATES = {0, 3, 1, 2};

    static OnnxNetwork of(Task task) {
        return new Writer(task).write();
    }

    private static final class Writer {

        private final Task task;
        private final Message graph = new Message();
        private String last = "input";
        private int channels = 1;
        private int flattened = 1;

        Writer(Task task) {
            this.task = task;
        }

        OnnxNetwork write() {
            for (Layer layer : task.workload().layers()) {
                if (layer instanceof Layer.Dense dense) {
                    add(dense);
                } else if (layer instanceof Layer.Convolution convolution) {
                    add(convolution);
                } else if (layer instanceof Layer.Lstm lstm) {
                    add(lstm);
                } else if (layer instanceof Layer.MaxPool) {
                    node("MaxPool", layer.name(), List.of(last), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
                } else {
                    node("Flatten", layer.name(), List.of(last));
                    flattened = channels;
                }
            }
            node(
                    task.workload().loss() == Workload.Loss.SOFTMAX_CROSS_ENTROPY ? "Softmax" : "Sigmoid",
                    "scores",
                    List.of(last));
            List<Integer> shape = task.workload().input();
            long[] inputShape = switch (shape.size()) {
                case 1 -> new long[] {task.batch(), shape.get(0)};
                case 2 -> new long[] {task.batch(), shape.get(0), shape.get(1)};
                default -> new long[] {task.batch(), shape.get(2), shape.get(0), shape.get(1)};
            };
            graph.text(2, task.workload().name());
            graph.message(11, value("input", inputShape));
            graph.message(12, value(last, task.batch(), task.workload().outputSize()));
            Message model = new Message()
                    .number(1, IR_VERSION)
                    .message(7, graph)
                    .message(8, new Message().text(1, "").number(2, OPERATORS));
            return new OnnxNetwork(model.toBytes(), "input", inputShape, last);
        }

        private void add(Layer.Dense dense) {
            float[] kernel = task.denseKernel(dense, flattened);
            flattened = 1;
            tensor(dense.name() + ".kernel", kernel, kernel.length / dense.units(), dense.units());
            tensor(dense.name() + ".bias", task.weights(dense, "bias"), dense.units());
            node("Gemm", dense.name(), List.of(last, dense.name() + ".kernel", dense.name() + ".bias"));
            switch (dense.activation()) {
                case NONE -> {}
                case RELU -> node("Relu", dense.name() + ".relu", List.of(last));
                case TANH -> node("Tanh", dense.name() + ".tanh", List.of(last));
            }
        }

        private void add(Layer.Convolution convolution) {
            int size = convolution.kernel();
            int padding = convolution.same() ? size / 2 : 0;
            tensor(
                    convolution.name() + ".kernel",
                    task.convolutionKernel(convolution),
                    convolution.filters(),
                    channels,
                    size,
                    size);
            tensor(convolution.name() + ".bias", task.weights(convolution, "bias"), convolution.filters());
            node(
                    "Conv",
                    convolution.name(),
                    List.of(last, convolution.name() + ".kernel", convolution.name() + ".bias"),
                    ints("kernel_shape", size, size),
                    ints("pads", padding, padding, padding, padding));
            node("Relu", convolution.name() + ".relu", List.of(last));
            channels = convolution.filters();
        }

        private void add(Layer.Lstm lstm) {
            int units = lstm.units();
            float[] kernel = Weights.dense(Weights.gates(task.weights(lstm, "kernel"), units, GATES), 4 * units);
            float[] recurrent =
                    Weights.dense(Weights.gates(task.weights(lstm, "recurrentKernel"), units, GATES), 4 * units);
            // Behind the bias of the input comes that of the state.
            float[] bias = Arrays.copyOf(Weights.gates(task.weights(lstm, "bias"), units, GATES), 8 * units);
            String name = lstm.name();
            node("Transpose", name + ".steps", List.of(last), ints("perm", 1, 0, 2));
            tensor(name + ".kernel", kernel, 1, 4L * units, kernel.length / (4 * units));
            tensor(name + ".recurrentKernel", recurrent, 1, 4L * units, units);
            tensor(name + ".bias", bias, 1, 8L * units);
            Message node = new Message();
            for (String input : List.of(last, name + ".kernel", name + ".recurrentKernel", name + ".bias")) {
                node.text(1, input);
            }
            // The first output has all steps; an empty name leaves it out.
            node.text(2, "").text(2, name + ".state").text(3, name).text(4, "LSTM");
            node.message(
                    5, new Message().text(1, "hidden_size").number(3, units).number(20, ATTRIBUTE_INT));
            graph.message(1, node);
            Message axis = new Message().text(1, "axis").number(3, 2).number(20, ATTRIBUTE_INT);
            node("Flatten", name + ".last", List.of(name + ".state"), axis);
        }

        private void node(String operator, String name, List<String> inputs, Message... attributes) {
            Message node = new Message();
            inputs.forEach(input -> node.text(1, input));
            node.text(2, name).text(3, name).text(4, operator);
            for (Message attribute : attributes) {
                node.message(5, attribute);
            }
            graph.message(1, node);
            last = name;
        }

        private static Message ints(String name, long... values) {
            Message attribute = new Message().text(1, name);
            for (long value : values) {
                attribute.number(8, value);
            }
            return attribute.number(20, ATTRIBUTE_INTS);
        }

        private void tensor(String name, float[] values, long... shape) {
            Message tensor = new Message();
            for (long extent : shape) {
                tensor.number(1, extent);
            }
            graph.message(5, tensor.number(2, FLOAT).text(8, name).floats(9, values));
        }

        private static Message value(String name, long... shape) {
            Message dimensions = new Message();
            for (long extent : shape) {
                dimensions.message(1, new Message().number(1, extent));
            }
            Message type = new Message().number(1, FLOAT).message(2, dimensions);
            return new Message().text(1, name).message(2, new Message().message(1, type));
        }
    }
}
