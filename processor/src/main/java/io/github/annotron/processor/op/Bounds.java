// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** What operations have in common on bounds, of which an array has a row of lower and a row of upper ones. */
final class Bounds {

    private Bounds() {}

    /** How many rows there are. */
    static final int ROWS = 2;

    /**
     * The summands of a product on bounds: each one twice, first of the own kind and then of the opposite one, which is a row further. They
     * meet a weight's part above zero and its part below, of which one is zero; so with a zero more or less the chain of additions is that
     * of the product.
     *
     * @param row the elements of a row of bounds
     */
    static Grid summands(Grid depth, int row) {
        List<Grid.Axis> axes = new ArrayList<>(depth.merged().axes());
        axes.add(new Grid.Axis("bound", ROWS, row));
        return new Grid(axes);
    }

    /** Emits a third row, the lower bounds once more. */
    static void oppose(Code code, int size, String array) {
        code.line("$T.oppose($L, $L)", RuntimeNames.INTERVALS, size, array);
    }

    /** Emits the doubts about bounds that are not finite. */
    static void doubt(Code code, Shape shape, String array) {
        code.line("$T.doubt($L, $L)", RuntimeNames.INTERVALS, shape.size(), array);
    }

    /**
     * Emits the parting of a kernel for {@link #summands}, the columns {@code first} to {@code last}.
     *
     * @param rowStep from one row of the kernel to the next
     * @param columnStep from one column of the kernel to the next
     */
    static void part(Code code, long rows, String kernel, int rowStep, int columnStep, int columns, String parted) {
        code.line(
                "$T.part(first, last, $L, $L, $L, $L, $L, $L)",
                RuntimeNames.INTERVALS,
                rows,
                kernel,
                rowStep,
                columnStep,
                columns,
                parted);
    }
}
