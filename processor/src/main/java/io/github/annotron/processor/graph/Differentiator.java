// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reverse-mode differentiation: which operations the backward pass visits, in which order, with which arrays. */
public final class Differentiator {

    private Differentiator() {}

    /** Derives the backward pass of a graph. */
    public static BackwardPass differentiate(Graph graph) {
        Set<Value> judged = judged(graph);
        Set<Value> trained = trained(graph, judged);
        Set<Value> reached = reached(graph, judged, trained);
        List<Node> nodes = backwards(graph, trained);

        // Time 0 is the loss, which writes the gradient at the output; operation i of the reverse walk is time i + 1.
        Storages storages = Storages.ofGradients(graph);
        Map<Value, Lifetime> lifetimes = new LinkedHashMap<>();
        for (Graph.Output output : graph.trainedOutputs()) {
            Value root = storages.root(output.value());
            lifetimes.put(root, new Lifetime(root, 0, 0));
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int time = i + 1;
            for (Value input : node.inputs()) {
                Value root = storages.root(input);
                if (trained.contains(input)) {
                    lifetimes.putIfAbsent(root, new Lifetime(root, time, time));
                }
            }
            // The gradients of parameters are computed after the walk, from the gradient at the output.
            int death = node.op().readsGradientAfterwards() ? Lifetime.END : time;
            extend(lifetimes, storages.root(node.output()), death);
        }
        for (Value value : reached) {
            // One that is added to on the way to the inputs, when training would be done with it.
            if (!trained.contains(value)) {
                extend(lifetimes, storages.root(value), Lifetime.END);
            }
        }
        BufferPlan plan = BufferPlan.of(List.copyOf(lifetimes.values()), true);
        return new BackwardPass(nodes, trained, plan, backwards(graph, reached), reached);
    }

    private static void extend(Map<Value, Lifetime> lifetimes, Value root, int death) {
        lifetimes.computeIfPresent(
                root, (value, life) -> new Lifetime(root, life.birth(), Math.max(life.death(), death)));
    }

    /** The operations that make one of these values, the last one first. */
    private static List<Node> backwards(Graph graph, Set<Value> outputs) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        Collections.reverse(nodes);
        nodes.removeIf(node -> !outputs.contains(node.output()));
        return nodes;
    }

    /** The values that a loss depends on. */
    private static Set<Value> judged(Graph graph) {
        Set<Value> judged = new HashSet<>();
        graph.trainedOutputs().forEach(output -> judged.add(output.value()));
        List<Node> reversed = new ArrayList<>(graph.nodes());
        Collections.reverse(reversed);
        for (Node node : reversed) {
            if (judged.contains(node.output())) {
                judged.addAll(node.inputs());
            }
        }
        return judged;
    }

    /** The values between a parameter which is trained and a loss: only at these is a gradient of use to training. */
    private static Set<Value> trained(Graph graph, Set<Value> judged) {
        Set<Value> trained = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean depends = node.op().isTrained() || node.inputs().stream().anyMatch(trained::contains);
            if (depends && judged.contains(node.output())) {
                trained.add(node.output());
            }
        }
        return trained;
    }

    /** The same together with the values between an input and a loss. */
    private static Set<Value> reached(Graph graph, Set<Value> judged, Set<Value> trained) {
        Set<Value> differentiable = new HashSet<>();
        for (Node node : graph.nodes()) {
            for (int i = 0; i < node.inputs().size(); i++) {
                if (node.op().isDifferentiable(i)) {
                    differentiable.add(node.inputs().get(i));
                }
            }
        }
        Set<Value> reached = new HashSet<>(trained);
        graph.inputs().stream()
                .filter(input -> judged.contains(input) && differentiable.contains(input))
                .forEach(reached::add);
        for (Node node : graph.nodes()) {
            boolean depends = IntStream.range(0, node.inputs().size())
                    .anyMatch(i -> node.op().isDifferentiable(i)
                            && reached.contains(node.inputs().get(i)));
            if (depends && judged.contains(node.output())) {
                reached.add(node.output());
            }
        }
        return reached;
    }
}
