// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.Multiplication;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of matrices whose elements lie on grids: {@code C[i][j] = max(floor, S[i][j] + sum over p of A[i][p]
 * B[p][j])}, p ascending. Dense layers, convolutions and all their derivatives are such products; this is the one place
 * that turns them into code.
 *
 * @param rows the offsets of the rows in A
 * @param targetRows the offsets of the same rows in C
 * @param depth the offsets of the summands in A
 * @param columns the number of columns
 */
record Product(Grid rows, Grid targetRows, Grid depth, int columns) {

    /** Up to this many multiply-adds of a row the kernel's call costs more than it gains. */
    private static final int SMALL = 640;

    /** The most columns of a small product: each takes some 40 bytecodes. */
    private static final int MOST_COLUMNS = 100;

    /** The most columns that a loop sums up in local variables: they and what is read shall fit the registers. */
    private static final int COLUMNS_AT_ONCE = 24;

    /** From this many columns on vectors may be faster than a small product's loops, if the machine has them. */
    private static final int WORTH_VECTORS = 8;

    /** The most bytecodes of a straight line: HotSpot compiles no method of more than 8000. */
    private static final int BYTECODE_LIMIT = 6000;

    /** Below this many columns a vector of them is too short for the kernel to gain anything. */
    private static final int THIN = 4;

    /** The most multiply-adds that the innermost loop's body has; with many columns C2 orders long bodies badly. */
    private static final int UNROLLED = 64;

    private static final int UNROLLED_WIDE = 32;

    /** Multiply-adds in one statement of a straight line. */
    private static final int STATEMENT = 4;

    /**
     * Where the operands are.
     *
     * @param a the array of A
     * @param aBase the index of its first element
     * @param b the array of B
     * @param bBase the index of its first element
     * @param bRow the distance of its rows
     * @param bColumn the distance of its columns; 1 unless the product is unrolled
     * @param start the array of S; the array of C to add to it, null for zeros
     * @param startBase the index of its first element
     * @param c the array of C
     * @param cBase the index of its first element
     * @param floor a lower bound, as source text
     */
    record Operands(
            String a,
            Index aBase,
            String b,
            Index bBase,
            int bRow,
            int bColumn,
            @Nullable String start,
            Index startBase,
            String c,
            Index cBase,
            String floor) {

        /** The same but for the bases of A and C, and of S if that is C. */
        Operands withBases(Index a, Index c) {
            return new Operands(
                    this.a, a, b, bBase, bRow, bColumn, start, accumulates() ? c : startBase, this.c, c, floor);
        }

        /** The same further on: by so many elements in A and in C, and so many rows in B. */
        Operands plus(long inA, long rowsOfB, long inC) {
            return new Operands(
                    a,
                    aBase.plus(inA),
                    b,
                    bBase.plus(rowsOfB * bRow),
                    bRow,
                    bColumn,
                    start,
                    accumulates() ? startBase.plus(inC) : startBase,
                    c,
                    cBase.plus(inC),
                    floor);
        }

        boolean accumulates() {
            return c.equals(start);
        }
    }

    /** No lower bound. */
    static final String NO_FLOOR = "Float.NEGATIVE_INFINITY";

    /**
     * The cost model: small and thin products in loops, all others by the kernel.
     *
     * @param rows per sample
     * @param depth how many summands
     * @param columns the number of columns
     */
    static Strategy choose(int rows, int depth, int columns) {
        boolean small = rows == 1 && columns <= MOST_COLUMNS && (long) depth * columns <= SMALL;
        return small || columns < THIN ? Strategy.LOOPS : Strategy.MICRO_KERNEL;
    }

    /** Whether the straight line of a row can be in a method that HotSpot compiles. */
    static boolean fitsStraightLine(int depth, int columns) {
        return bytecodes(depth, columns) <= BYTECODE_LIMIT;
    }

    /** The bytecodes of the straight line of a row, as javac makes them: of multiply-adds, of stores with their bias, of loads. */
    private static long bytecodes(int depth, int columns) {
        return 12L * depth * columns + 20L * columns + 12L * depth;
    }

    /**
     * Emits a call of the kernel for the rows {@code first} to {@code last}, with tables of the caller's.
     *
     * @param allRows the rows of all threads
     * @param depth how many summands there are
     */
    void callKernel(
            Code code,
            Operands o,
            Multiplication.Rows allRows,
            ArrayLength depth,
            String first,
            String last,
            String summands,
            String rowTable,
            String depthTable,
            String targetTable) {
        String head = "product(" + first + ", " + last + ", " + columns + ", " + summands;
        code.multiplies(new Multiplication(allRows, columns, depth));
        call(code, o, head, rowTable, depthTable, Integer.toString(o.bRow()), targetTable);
    }

    /**
     * Emits a call of the kernel for rows of A that lie in one piece each, which needs no table of the depth.
     *
     * @param allRows the rows of all threads
     */
    void callDense(
            Code code,
            Operands o,
            Multiplication.Rows allRows,
            String first,
            String last,
            String rowTable,
            String targetTable) {
        String head = "dense(" + first + ", " + last + ", " + columns + ", " + depth.count();
        code.multiplies(new Multiplication(allRows, columns, ArrayLength.fixed(depth.count())));
        call(code, o, head, rowTable, "", Integer.toString(o.bRow()), targetTable);
    }

    /**
     * Emits the loops of a small product for the samples {@code from} to {@code to}, a row each, or the kernel's call where it is
     * faster: the machine decides at run time, and so does the number of samples.
     *
     * @param o of sample n
     * @param call emits the kernel's call
     */
    void smallOrDense(Code code, Operands o, Runnable call) {
        boolean choice = columns >= WORTH_VECTORS && o.bColumn() == 1;
        if (choice) {
            code.begin("if ($T.suits(to - from, $L))", RuntimeNames.KERNELS, columns);
            call.run();
            code.next("else");
        }
        code.loop("n", "from", "to");
        loops(code, o);
        code.end();
        if (choice) {
            code.end();
        }
    }

    /**
     * Emits a call of the kernel that treats each column by itself, for all rows: there A has an element for each column,
     * and the rows of B are in a table.
     */
    void callByChannel(
            Code code,
            Operands o,
            String channels,
            String rowTable,
            String depthTable,
            String bTable,
            String targetTable) {
        String head = "channelProduct(0, " + rows.count() + ", " + channels + ", " + depth.count();
        code.multiplies(new Multiplication(Multiplication.Rows.ofSamples(rows.count(), 1), columns, ArrayLength.NONE));
        call(code, o, head, rowTable, depthTable, bTable, targetTable);
    }

    private void call(
            Code code, Operands o, String head, String rowTable, String depthTable, String bRows, String targetTable) {
        String start = o.start() == null ? "$1T.zeros(" + columns + ")" : o.start();
        code.line(
                "$1T.$2L,\n"
                        + (depthTable.isEmpty() ? "$3L, $4L, $5L$6L,\n" : "$3L, $4L, $5L, $6L,\n")
                        + "$7L, $8L, $9L,\n"
                        + start + ", $10L, $11L,\n"
                        + "$12L, $13L, $14L, $15L)",
                RuntimeNames.KERNELS,
                head,
                o.a(),
                o.aBase(),
                rowTable,
                depthTable,
                o.b(),
                o.bBase(),
                bRows,
                o.start() == null ? Index.of(0) : o.startBase(),
                o.accumulates() ? 1 : 0,
                o.c(),
                o.cBase(),
                targetTable,
                o.floor());
    }

    /** Emits loops over the rows and the outer summands; columns and inner summands are unrolled. */
    void loops(Code code, Operands o) {
        declareArrays(code, o);
        List<Grid.Axis> sources = rows.axes();
        List<Grid.Axis> targets = targetRows.axes();
        Index a = o.aBase();
        Index c = o.cBase();
        for (int axis = 0; axis < sources.size(); axis++) {
            Grid.Axis source = sources.get(axis);
            if (source.extent() > 1) {
                code.loop(source.name(), 0, source.extent());
                a = a.plus(source.name(), source.step());
                c = c.plus(source.name(), targets.get(axis).step());
            }
        }
        code.line("int i = $L", a);
        code.line("int o = $L", c);
        for (int first = 0; first < columns; first += COLUMNS_AT_ONCE) {
            int last = Math.min(columns, first + COLUMNS_AT_ONCE);
            for (int j = first; j < last; j++) {
                code.line("float s$L = $L", j, startOf(o, j));
            }
            depthLoops(code, o, 0, Index.times("i", 1), o.bBase(), first, last);
            for (int j = first; j < last; j++) {
                code.line("out[$L] = $L", Index.times("o", 1).plus(j), floored(o, "s" + j));
            }
        }
        sources.stream().filter(axis -> axis.extent() > 1).forEach(axis -> code.end());
    }

    private void depthLoops(Code code, Operands o, int level, Index a, Index b, int first, int last) {
        if (depth.count() == 0) {
            return;
        }
        if (level == depth.axes().size()) {
            for (int j = first; j < last; j++) {
                code.line("s$1L = Math.fma(in[$2L], w[$3L], s$1L)", j, a, b.plus((long) j * o.bColumn()));
            }
            return;
        }
        Grid.Axis axis = depth.axes().get(level);
        int inner = new Grid(depth.axes().subList(level, depth.axes().size())).count();
        int bStep = inner / axis.extent() * o.bRow();
        if (inner * (last - first) > (columns < THIN ? UNROLLED : UNROLLED_WIDE)) {
            code.loop(axis.name(), 0, axis.extent());
            depthLoops(code, o, level + 1, a.plus(axis.name(), axis.step()), b.plus(axis.name(), bStep), first, last);
            code.end();
            return;
        }
        for (int i = 0; i < axis.extent(); i++) {
            depthLoops(code, o, level + 1, a.plus((long) i * axis.step()), b.plus((long) i * bStep), first, last);
        }
    }

    /** Emits one row without any loop: the summands in locals, a chain of multiply-adds for each column. */
    void straightLine(Code code, Operands o) {
        declareArrays(code, o);
        code.line("int i = $L", o.aBase());
        code.line("int o = $L", o.cBase());
        List<Integer> offsets = offsets(depth);
        for (int p = 0; p < offsets.size(); p++) {
            code.line("float x$L = in[$L]", p, Index.times("i", 1).plus(offsets.get(p)));
        }
        for (int j = 0; j < columns; j++) {
            String sum = startOf(o, j);
            for (int p = 0; p < offsets.size(); p++) {
                Index weight = o.bBase().plus((long) p * o.bRow() + (long) j * o.bColumn());
                sum = "Math.fma(x" + p + ", w[" + weight + "], " + sum + ")";
                boolean last = p == offsets.size() - 1;
                if (!last && p % STATEMENT == STATEMENT - 1) {
                    code.line(p < STATEMENT ? "float s$L = $L" : "s$L = $L", j, sum);
                    sum = "s" + j;
                }
            }
            code.line("out[$L] = $L", Index.times("o", 1).plus(j), floored(o, sum));
        }
    }

    private static void declareArrays(Code code, Operands o) {
        code.line("float[] in = $L", o.a());
        code.line("float[] w = $L", o.b());
        if (o.start() != null && !o.accumulates()) {
            code.line("float[] b = $L", o.start());
        }
        code.line("float[] out = $L", o.c());
    }

    private static String startOf(Operands o, int column) {
        if (o.start() == null) {
            return "0f";
        }
        return o.accumulates()
                ? "out[" + Index.times("o", 1).plus(column) + "]"
                : "b[" + o.startBase().plus(column) + "]";
    }

    private static String floored(Operands o, String sum) {
        return o.floor().equals(NO_FLOOR) ? sum : "Math.max(" + o.floor() + ", " + sum + ")";
    }

    private static List<Integer> offsets(Grid grid) {
        List<Integer> offsets = List.of(0);
        for (Grid.Axis axis : grid.axes()) {
            List<Integer> next = new ArrayList<>();
            for (int offset : offsets) {
                for (int i = 0; i < axis.extent(); i++) {
                    next.add(offset + i * axis.step());
                }
            }
            offsets = next;
        }
        return offsets;
    }
}
