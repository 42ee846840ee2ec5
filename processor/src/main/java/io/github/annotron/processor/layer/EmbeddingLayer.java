// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.TableRows;
import java.util.List;
import java.util.Optional;

/** {@code @Embedding}: rows of a table. */
final class EmbeddingLayer implements LayerKind {

    /** The most ids that floats can tell apart. */
    private static final int MOST_IDS = 1 << 24;

    @Override
    public String annotation() {
        return "Embedding";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Optional<Integer> vocabulary = scope.positive("vocabulary").filter(ids -> isCountable(scope, ids));
        Optional<Integer> units = scope.width("units");
        if (!scope.isFinite("constant") || vocabulary.isEmpty() || units.isEmpty()) {
            return Optional.empty();
        }
        int padding = scope.attributes().integer("padding");
        if (padding < TableRows.NO_PADDING || padding >= vocabulary.get()) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "padding",
                    "padding is " + padding + ", and the ids are 0 to " + (vocabulary.get() - 1)
                            + ". Use one of them, or leave it out.");
            return Optional.empty();
        }
        List<Integer> shape = List.of(vocabulary.get(), units.get());
        return Weights.parameter(scope, "kernel", shape, "kernelInitializer", vocabulary.get(), units.get())
                .flatMap(table -> scope.output(new TableRows(inputs.get(0).shape(), table, padding), inputs));
    }

    private static boolean isCountable(LayerScope scope, int ids) {
        if (ids <= MOST_IDS) {
            return true;
        }
        scope.problem(
                ProblemCode.INVALID_VALUE,
                "vocabulary",
                "vocabulary is " + ids + ", and floats can tell " + MOST_IDS + " ids apart. Use at most that many.");
        return false;
    }
}
