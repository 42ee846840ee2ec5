// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model in an ONNX file, as far as tests need it. Numbers of fields are those of {@code onnx.proto}; whole numbers in
 * tensors become floats.
 *
 * @param opset the version of the standard operators, 0 if the model uses others only
 * @param nodes in the order of computation
 * @param constants tensors of the file by name: initialisers and the outputs of Constant nodes
 * @param inputs names, those of constants included where the file lists them
 * @param outputs names
 */
record Onnx(
        long opset, List<Node> nodes, Map<String, NamedTensor> constants, List<String> inputs, List<String> outputs) {

    /** An operation; the name of an input or output that is left out is empty. */
    record Node(String operator, List<String> inputs, List<String> outputs, Map<String, Protobuf> attributes) {

        boolean has(String name) {
            return attributes.containsKey(name);
        }

        long integer(String name, long absent) {
            return attribute(name).map(attribute -> attribute.number(3)).orElse(absent);
        }

        float real(String name, float absent) {
            return attribute(name).map(attribute -> attribute.real(2)).orElse(absent);
        }

        String text(String name, String absent) {
            return attribute(name).map(attribute -> attribute.text(4)).orElse(absent);
        }

        Optional<List<Integer>> integers(String name) {
            return attribute(name)
                    .map(attribute ->
                            attribute.numbers(8).stream().map(Math::toIntExact).toList());
        }

        private Optional<Protobuf> attribute(String name) {
            return Optional.ofNullable(attributes.get(name));
        }
    }

    static Onnx model(byte[] file) {
        Protobuf model = new Protobuf(file);
        Protobuf graph = model.messages(7).get(0);
        long opset = model.messages(8).stream()
                .filter(set -> set.text(1).isEmpty())
                .mapToLong(set -> set.number(2))
                .findFirst()
                .orElse(0);
        Map<String, NamedTensor> constants = new LinkedHashMap<>();
        for (Protobuf tensor : graph.messages(5)) {
            constants.put(tensor.text(8), tensor(tensor));
        }
        List<Node> nodes = graph.messages(1).stream().map(Onnx::node).toList();
        for (Node node : nodes) {
            if (node.operator.equals("Constant")) {
                String name = node.outputs.get(0);
                NamedTensor value =
                        tensor(node.attributes.get("value").messages(5).get(0));
                constants.put(name, new NamedTensor(name, value.shape(), value.values()));
            }
        }
        return new Onnx(
                opset,
                nodes,
                constants,
                graph.messages(11).stream().map(value -> value.text(1)).toList(),
                graph.messages(12).stream().map(value -> value.text(1)).toList());
    }

    private static Node node(Protobuf node) {
        Map<String, Protobuf> attributes = new LinkedHashMap<>();
        node.messages(5).forEach(attribute -> attributes.put(attribute.text(1), attribute));
        return new Node(node.text(4), node.texts(1), node.texts(2), attributes);
    }

    /** A tensor in a file of its own. */
    static NamedTensor tensor(byte[] file) {
        return tensor(new Protobuf(file));
    }

    private static NamedTensor tensor(Protobuf tensor) {
        List<Integer> shape = tensor.numbers(1).stream().map(Math::toIntExact).toList();
        float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
        int type = (int) tensor.number(2);
        if (tensor.has(9)) {
            ByteBuffer raw = tensor.bytes(9);
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case 1 -> raw.getFloat();
                    case 6 -> raw.getInt();
                    case 7 -> raw.getLong();
                    case 9 -> raw.get();
                    default -> throw new IllegalArgumentException("type " + type + " of tensor " + tensor.text(8));
                };
            }
        } else {
            List<? extends Number> listed = switch (type) {
                case 1 -> tensor.reals(4);
                case 6, 9 -> tensor.numbers(5);
                case 7 -> tensor.numbers(7);
                default -> throw new IllegalArgumentException("type " + type + " of tensor " + tensor.text(8));
            };
            for (int i = 0; i < values.length; i++) {
                values[i] = listed.get(i).floatValue();
            }
        }
        return new NamedTensor(tensor.text(8), shape, values);
    }
}
