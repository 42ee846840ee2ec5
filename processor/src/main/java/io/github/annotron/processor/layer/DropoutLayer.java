// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.DropoutMask;
import java.util.List;
import java.util.Optional;

/** {@code @Dropout}. */
final class DropoutLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Dropout";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        if (!isRate(scope, "value", "the rate")) {
            return Optional.empty();
        }
        Shape shape = inputs.get(0).shape();
        boolean wholeChannels = scope.attributes().flag("wholeChannels");
        if (wholeChannels && shape.rank() == 1) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "wholeChannels",
                    "wholeChannels is true, and " + inputs.get(0).name() + " is " + shape
                            + ", where a channel is one value. Leave it out.");
            return Optional.empty();
        }
        return scope.output(new DropoutMask(shape, scope.attributes().number("value"), wholeChannels), inputs);
    }

    /**
     * Checks that an attribute is a rate.
     *
     * @param noun what it is called in messages
     */
    static boolean isRate(LayerScope scope, String attribute, String noun) {
        float rate = scope.attributes().number(attribute);
        if (rate >= 0 && rate < 1) {
            return true;
        }
        scope.problem(
                ProblemCode.INVALID_VALUE,
                attribute,
                noun + " is " + rate + ". It is the probability of a zero: at least 0 and below 1.");
        return false;
    }
}
