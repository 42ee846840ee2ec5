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
        Set<Value> trained = trained(graph);
        List<Node> nodes = new ArrayList<>(graph.nodes());
        Collections.reverse(nodes);
        nodes.removeIf(node -> !trained.contains(node.output()));

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
            lifetimes.computeIfPresent(
                    storages.root(node.output()),
                    (root, life) -> new Lifetime(root, life.birth(), Math.max(life.death(), death)));
        }
        return new BackwardPass(nodes, trained, BufferPlan.of(List.copyOf(lifetimes.values()), true));
    }

    /** The values between a parameter which is trained and a loss: only at these is a gradient of use. */
    private static Set<Value> trained(Graph graph) {
        Set<Value> judged = new HashSet<>();
        graph.trainedOutputs().forEach(output -> judged.add(output.value()));
        List<Node> reversed = new ArrayList<>(graph.nodes());
        Collections.reverse(reversed);
        for (Node node : reversed) {
            if (judged.contains(node.output())) {
                judged.addAll(node.inputs());
            }
        }
        Set<Value> trained = new HashSet<>();
        for (Node node : graph.nodes()) {
            boolean depends = node.op().isTrained() || node.inputs().stream().anyMatch(trained::contains);
            if (depends && judged.contains(node.output())) {
                trained.add(node.output());
            }
        }
        return trained;
    }
}
