// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import java.util.List;

/**
 * An operation on bounds: what another one does in prediction, to the lower and upper bounds of its inputs.
 *
 * @param op the other one
 */
public record Bounded(Op op) implements Op {

    /** Whether it is known what an operation does to bounds. */
    static boolean isPossible(Op op) {
        return op.identityInPrediction() || op.monotony() != Monotony.NONE;
    }

    /** The operations that nothing is known of, in the order of computation. */
    public static List<Node> refused(Graph graph) {
        return graph.nodes().stream().filter(node -> !isPossible(node.op())).toList();
    }

    /** The network that takes bounds of the inputs of another one to bounds of its outputs. */
    public static Graph of(Graph graph) {
        List<Layer> layers = graph.layers().stream().map(Bounded::of).toList();
        return new Graph(layers, List.of(), graph.inputs(), graph.outputs());
    }

    private static Layer of(Layer layer) {
        List<Node> nodes = layer.nodes().stream()
                .map(node -> node.with(new Bounded(node.op())))
                .toList();
        return layer.with(nodes);
    }

    @Override
    public Shape shape() {
        return op.shape();
    }

    @Override
    public String description() {
        return op.description();
    }

    @Override
    public List<Parameter> parameters() {
        return op.parameters();
    }

    @Override
    public Storage storage() {
        return op.identityInPrediction() ? Storage.VIEW : op.storage();
    }

    @Override
    public void derive(ForwardScope scope, Code code) {
        if (!op.identityInPrediction() && op.monotony() == Monotony.OWN) {
            op.deriveBounds(scope, code);
        }
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        if (op.identityInPrediction()) {
            return;
        }
        if (op.monotony() == Monotony.OWN) {
            op.bounds(scope, code);
        } else {
            op.forward(scope, code);
        }
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        throw new UnsupportedOperationException("bounds are not differentiated");
    }
}
