// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Reading;
import io.github.annotron.processor.graph.Storages;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.SoftmaxRows;
import io.github.annotron.processor.source.Attributes;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Whether outputs suit their losses. */
final class LossCheck {
    private LossCheck() {}

    static void check(Graph graph, Map<String, Placement> placements, Diagnostics diagnostics) {
        Storages storages = Storages.ofGradients(graph);
        Map<Value, String> names = new HashMap<>();
        for (Graph.Output output : graph.outputs()) {
            Attributes written = Objects.requireNonNull(placements.get(output.name()))
                    .declaration()
                    .output()
                    .orElseThrow();
            String other = names.putIfAbsent(storages.root(output.value()), output.name());
            if (other != null) {
                diagnostics.report(
                        ProblemCode.OUTPUT,
                        written.annotation(),
                        output.name(),
                        "its values are those of " + other + ", which is an output already. Remove @Output from one of"
                                + " them.");
            }
            if (!(output.weight() > 0 && output.weight() < Float.POSITIVE_INFINITY)) {
                diagnostics.report(
                        ProblemCode.INVALID_VALUE,
                        written.site("weight"),
                        output.name(),
                        "weight is " + output.weight() + ". It must be above 0 and finite.");
            }
            if (output.reading().isExclusive() && output.widthAtPosition() == 1) {
                boolean isSoftmax = output.reading() == Reading.SOFTMAX;
                diagnostics.report(
                        ProblemCode.LOSS_MISMATCH,
                        written.site("loss"),
                        output.name(),
                        (isSoftmax
                                        ? "softmax over one output is always 1"
                                        : output.loss() + " of one class is always 0")
                                + ". Use "
                                + (isSoftmax ? "SIGMOID_CROSS_ENTROPY" : "HINGE")
                                + " for a yes-or-no question, or one unit for each class.");
            }
            graph.origin(output.value())
                    .filter(node -> isContained(output.reading(), node.op()))
                    .ifPresent(node -> {
                        Placement layer = Objects.requireNonNull(placements.get(node.layer()));
                        LayerDeclaration declaration = layer.declaration();
                        diagnostics.report(
                                ProblemCode.LOSS_MISMATCH,
                                declaration.attributes().site(Activations.attribute(declaration.kind())),
                                layer.subject(),
                                output.loss() + " contains the "
                                        + output.reading()
                                        + " already. Remove the activation; predictors return probabilities all the same.");
                    });
        }
    }

    private static boolean isContained(Reading reading, Op op) {
        return reading == Reading.SOFTMAX && op instanceof SoftmaxRows
                || reading == Reading.SIGMOID
                        && op instanceof Elementwise elementwise
                        && elementwise.function() == Elementwise.Function.SIGMOID;
    }
}
