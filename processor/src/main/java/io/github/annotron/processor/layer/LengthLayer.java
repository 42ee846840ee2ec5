// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.StepCount;
import java.util.List;
import java.util.Optional;

/** {@code @Length}. */
final class LengthLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Length";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        int padding = scope.attributes().integer("padding");
        if (padding < 0) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "padding",
                    "padding is " + padding + ". It must be at least 0, as ids are.");
            return Optional.empty();
        }
        return scope.isTokens(inputs.get(0))
                ? scope.output(new StepCount(inputs.get(0).shape(), padding), inputs)
                : Optional.empty();
    }
}
