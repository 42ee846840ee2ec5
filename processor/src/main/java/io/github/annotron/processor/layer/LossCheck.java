// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.SoftmaxRows;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.Map;

/** Whether the output suits the loss. */
final class LossCheck {
    private static final String SOFTMAX_LOSS = "SOFTMAX_CROSS_ENTROPY";
    private static final String SIGMOID_LOSS = "SIGMOID_CROSS_ENTROPY";

    private LossCheck() {}

    static void check(Graph graph, Map<String, LayerDeclaration> declarations, Diagnostics diagnostics) {
        if (graph.loss().equals(SOFTMAX_LOSS) && graph.output().shape().size() == 1) {
            LayerDeclaration layer = declarations.get(graph.output().layer());
            diagnostics.report(
                    ProblemCode.LOSS_MISMATCH,
                    layer.output().orElseThrow().site("loss"),
                    layer.name(),
                    "softmax over one output is always 1. Use SIGMOID_CROSS_ENTROPY for a yes-or-no question, or one unit"
                            + " for each class.");
        }
        graph.origin(graph.output())
                .filter(node -> isContained(graph.loss(), node.op()))
                .ifPresent(node -> {
                    LayerDeclaration layer = declarations.get(node.layer());
                    diagnostics.report(
                            ProblemCode.LOSS_MISMATCH,
                            layer.attributes().site(Activations.attribute(layer.kind())),
                            layer.name(),
                            graph.loss() + " contains the "
                                    + graph.loss().substring(0, graph.loss().indexOf('_'))
                                    + " already. Remove the activation; predictors return probabilities all the same.");
                });
    }

    private static boolean isContained(String loss, Op op) {
        return loss.equals(SOFTMAX_LOSS) && op instanceof SoftmaxRows
                || loss.equals(SIGMOID_LOSS)
                        && op instanceof Elementwise elementwise
                        && elementwise.function() == Elementwise.Function.SIGMOID;
    }
}
