// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which values share one array because an operation only looks at its input in another way, or overwrites it. */
public final class Storages {
    private final Map<Value, Value> roots = new HashMap<>();

    private Storages() {}

    /**
     * Those of the activations.
     *
     * @param prediction whether operations that do nothing in prediction count as views
     */
    public static Storages of(Graph graph, boolean prediction) {
        return of(graph, op -> prediction && op.identityInPrediction());
    }

    /** Those of the gradients at the values. */
    public static Storages ofGradients(Graph graph) {
        return of(graph, Op::identityInGradient);
    }

    private static Storages of(Graph graph, Predicate<Op> isView) {
        Storages storages = new Storages();
        for (Value input : graph.inputs()) {
            storages.roots.put(input, input);
        }
        for (Node node : graph.nodes()) {
            boolean shares = node.op().storage() != Op.Storage.OWN || isView.test(node.op());
            Value root = shares ? storages.root(node.inputs().get(0)) : node.output();
            storages.roots.put(node.output(), root);
        }
        return storages;
    }

    /** The value whose array holds this one. */
    public Value root(Value value) {
        Value root = roots.get(value);
        if (root == null) {
            throw new IllegalArgumentException("not in the graph: " + value);
        }
        return root;
    }
}
