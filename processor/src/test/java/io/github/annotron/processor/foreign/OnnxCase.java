// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model with inputs and the outputs that it should give.
 *
 * @param path its folder, such as {@code node/test_relu}
 * @param model the graph
 * @param values inputs and constants by name
 * @param outputs in the order of the model
 */
record OnnxCase(String path, Onnx model, Map<String, NamedTensor> values, List<NamedTensor> outputs) {

    /** The cases among the files of an archive. */
    static List<OnnxCase> all(Map<String, byte[]> files) {
        return files.keySet().stream()
                .filter(name -> name.endsWith("/model.onnx"))
                .map(name -> of(files, name.substring(0, name.lastIndexOf('/'))))
                .toList();
    }

    private static OnnxCase of(Map<String, byte[]> files, String path) {
        Onnx model = Onnx.model(files.get(path + "/model.onnx"));
        String prefix = path + "/test_data_set_0/";
        Map<String, NamedTensor> values = new HashMap<>(model.constants());
        List<NamedTensor> inputs = tensors(files, prefix + "input_");
        for (int i = 0; i < inputs.size(); i++) {
            String name = model.inputs().get(i);
            values.put(name, Axes.rename(name, inputs.get(i)));
        }
        return new OnnxCase(path, model, values, tensors(files, prefix + "output_"));
    }

    private static List<NamedTensor> tensors(Map<String, byte[]> files, String prefix) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (int i = 0; files.containsKey(prefix + i + ".pb"); i++) {
            tensors.add(Onnx.tensor(files.get(prefix + i + ".pb")));
        }
        return tensors;
    }

    /** Its operators in the order of computation, most often one. */
    String operators() {
        return model.nodes().stream().map(Onnx.Node::operator).collect(Collectors.joining(" "));
    }

    /** The only node with this operator. */
    Onnx.Node node(String operator) {
        return model.nodes().stream()
                .filter(node -> node.operator().equals(operator))
                .reduce((first, second) -> {
                    throw new IllegalArgumentException(path + " has two nodes " + operator);
                })
                .orElseThrow();
    }

    /** The first node. */
    Onnx.Node node() {
        return model.nodes().get(0);
    }

    /** What the first node reads. */
    NamedTensor input(int index) {
        return optionalInput(index).orElseThrow();
    }

    Optional<NamedTensor> optionalInput(int index) {
        List<String> names = node().inputs();
        return index < names.size() ? Optional.ofNullable(values.get(names.get(index))) : Optional.empty();
    }

    NamedTensor output() {
        return outputs.get(0);
    }

    /** The numbers of a tensor of whole numbers. */
    static List<Integer> integers(NamedTensor tensor) {
        List<Integer> numbers = new ArrayList<>();
        for (float value : tensor.values()) {
            numbers.add((int) value);
        }
        return numbers;
    }
}
