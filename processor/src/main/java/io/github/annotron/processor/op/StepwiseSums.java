// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Strategy;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets recurrences compute step by step what their sums have of the input, where nobody looks at the gates afterwards: those of a step are
 * then overwritten by the next one, and stay in the cache. For one sample all are computed at once even so, since one product of many rows is
 * faster than many of one row. This is for the forward pass; to the backward pass, which reads all gates, the graph is as it was.
 */
public final class StepwiseSums {

    private StepwiseSums() {}

    /** The graph with recurrences that read their layer's input too. */
    public static Graph apply(Graph graph) {
        List<Node> nodes = graph.nodes();
        Map<Value, Node> producers = new HashMap<>();
        nodes.forEach(node -> producers.put(node.output(), node));
        Map<Node, Node> changed = new IdentityHashMap<>();
        for (Node node : nodes) {
            Node product = node.op() instanceof Recurrence
                    ? producers.get(node.inputs().get(0))
                    : null;
            if (product != null && product.op() instanceof Affine affine && isWorthIt(affine)) {
                // Nothing else reads the product: the recurrence writes the gates over it.
                List<Value> inputs = new ArrayList<>(node.inputs());
                inputs.addAll(product.inputs());
                Recurrence recurrence = ((Recurrence) node.op()).with(affine);
                changed.put(product, product.with(affine.asStepwise()));
                changed.put(node, new Node(node.layer(), recurrence, inputs, node.output()));
            }
        }
        return graph.with(changed);
    }

    /** Whether the sums of all steps are computed at once: a condition. */
    static String atOnce(ForwardScope scope) {
        return scope.keep() + " || to == 1";
    }

    /** The room for the sums of a step for each sample, or of all steps for one. */
    static ArrayLength length(Shape sums) {
        return new ArrayLength((long) sums.size() - sums.last(), sums.last(), Map.of());
    }

    /** Small products are not: their sums are small, and a step would be more code. */
    private static boolean isWorthIt(Affine affine) {
        int steps = affine.shape().extent(0);
        return steps > 1 && Product.choose(1, affine.features(), affine.shape().last()) == Strategy.MICRO_KERNEL;
    }
}
