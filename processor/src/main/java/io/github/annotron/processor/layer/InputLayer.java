// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code @Input}: a value without an operation. */
final class InputLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Input";
    }

    @Override
    public int fewestInputs() {
        return 0;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        List<Integer> extents = scope.attributes().integers("value");
        if (extents.isEmpty() || extents.stream().anyMatch(extent -> extent < 1)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "value",
                    "its shape is " + LayerScope.braces(extents)
                            + ". Give at least one extent, each at least 1, such as {28, 28, 1}.");
            return Optional.empty();
        }
        Shape shape = new Shape(extents);
        if (shape.elements() > Integer.MAX_VALUE) {
            scope.problem(
                    ProblemCode.TOO_LARGE,
                    "value",
                    "its shape of " + shape + " has " + shape.elements() + " elements, and a Java array holds at most "
                            + Integer.MAX_VALUE + ".");
            return Optional.empty();
        }
        return Optional.of(new Value(scope.name(), "", shape));
    }
}
