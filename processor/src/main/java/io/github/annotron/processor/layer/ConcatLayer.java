// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Concatenation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Concat}. */
final class ConcatLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Concat";
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
        Shape first = inputs.get(0).shape();
        Optional<Integer> axis = scope.axis(first);
        if (axis.isEmpty()) {
            return Optional.empty();
        }
        int from0 = axis.get();
        boolean proper = true;
        for (int i = 1; i < inputs.size(); i++) {
            Shape other = inputs.get(i).shape();
            if (!without(other, from0).equals(without(first, from0)) || other.rank() != first.rank()) {
                scope.problemAtInput(
                        ProblemCode.SHAPE_MISMATCH,
                        i,
                        scope.outputOf(i, inputs.get(i)) + " cannot stand beside "
                                + scope.outputOf(0, inputs.get(0)) + " along axis " + from0
                                + ". All other extents must be equal.");
                proper = false;
            }
        }
        if (!proper) {
            return Optional.empty();
        }
        long extent =
                inputs.stream().mapToLong(input -> input.shape().extent(from0)).sum();
        if (extent > Integer.MAX_VALUE) {
            scope.problemAtAnnotation(
                    ProblemCode.TOO_LARGE,
                    "along axis " + from0 + " its output has " + extent + " elements, and a Java array holds at most "
                            + Integer.MAX_VALUE + ".");
            return Optional.empty();
        }
        return scope.output(new Concatenation(inputs.stream().map(Value::shape).toList(), from0), inputs);
    }

    private static List<Integer> without(Shape shape, int axis) {
        List<Integer> others = new ArrayList<>(shape.extents());
        if (axis < others.size()) {
            others.remove(axis);
        }
        return others;
    }
}
