// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The backward pass of a graph.
 *
 * @param nodes the operations in the order in which gradients flow through them
 * @param trained the values at which a gradient is computed
 * @param gradients the arrays of the gradients at the values
 * @param toInputs the operations likewise where gradients are to flow on to the inputs
 * @param reached the values at which a gradient is computed then
 */
public record BackwardPass(
        List<Node> nodes, Set<Value> trained, BufferPlan gradients, List<Node> toInputs, Set<Value> reached) {

    public BackwardPass {
        nodes = List.copyOf(nodes);
        trained = Set.copyOf(trained);
        toInputs = List.copyOf(toInputs);
        reached = Set.copyOf(reached);
    }

    /** The operations that add to the loss, in the order of computation. */
    public List<Node> penalties() {
        List<Node> penalties = new ArrayList<>(
                nodes.stream().filter(node -> node.op().penaltyWeight() != 0).toList());
        Collections.reverse(penalties);
        return penalties;
    }
}
