// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;
import java.util.Optional;

/**
 * A network with all shapes known.
 *
 * @param layers in the order of computation, the inputs first
 * @param parts the networks among what it uses
 * @param inputs the inputs' values, by name
 * @param outputName what the user calls the output
 * @param output the value that the loss reads
 * @param loss the constant of the runtime's {@code Losses}
 */
public record Graph(
        List<Layer> layers, List<Part> parts, List<Value> inputs, String outputName, Value output, String loss) {

    public Graph {
        layers = List.copyOf(layers);
        parts = List.copyOf(parts);
        inputs = List.copyOf(inputs);
    }

    /** The loss of a network that is not trained on its own. */
    public static final String NO_LOSS = "NONE";

    /** Whether it can be trained. */
    public boolean hasLoss() {
        return !loss.equals(NO_LOSS);
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

    /** All parameters in the order of their layers, those that are shared once. */
    public List<Parameter> parameters() {
        return layers.stream()
                .flatMap(layer -> layer.parameters().stream())
                .distinct()
                .toList();
    }
}
