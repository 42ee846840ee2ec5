// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Margins2D;
import java.util.List;
import java.util.Optional;

/**
 * {@code @ZeroPadding2D} and {@code @Cropping2D}.
 *
 * @param crops whether it takes pixels away, or adds zeros
 */
record Margins2DLayer(String annotation, boolean crops) implements LayerKind {

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        List<Integer> sides = scope.attributes().integers("value");
        int count = sides.size();
        boolean proper = scope.isImage(inputs.get(0));
        if (count != 1 && count != 2 && count != 4 || sides.stream().anyMatch(side -> side < 0)) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "value",
                    "its margins are " + LayerScope.braces(sides) + ". Give one number for all sides, {above and below,"
                            + " left and right}, or {top, bottom, left, right}, each at least 0.");
            proper = false;
        }
        if (!proper) {
            return Optional.empty();
        }
        int top = sides.get(0);
        int bottom = count == 4 ? sides.get(1) : top;
        int left = count == 4 ? sides.get(2) : sides.get(count - 1);
        int right = sides.get(count - 1);
        Shape input = inputs.get(0).shape();
        boolean downFits = fits(scope, "rows", input.extent(0), top, bottom);
        if (!fits(scope, "columns", input.extent(1), left, right) || !downFits) {
            return Optional.empty();
        }
        Margins2D op = crops
                ? new Margins2D(input, -top, -bottom, -left, -right)
                : new Margins2D(input, top, bottom, left, right);
        return scope.output(op, inputs);
    }

    private boolean fits(LayerScope scope, String what, int extent, int before, int after) {
        long margins = (long) before + after;
        if (crops && margins >= extent) {
            scope.problem(
                    ProblemCode.SHAPE_MISMATCH,
                    "value",
                    "it takes " + before + " + " + after + " of the " + extent + " " + what + " of " + scope.read(0)
                            + ". At least one must stay: take " + (extent - 1) + " in all, or less.");
            return false;
        }
        return crops || scope.isCountable("value", margins + extent, what);
    }
}
