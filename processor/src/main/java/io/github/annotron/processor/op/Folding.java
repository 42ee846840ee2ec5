// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Value;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts batch normalisations into the products before them: in prediction, where means and variances are fixed, both are one
 * product with other weights. The values of the two layers are then the same, those behind the normalisation.
 */
public final class Folding {

    private Folding() {}

    /** The graph with all normalisations folded that can be. */
    public static Graph apply(Graph graph) {
        List<Node> nodes = graph.nodes();
        Map<Value, Node> producers = new HashMap<>();
        nodes.forEach(node -> producers.put(node.output(), node));
        Map<Node, Node> changed = new IdentityHashMap<>();
        for (Node node : nodes) {
            Node product = node.op() instanceof BatchNormalization
                    ? producers.get(node.inputs().get(0))
                    : null;
            if (product != null && canFold(product, graph, nodes)) {
                BatchNormalization norm = (BatchNormalization) node.op();
                Foldable op = ((Foldable) product.op()).with(norm);
                changed.put(product, product.with(op));
                changed.put(node, node.with(norm.folding()));
            }
        }
        return graph.with(changed);
    }

    /** Whether nothing but the normalisation sees the product's values, and nothing lies in between. */
    private static boolean canFold(Node product, Graph graph, List<Node> nodes) {
        return product.op() instanceof Foldable op
                && op.canFold()
                && !graph.isOutput(product.output())
                && nodes.stream()
                                .filter(node -> node.inputs().contains(product.output()))
                                .count()
                        == 1;
    }
}
