// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.code.Scope;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The arrays and loops of a recurrence, in whose words its cell writes code. In loops over samples, n, the first elements of
 * rows have names: {@code gate} that of the step's gates, {@code before} and {@code after} those of the states around the step,
 * {@code at} that of a row of units of the step, and {@code row} that of a row of units of the sample.
 */
final class StepCode {
    private final Recurrence op;
    private final Scope scope;
    private final Code code;
    private final UnaryOperator<String> workspace;
    private final String gateGradients;
    private final StepProducts products;

    private StepCode(Recurrence op, Scope scope, Code code, UnaryOperator<String> workspace, String gateGradients) {
        this.op = op;
        this.scope = scope;
        this.code = code;
        this.workspace = workspace;
        this.gateGradients = gateGradients;
        products = new StepProducts(op, scope, code);
    }

    static StepCode forward(Recurrence op, ForwardScope scope, Code code) {
        return new StepCode(op, scope, code, role -> scope.workspace(op.role(role), op.sizeOf(role)), "");
    }

    static StepCode backward(Recurrence op, BackwardScope scope, Code code, String gateGradients) {
        return new StepCode(op, scope, code, role -> scope.forwardWorkspace(op.role(role)), gateGradients);
    }

    Recurrence op() {
        return op;
    }

    Code code() {
        return code;
    }

    int units() {
        return op.units();
    }

    /** The products with the recurrent kernel. */
    StepProducts products() {
        return products;
    }

    String parameter(Parameter parameter) {
        return scope.parameter(parameter);
    }

    /** The array of the gates. */
    String gates() {
        return scope.input(0);
    }

    /** The array of the gradients at the sums. */
    String gateGradients() {
        return gateGradients;
    }

    String states() {
        return workspace.apply("States");
    }

    /** The array of the inner states of a cell that has them, laid out as the states. */
    String innerStates() {
        return workspace.apply("InnerStates");
    }

    /** An array of the forward pass with a row of units for each step. */
    StepProducts.Rows perStep(String role) {
        return new StepProducts.Rows(workspace.apply(role), op.steps() * units(), units(), 0);
    }

    /** An array of the backward pass with a row of units for each sample. */
    String perSample(String role) {
        return scope.workspace(op.role(role), units());
    }

    /** The array of the gradient at the state. */
    String stateGradient() {
        return perSample("StateGradient");
    }

    /** What of the states before the steps goes into products. */
    StepProducts.Rows before() {
        return op.dropout() > 0 ? perStep("Dropped") : statesBefore();
    }

    private StepProducts.Rows statesBefore() {
        return new StepProducts.Rows(states(), op.stateSize(), units(), op.reverse() ? units() : 0);
    }

    /** The gates from one on. */
    StepProducts.Rows gates(int first) {
        return new StepProducts.Rows(
                gates(),
                op.steps() * op.width(),
                op.width(),
                first * units(),
                op.sums().isPresent());
    }

    /** The gradients at the sums from one on. */
    StepProducts.Rows gateGradients(int first) {
        return new StepProducts.Rows(gateGradients, op.steps() * op.width(), op.width(), first * units());
    }

    /** A row of units for each sample as rows that are the same for all steps. */
    StepProducts.Rows perSampleRows(String array) {
        return new StepProducts.Rows(array, units(), 0, 0);
    }

    /** The index of a gate of the current row. */
    Index gate(int number) {
        return Index.times("gate", 1).plus((long) number * units());
    }

    /** The name of the row of {@link #before} in loops over samples that declare {@code at}. */
    String beforeAt() {
        return op.dropout() > 0 ? "at" : "before";
    }

    /** The array of the factors of states in products, a row of units for each sample. */
    private String mask() {
        return workspace.apply("Mask");
    }

    /** Emits the factors: one for all steps of a sample, 1 in prediction (Gal and Ghahramani, 2016). */
    void drawMask() {
        if (op.dropout() == 0) {
            return;
        }
        ForwardScope forward = (ForwardScope) scope;
        Index from = Index.times("from", units());
        Index to = Index.times("to", units());
        code.line("$T.fill($L, $L, $L, 1f)", Arrays.class, mask(), from, to);
        code.begin("if ($L)", scope.training());
        code.line(
                "$1T.forward($2L, $3Lf, $4L, $5L, $6L, $6L)",
                RuntimeNames.DROPOUT,
                forward.key(),
                op.dropout(),
                from,
                to,
                mask());
        code.end();
    }

    /** Emits what goes into the products of a step. */
    void dropBefore() {
        if (op.dropout() == 0) {
            return;
        }
        code.loop("n", "from", "to");
        StepProducts.Rows states = statesBefore();
        multiply(
                states.array(),
                products.base(states, false),
                mask(),
                Index.times("n", units()),
                before().array(),
                products.base(before(), false));
        code.end();
    }

    /** The array for the gradients at what went into products: that at the state, if nothing was dropped. */
    String productGradient() {
        return op.dropout() > 0 ? perSample("DroppedGradient") : stateGradient();
    }

    /**
     * Emits the gradient at the state from that at what went into products.
     *
     * @param add whether to add to what is there
     */
    void undrop(boolean add) {
        if (op.dropout() == 0) {
            return;
        }
        code.loop("n", "from", "to");
        declareRow();
        if (add) {
            multiplyAdd(productGradient(), "row", mask(), "row", stateGradient(), "row");
        } else {
            multiply(productGradient(), "row", mask(), "row", stateGradient(), "row");
        }
        code.end();
    }

    /** Emits a loop over all steps. */
    void overSteps(boolean descending, Runnable body) {
        if (op.steps() == 1) {
            body.run();
            return;
        }
        if (descending) {
            code.begin("for (int t = $L; t >= 0; t--)", op.steps() - 1);
        } else {
            code.loop("t", 0, op.steps());
        }
        body.run();
        code.end();
    }

    /**
     * Emits where the gates of a step are and, if it has not been done for all steps, what their sums have of the input. These are the
     * additions that come first anyway, so the results are the same.
     */
    void startSums() {
        op.sums().ifPresent(sums -> {
            StepProducts.Rows all = gates(0);
            code.line("boolean atOnce = $L", StepwiseSums.atOnce((ForwardScope) scope));
            code.line("int gatesApart = atOnce ? $L : $L", all.sample(), all.step());
            code.line("int stepGates = atOnce ? $L : 0", Index.times("t", all.step()));
            code.line("int[] gateRows = atOnce ? $L : $L", scope.rows(1, all.sample()), scope.rows(1, all.step()));
            code.begin("if (!atOnce)");
            int features = sums.features();
            products.product(
                    new StepProducts.Rows(scope.input(op.measured() ? 2 : 1), op.steps() * features, features, 0),
                    features,
                    scope.parameter(sums.kernel()),
                    0,
                    op.width(),
                    1,
                    op.width(),
                    sums.bias().map(scope::parameter).orElse(null),
                    all,
                    Strategy.MICRO_KERNEL);
            code.end();
        });
    }

    /** Emits code for the steps with something in the state before them. */
    void unlessEmpty(Runnable body) {
        if (op.memory() == Recurrence.Memory.NEVER) {
            unlessFirst(body);
        } else {
            body.run();
        }
    }

    /** Emits code for the steps that have one before them in the same pass. */
    void unlessFirst(Runnable body) {
        if (op.steps() == 1) {
            return;
        }
        if (op.reverse()) {
            code.begin("if (t < $L)", op.steps() - 1);
        } else {
            code.begin("if (t > 0)");
        }
        body.run();
        code.end();
    }

    /**
     * Emits a loop over the samples.
     *
     * @param padding emits what there is to do at a step behind the last valid one
     */
    void overSamples(Runnable padding, Runnable body) {
        code.loop("n", "from", "to");
        declareRows();
        declareSteps();
        if (op.measured()) {
            code.begin("if ($L >= steps)", op.steps() == 1 ? "0" : "t");
            padding.run();
            code.line("continue");
            code.end();
        }
        body.run();
        code.end();
    }

    /** Declares how many steps of sample n are valid, if these are not all. */
    void declareSteps() {
        if (!op.measured()) {
            return;
        }
        code.line("int steps = $T.steps($L[n], $L)", RuntimeNames.GATES, scope.input(1), op.steps());
    }

    /** The index of the state of sample n after its last valid step. */
    Index last() {
        Index first = Index.times("n", op.stateSize());
        if (op.reverse()) {
            return first;
        }
        return op.measured() ? first.plus("steps", units()) : first.plus((long) op.steps() * units());
    }

    private Index first() {
        return Index.times("n", op.stateSize()).plus(op.reverse() ? (long) op.steps() * units() : 0);
    }

    /** The arrays with what a recurrence remembers, in the order of its cell's states. */
    static List<String> remembered(Recurrence op, Scope scope) {
        return op.cell().states().stream()
                .map(role -> remembered(op, scope, role))
                .toList();
    }

    private static String remembered(Recurrence op, Scope scope, String role) {
        return scope.workspace(op.role("Remembered" + role), op.units());
    }

    /** Emits the start from what is remembered, if anything is. */
    void recall() {
        if (op.memory() == Recurrence.Memory.NEVER) {
            return;
        }
        code.loop("n", "from", "to");
        boolean sometimes = op.memory() == Recurrence.Memory.IN_TRAINING;
        if (sometimes) {
            code.begin("if ($L)", scope.training());
        }
        for (String role : op.cell().states()) {
            copy(remembered(op, scope, role), Index.times("n", units()), workspace.apply(role), first());
        }
        if (sometimes) {
            code.next("else");
            code.line("int first = $L", first());
            for (String role : op.cell().states()) {
                clear(workspace.apply(role), "first", units());
            }
            code.end();
        }
        code.end();
    }

    /** Emits the remembering of the last states, if any are. */
    void remember() {
        if (op.memory() == Recurrence.Memory.NEVER) {
            return;
        }
        boolean sometimes = op.memory() == Recurrence.Memory.IN_TRAINING;
        if (sometimes) {
            code.begin("if ($L)", scope.training());
        }
        code.loop("n", "from", "to");
        declareSteps();
        for (String role : op.cell().states()) {
            copy(workspace.apply(role), last(), remembered(op, scope, role), Index.times("n", units()));
        }
        code.end();
        if (sometimes) {
            code.end();
        }
    }

    /** Declares {@code at}. */
    void declareAt() {
        code.line("int at = $L", op.inStep(Index.times("n", (long) op.steps() * units()), units()));
    }

    /** Declares {@code row}. */
    void declareRow() {
        code.line("int row = $L", Index.times("n", units()));
    }

    /** Sets a row to zeros. */
    void clear(String array, Object at, int count) {
        code.line("$T.fill($L, $L, $L + $L, 0f)", Arrays.class, array, at, at, count);
    }

    void copy(String from, Object fromAt, String to, Object toAt) {
        code.line("$T.arraycopy($L, $L, $L, $L, $L)", System.class, from, fromAt, to, toAt, units());
    }

    /** {@code y = a b}. */
    void multiply(String a, Object aAt, String b, Object bAt, String y, Object yAt) {
        code.line("$T.multiply($L, $L, $L, $L, $L, $L, $L)", RuntimeNames.GATES, units(), a, aAt, b, bAt, y, yAt);
    }

    /** {@code y += a b}. */
    void multiplyAdd(String a, Object aAt, String b, Object bAt, String y, Object yAt) {
        code.line("$T.multiplyAdd($L, $L, $L, $L, $L, $L, $L)", RuntimeNames.GATES, units(), a, aAt, b, bAt, y, yAt);
    }

    /** Emits what the gradient at the state after the last step begins with. */
    void startGradients() {
        BackwardScope backward = (BackwardScope) scope;
        Index from = Index.times("from", units());
        if (op.all() || op.measured() && !op.reverse()) {
            clearSamples(stateGradient());
        } else {
            code.line(
                    "$T.arraycopy($L, $L, $L, $L, $L)",
                    System.class,
                    backward.outputGradient(),
                    from,
                    stateGradient(),
                    from,
                    Index.times("(to - from)", units()));
        }
    }

    /** Sets rows of units of the samples to zeros. */
    void clearSamples(String array) {
        code.line(
                "$T.fill($L, $L, $L, 0f)",
                Arrays.class,
                array,
                Index.times("from", units()),
                Index.times("to", units()));
    }

    /** Emits the addition of the gradient at the output of this step to that at the state. */
    void addOutputGradient() {
        String dy = ((BackwardScope) scope).outputGradient();
        if (op.all()) {
            code.line(
                    "$T.add($L, $L, $L, $L, row)",
                    RuntimeNames.GATES,
                    units(),
                    dy,
                    op.inStep(Index.times("n", (long) op.steps() * units()), units()),
                    stateGradient());
        } else if (op.measured() && !op.reverse()) {
            // No gradient has come from the steps behind.
            code.begin("if ($L == steps - 1)", op.steps() == 1 ? "0" : "t");
            copy(dy, "row", stateGradient(), "row");
            code.end();
        }
    }

    /** Emits a loop over all steps of all samples, padding included. */
    void overAll(Runnable body) {
        code.loop("n", 0, "samples");
        if (op.steps() > 1) {
            code.loop("t", 0, op.steps());
        }
        declareRows();
        body.run();
        if (op.steps() > 1) {
            code.end();
        }
        code.end();
    }

    private void declareRows() {
        code.line("int gate = $L", products.base(gates(0), false));
        code.line(
                "int before = $L",
                op.inStep(Index.times("n", op.stateSize()), units()).plus(op.reverse() ? units() : 0));
        code.line("int after = before $L $L", op.reverse() ? "-" : "+", units());
    }

    /** How many steps there are in the batch. */
    String samplesTimesSteps() {
        return Index.times("samples", op.steps()).toString();
    }
}
