// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reverse-mode differentiation: which operations the backward pass visits, in which order, with which arrays. */
public final class Differentiator {

    private Differentiator() {}

    /** Derives the backward pass of a graph. */
    public static BackwardPass differentiate(Graph graph) {
        Set<Value> trained = trained(graph, judged(graph));
        Set<Value> reached = reached(graph, trained);
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
        List<Node> nodes = reversed(graph);
        nodes.removeIf(node -> !outputs.contains(node.output()));
        return nodes;
    }

    private static List<Node> reversed(Graph graph) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        Collections.reverse(nodes);
        return nodes;
    }

    /** The values that a loss depends on. */
    private static Set<Value> judged(Graph graph) {
        Set<Value> judged = new HashSet<>();
        graph.trainedOutputs().forEach(output -> judged.add(output.value()));
        for (Node node : reversed(graph)) {
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

    /** The same together with all values by which a loss has a derivative. */
    private static Set<Value> reached(Graph graph, Set<Value> trained) {
        Set<Value> reached = new HashSet<>(trained);
        graph.trainedOutputs().forEach(output -> reached.add(output.value()));
        for (Node node : reversed(graph)) {
            for (int i = 0; reached.contains(node.output()) && i < node.inputs().size(); i++) {
                if (node.op().isDifferentiable(i)) {
                    reached.add(node.inputs().get(i));
                }
            }
        }
        return reached;
    }
}
