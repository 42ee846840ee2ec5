// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Derives from a network that reads series the one that is given them step by step. */
public final class OneStep {
    private final Map<Value, Value> values = new HashMap<>();
    private final Set<Value> series = new HashSet<>();

    private OneStep() {}

    /**
     * The network of one step.
     *
     * @return empty if its inputs are not series of as many steps, if something in it needs several steps at once, or if nothing
     *     remembers earlier ones
     */
    public static Optional<Graph> of(Graph graph) {
        long lengths = graph.inputs().stream()
                .map(input -> input.shape().extent(0))
                .distinct()
                .count();
        if (lengths != 1 || graph.inputs().get(0).shape().extent(0) == 1) {
            return Optional.empty();
        }
        return new OneStep()
                .derive(graph)
                .filter(one -> one.nodes().stream().anyMatch(node -> node.op().remembers()));
    }

    private Optional<Graph> derive(Graph graph) {
        for (Value input : graph.inputs()) {
            values.put(
                    input, new Value(input.layer(), input.role(), input.shape().with(0, 1)));
            series.add(input);
        }
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : graph.layers()) {
            List<Node> nodes = new ArrayList<>();
            for (Node node : layer.nodes()) {
                Optional<Node> derived = derive(node);
                if (derived.isEmpty()) {
                    return Optional.empty();
                }
                nodes.add(derived.get());
            }
            layers.add(new Layer(layer.name(), layer.member(), layer.kind(), layer.reads(), at(layer.output()), nodes));
        }
        return Optional.of(new Graph(
                layers,
                List.of(),
                graph.inputs().stream().map(this::at).toList(),
                graph.outputs().stream()
                        .map(output ->
                                new Graph.Output(output.name(), at(output.value()), output.loss(), output.weight()))
                        .toList()));
    }

    private Optional<Node> derive(Node node) {
        long steps = node.inputs().stream().filter(series::contains).count();
        if (steps != 0 && steps != node.inputs().size()) {
            return Optional.empty();
        }
        Optional<Op> op = steps == 0 ? Optional.of(node.op()) : node.op().atOneStep();
        return op.map(derived -> {
            Value output = new Value(node.output().layer(), node.output().role(), derived.shape());
            values.put(node.output(), output);
            if (!output.equals(node.output())) {
                series.add(node.output());
            }
            return new Node(
                    node.layer(), derived, node.inputs().stream().map(this::at).toList(), output);
        });
    }

    private Value at(Value value) {
        Value derived = values.get(value);
        if (derived == null) {
            throw new IllegalArgumentException("not in the graph: " + value);
        }
        return derived;
    }
}
