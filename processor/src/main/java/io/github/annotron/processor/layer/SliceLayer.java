// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Slice;
import java.util.List;
import java.util.Optional;

/** {@code @Slice}. */
final class SliceLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Slice";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Optional<Integer> axis = scope.axis(inputs.get(0).shape());
        if (axis.isEmpty()) {
            return Optional.empty();
        }
        int extent = inputs.get(0).shape().extent(axis.get());
        int from = scope.attributes().integer("from");
        int to = scope.attributes().integer("to");
        String elements = "axis " + axis.get() + " of " + scope.read(0) + " has " + extent
                + (extent == 1 ? " element" : " elements");
        boolean proper = true;
        if (from < -extent || from >= extent) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "from",
                    "from is " + from + ", and " + elements + ". Use " + -extent + " to " + (extent - 1) + ".");
            proper = false;
        }
        if (to != io.github.annotron.Slice.END && (to < -extent || to > extent)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "to",
                    "to is " + to + ", and " + elements + ". Use " + -extent + " to " + extent + ", or leave it out.");
            proper = false;
        }
        if (!proper) {
            return Optional.empty();
        }
        int first = from < 0 ? from + extent : from;
        int end = to < 0 ? to + extent : Math.min(to, extent);
        if (first >= end) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "to",
                    elements + ", and from " + first + " to " + end
                            + " there are none. Use a larger to: it is the first" + " that is left out.");
            return Optional.empty();
        }
        return scope.output(new Slice(inputs.get(0).shape(), axis.get(), first, end - first), inputs);
    }
}
