// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the positions of convolutions and pooling that nothing depends on: rows and columns at the end of an image, where the windows
 * that move over it do not come to its end. They need not be computed, nor do their gradients, which are zeros.
 */
public final class DeadPixels {

    private DeadPixels() {}

    /** How much of an image is read, from its first pixel on. */
    private record Extent(int rows, int columns) {
        static final Extent WHOLE = new Extent(Integer.MAX_VALUE, Integer.MAX_VALUE);

        Extent and(Extent other) {
            return new Extent(Math.max(rows, other.rows), Math.max(columns, other.columns));
        }
    }

    /** The graph with windows that know which of their positions are read. */
    public static Graph apply(Graph graph) {
        Map<Value, Extent> read = new HashMap<>();
        graph.outputs().forEach(output -> read.put(output.value(), Extent.WHOLE));
        Map<Node, Node> changed = new IdentityHashMap<>();
        List<Node> nodes = new ArrayList<>(graph.nodes());
        Collections.reverse(nodes);
        for (Node node : nodes) {
            Extent ofOutput = read.getOrDefault(node.output(), Extent.WHOLE);
            Extent ofInputs = Extent.WHOLE;
            if (node.op() instanceof Windowed op) {
                Window2D window = op.window().reading(ofOutput.rows, ofOutput.columns);
                ofInputs = new Extent(window.reachedHeight(), window.reachedWidth());
                if (window.isCut()) {
                    changed.put(node, node.with(op.with(window)));
                }
            } else if (isPointwise(node.op())) {
                ofInputs = ofOutput;
            }
            for (Value input : node.inputs()) {
                read.merge(input, ofInputs, Extent::and);
            }
        }
        return graph.with(changed);
    }

    /** Whether an element of the output depends on the same element of the input and no other. */
    private static boolean isPointwise(Op op) {
        return op instanceof Elementwise || op instanceof DropoutMask;
    }
}
