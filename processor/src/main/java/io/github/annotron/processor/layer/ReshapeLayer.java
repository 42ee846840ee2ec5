// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Reshape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code @Reshape}. */
final class ReshapeLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Reshape";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        List<Integer> extents = new ArrayList<>(scope.attributes().integers("value"));
        Shape input = inputs.get(0).shape();
        int open = extents.indexOf(-1);
        if (extents.isEmpty()
                || extents.stream().anyMatch(extent -> extent < 1 && extent != -1)
                || open != extents.lastIndexOf(-1)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "value",
                    "its shape is " + LayerScope.braces(extents)
                            + ". Give at least one extent, each at least 1; one of them may be -1.");
            return Optional.empty();
        }
        if (open >= 0) {
            extents.set(open, 1);
            long others = new Shape(extents).elements();
            extents.set(open, (int) Math.max(1, input.elements() / others));
        }
        Shape shape = new Shape(extents);
        if (shape.elements() != input.elements()) {
            scope.problem(
                    ProblemCode.SHAPE_MISMATCH,
                    "value",
                    scope.read(0) + " has " + input.elements() + " elements, and "
                            + (open >= 0 ? "the other extents do not divide that" : shape + " has " + shape.elements())
                            + ". Choose extents whose product is " + input.elements() + ".");
            return Optional.empty();
        }
        return scope.output(new Reshape(shape), inputs);
    }
}
