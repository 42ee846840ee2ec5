// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code @GroupNorm}. */
final class GroupNormLayer implements LayerKind {

    @Override
    public String annotation() {
        return "GroupNorm";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Shape input = inputs.get(0).shape();
        int channels = input.last();
        int groups = scope.attributes().integer("value");
        if (groups < 1 || channels % groups != 0) {
            scope.problem(
                    groups < 1 ? ProblemCode.INVALID_VALUE : ProblemCode.SHAPE_MISMATCH,
                    "value",
                    groups + " groups do not divide the " + channels + " channels of " + scope.read(0)
                            + " evenly. Use a divisor, from 1 to " + channels + ".");
            return Optional.empty();
        }
        return Normalizations.of(scope, inputs, input.size() / channels, groups, channels / groups, List.of(channels));
    }
}
