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

    static void check(Graph graph, Map<String, Placement> placements, Diagnostics diagnostics) {
        if (graph.loss().equals(SOFTMAX_LOSS) && graph.output().shape().size() == 1) {
            Placement layer = placements.get(graph.outputName());
            diagnostics.report(
                    ProblemCode.LOSS_MISMATCH,
                    layer.declaration().output().orElseThrow().site("loss"),
                    layer.subject(),
                    "softmax over one output is always 1. Use SIGMOID_CROSS_ENTROPY for a yes-or-no question, or one unit"
                            + " for each class.");
        }
        graph.origin(graph.output())
                .filter(node -> isContained(graph.loss(), node.op()))
                .ifPresent(node -> {
                    Placement layer = placements.get(node.layer());
                    LayerDeclaration declaration = layer.declaration();
                    diagnostics.report(
                            ProblemCode.LOSS_MISMATCH,
                            declaration.attributes().site(Activations.attribute(declaration.kind())),
                            layer.subject(),
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
