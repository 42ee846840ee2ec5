// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Sum;
import java.util.List;
import java.util.Optional;

/** {@code @Add}. */
final class AddLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Add";
    }

    @Override
    public int fewestInputs() {
        return 2;
    }

    @Override
    public int mostInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Shape shape = inputs.get(0).shape();
        boolean proper = true;
        for (int i = 1; i < inputs.size(); i++) {
            if (!inputs.get(i).shape().equals(shape)) {
                scope.problemAtInput(
                        ProblemCode.SHAPE_MISMATCH,
                        i,
                        scope.outputOf(i, inputs.get(i)) + " cannot be added to " + scope.outputOf(0, inputs.get(0))
                                + ". Give both the same shape, for example with a 1x1 @Conv2D or a @Dense.");
                proper = false;
            }
        }
        if (!proper) {
            return Optional.empty();
        }
        return Activations.after(scope, inputs, new Sum(shape, inputs.size()));
    }
}
