// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network with all shapes known.
 *
 * @param layers in the order of computation, the inputs first
 * @param parts the networks among what it uses
 * @param inputs the inputs' values, by name
 * @param outputs by name
 */
public record Graph(List<Layer> layers, List<Part> parts, List<Value> inputs, List<Output> outputs) {

    /**
     * An output.
     *
     * @param name what the user calls it
     * @param value the value there
     * @param loss the constant of the runtime's {@code Losses}
     * @param weight of the loss
     */
    public record Output(String name, Value value, String loss, float weight) {

        /** The loss of an output that is not trained. */
        public static final String NO_LOSS = "NONE";

        /** Whether training minimises a loss there. */
        public boolean isTrained() {
            return !loss.equals(NO_LOSS);
        }

        /** How many numbers a sample has. */
        public int width() {
            return value.shape().size();
        }

        /** How raw outputs are read. */
        public Reading reading() {
            return Reading.of(loss);
        }

        /** At how many places of a sample the loss is taken, and averaged: where it is one over the last axis. */
        public int positions() {
            return reading().isExclusive() || loss.equals("COSINE")
                    ? width() / value.shape().last()
                    : 1;
        }

        /** How many numbers there are at each of these places. */
        public int widthAtPosition() {
            return width() / positions();
        }
    }

    public Graph {
        layers = List.copyOf(layers);
        parts = List.copyOf(parts);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The outputs with a loss; none if the network is not trained on its own. */
    public List<Output> trainedOutputs() {
        return outputs.stream().filter(Output::isTrained).toList();
    }

    /** Whether a value is one of the outputs. */
    public boolean isOutput(Value value) {
        return outputs.stream().anyMatch(output -> output.value().equals(value));
    }

    /** All operations in the order of computation. */
    public List<Node> nodes() {
        return layers.stream().flatMap(layer -> layer.nodes().stream()).toList();
    }

    /** How many ids the numbers of an input choose from, the fewest if several tables are read by it; 0 if they are no ids. */
    public int vocabulary(Value input) {
        Storages storages = Storages.of(this, false);
        return nodes().stream()
                .filter(node -> node.op().vocabulary() > 0
                        && storages.root(node.inputs().get(0)).equals(input))
                .mapToInt(node -> node.op().vocabulary())
                .min()
                .orElse(0);
    }

    /** The same graph with others in place of some operations, which are keys by identity. */
    public Graph with(Map<Node, Node> others) {
        List<Layer> changed = layers.stream()
                .map(layer -> layer.with(layer.nodes().stream()
                        .map(node -> others.getOrDefault(node, node))
                        .toList()))
                .toList();
        return new Graph(changed, parts, inputs, outputs);
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
