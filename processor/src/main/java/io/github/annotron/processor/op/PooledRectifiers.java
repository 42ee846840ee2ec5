// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Leaves the derivative of a ReLU to the pooling behind it: the largest value of a window says whether any of it was positive, so that
 * one look at each window does for all of its elements.
 */
public final class PooledRectifiers {

    private PooledRectifiers() {}

    /** The graph with such pairs. */
    public static Graph apply(Graph graph) {
        List<Node> nodes = graph.nodes();
        Map<Value, Node> rectifiers = new HashMap<>();
        Map<Value, Integer> readers = new HashMap<>();
        for (Node node : nodes) {
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
            if (node.op() instanceof Elementwise op && op.fused() && op.function() == Elementwise.Function.RELU) {
                rectifiers.put(node.output(), node);
            }
        }
        graph.outputs().forEach(output -> rectifiers.remove(output.value()));
        Map<Node, Node> changed = new IdentityHashMap<>();
        for (Node node : nodes) {
            if (node.op() instanceof Pooling2D pooling && pooling.writesGradient()) {
                Node rectifier = rectifiers.get(node.inputs().get(0));
                if (rectifier != null && Objects.equals(readers.get(rectifier.output()), 1)) {
                    changed.put(node, node.with(pooling.behind(rectifier.layer())));
                    changed.put(rectifier, rectifier.with(((Elementwise) rectifier.op()).withoutDerivative()));
                }
            }
        }
        return graph.with(changed);
    }
}
