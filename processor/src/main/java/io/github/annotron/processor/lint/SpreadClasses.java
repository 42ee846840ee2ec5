// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Shape;

/** A softmax loss over an output with positions: whoever expects one decision for each of them is mistaken. */
final class SpreadClasses {

    private SpreadClasses() {}

    static void check(Graph graph, Findings findings) {
        graph.outputs().forEach(output -> check(output, findings));
    }

    private static void check(Graph.Output output, Findings findings) {
        Shape shape = output.value().shape();
        int positions = shape.size() / shape.last();
        if (output.loss().equals("SOFTMAX_CROSS_ENTROPY") && positions > 1) {
            findings.reportAtLoss(
                    ProblemCode.SPREAD_CLASSES,
                    output.name(),
                    "all " + shape.size() + " elements of its " + shape + " output are classes of one question, not "
                            + shape.last() + " classes at each of " + positions
                            + " positions. Use @GlobalAveragePool2D or"
                            + " @Dense to come to one row of classes, or @Flatten if this is meant.");
        }
    }
}
