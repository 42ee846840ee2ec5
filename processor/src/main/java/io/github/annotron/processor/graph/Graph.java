// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * A network with all shapes known.
 *
 * @param layers in the order of computation, the inputs first
 * @param inputs the inputs' values, by name
 * @param output the value that the loss reads
 * @param loss the constant of the runtime's {@code Losses}
 */
public record Graph(List<Layer> layers, List<Value> inputs, Value output, String loss) {

    public Graph {
        layers = List.copyOf(layers);
        inputs = List.copyOf(inputs);
    }

    /** All operations in the order of computation. */
    public List<Node> nodes() {
        return layers.stream().flatMap(layer -> layer.nodes().stream()).toList();
    }

    /** The operation that computes a value, seen through views of it; empty for an input. */
    public Optional<Node> origin(Value value) {
        Optional<Node> node =
                nodes().stream().filter(n -> n.output().equals(value)).findFirst();
        return node.flatMap(
                n -> n.op().storage() == Op.Storage.VIEW ? origin(n.inputs().get(0)) : node);
    }

    /** All trained tensors in the order of their layers. */
    public List<Parameter> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }
}
