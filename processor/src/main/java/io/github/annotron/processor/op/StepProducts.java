// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Grid;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.Multiplication;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Strategy;
import org.jspecify.annotations.Nullable;

/** The products of a recurrence: of rows and its recurrent kernel unless another matrix is named, and the gradient at that kernel. */
record StepProducts(Recurrence op, Scope scope, Code code) {

    /** About how many steps a part of the product for the gradient at the recurrent kernel sums up. */
    private static final int BLOCK = 512;

    /**
     * Rows of an array.
     *
     * @param sample the distance of samples
     * @param step the distance of steps
     * @param first the index of the first one
     * @param placed whether these are distances for all steps at once, and local variables have those that count
     */
    record Rows(String array, int sample, int step, int first, boolean placed) {
        Rows(String array, int sample, int step, int first) {
            this(array, sample, step, first, false);
        }
    }

    /**
     * Emits the addition of the product of rows with the recurrent kernel's columns for some gates to what is there.
     */
    void add(Rows a, int firstGate, int gates, Rows c) {
        put(a, firstGate, gates, c.array(), c);
    }

    /**
     * Emits the product of rows with the recurrent kernel's columns for some gates.
     *
     * @param start a bias, or c to add to it; null for neither
     */
    void put(Rows a, int firstGate, int gates, @Nullable String start, Rows c) {
        product(
                a,
                op.units(),
                scope.parameter(op.kernel()),
                firstGate * op.units(),
                op.width(),
                1,
                gates * op.units(),
                start,
                c,
                op.strategy().orElseThrow());
    }

    /**
     * Emits the product of gradients at sums with the transposed columns for some gates.
     *
     * @param add whether to add it to what is there
     */
    void putTransposed(Rows a, int firstGate, int gates, boolean add, Rows c) {
        Strategy strategy = op.backwardStrategy();
        boolean asStored = strategy != Strategy.MICRO_KERNEL;
        product(
                a,
                gates * op.units(),
                asStored ? scope.parameter(op.kernel()) : op.turned((BackwardScope) scope),
                asStored ? firstGate * op.units() : firstGate * op.units() * op.units(),
                asStored ? 1 : op.units(),
                asStored ? op.width() : 1,
                op.units(),
                add ? c.array() : null,
                c,
                strategy);
    }

    /**
     * Emits a product of rows: the kernel's call, or a loop or a straight line where the strategy is these.
     *
     * @param bBase where the first element of b is, of which {@code bRow} and {@code bColumn} are the distances of rows and columns
     * @param start a bias, or c to add to it; null for neither
     */
    void product(
            Rows a,
            int depth,
            String b,
            int bBase,
            int bRow,
            int bColumn,
            int columns,
            @Nullable String start,
            Rows c,
            Strategy strategy) {
        Product product = new Product(
                Grid.line("row", 1, a.sample()), Grid.line("row", 1, c.sample()), Grid.line("unit", depth, 1), columns);
        Index cBase = base(c, false);
        Product.Operands ofSample = new Product.Operands(
                a.array(),
                base(a, false),
                b,
                Index.of(bBase),
                bRow,
                bColumn,
                start,
                c.array().equals(start) ? cBase : Index.of(0),
                c.array(),
                cBase,
                Product.NO_FLOOR);
        Runnable call = () -> product.callDense(
                code,
                ofSample.withBases(base(a, true), base(c, true)),
                Multiplication.Rows.ofBatch(1),
                "from",
                "to",
                table(a),
                table(c));
        if (strategy == Strategy.MICRO_KERNEL) {
            call.run();
            return;
        }
        if (strategy == Strategy.LOOPS) {
            product.smallOrDense(code, ofSample, call);
        } else {
            code.loop("n", "from", "to");
            product.straightLine(code, ofSample);
            code.end();
        }
        if (op.steps() == 1) {
            code.separate();
        }
    }

    /** Where the row of a step begins, of the first sample or of sample n. */
    Index base(Rows rows, boolean firstSample) {
        if (rows.placed()) {
            Index sample = firstSample ? Index.of(0) : Index.times("n * gatesApart", 1);
            return sample.plus("stepGates", 1).plus(rows.first());
        }
        return op.inStep(firstSample ? Index.of(0) : Index.times("n", rows.sample()), rows.step())
                .plus(rows.first());
    }

    /** The table of the rows of samples. */
    private String table(Rows rows) {
        return rows.placed() ? "gateRows" : scope.rows(1, rows.sample());
    }

    /**
     * Emits the gradient at the recurrent kernel's columns for some gates: a product over all steps of all samples, some samples
     * after the other so that their gradients stay in the cache.
     *
     * @param a what was multiplied with the columns
     * @param dy the gradients at the products
     */
    void kernelGradient(BackwardScope.Target target, Rows a, int firstGate, int gates, Rows dy) {
        Product product = new Product(
                Grid.line("row", op.units(), 1),
                Grid.line("row", op.units(), op.width()),
                Grid.line("", 1, 0),
                gates * op.units());
        Index base = Index.of((long) firstGate * op.units());
        if (!target.accumulate()) {
            code.line(
                    "$T.clear(first, last, $L, $L, $L, $L)",
                    RuntimeNames.GATES,
                    gates * op.units(),
                    target.array(),
                    base,
                    op.width());
        }
        Samples samples = new Samples(Math.max(1, BLOCK / op.steps()));
        samples.begin(code, "0", "samples");
        product.callKernel(
                code,
                new Product.Operands(
                        a.array(),
                        Index.times("n", a.sample()).plus(a.first()),
                        dy.array(),
                        Index.times("n", dy.sample()).plus(dy.first()),
                        dy.step(),
                        1,
                        target.array(),
                        base,
                        target.array(),
                        base,
                        Product.NO_FLOOR),
                Multiplication.Rows.shared(op.units()),
                samples.most(op.steps()),
                "first",
                "last",
                samples.count(op.steps(), "samples"),
                scope.table("", product.rows()),
                scope.rows(op.steps(), a.step(), a.sample()),
                scope.table("", product.targetRows()));
        code.end();
    }
}
