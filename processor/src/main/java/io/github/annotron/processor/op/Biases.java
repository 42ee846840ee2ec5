// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Shape;
import java.util.Arrays;

/** The gradient of a bias that is added to every row: the sums of the columns. */
final class Biases {

    private Biases() {}

    /** Emits the sums over all positions of images, or whatever has channels last. */
    static void gradient(Code code, BackwardScope.Target gradient, Shape shape, String dy) {
        gradient(code, gradient, shape.last(), "samples * " + shape.size() / shape.last(), dy);
    }

    /** Emits the sums for the columns that this part owns. */
    static void gradient(Code code, BackwardScope.Target gradient, int columns, String rows, String dy) {
        Shares.declare(code, "left", "right", columns);
        if (!gradient.accumulate()) {
            code.line("$T.fill($L, left, right, 0f)", Arrays.class, gradient.array());
        }
        code.line(
                "$T.columnSums(left, right, $L, $L, 0, $L, $L, 0)",
                RuntimeNames.KERNELS,
                rows,
                dy,
                columns,
                gradient.array());
    }
}
