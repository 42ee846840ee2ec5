// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code c' = f * c + i * n; h' = o * g(c')} with the gates i, f, n, o. With peepholes P (Gers and Schmidhuber, 2000) the sums of i and f get
 * {@code P c}, and that of o gets {@code P c'}. Of the inner state's activation, which is cheap, only the
 * argument is kept.
 */
final class LstmCell implements CellCode {
    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int NEW = 2;
    private static final int OUTPUT = 3;

    @Override
    public List<String> states() {
        return List.of("States", "InnerStates");
    }

    @Override
    public void forward(StepCode step) {
        Code code = step.code();
        int units = step.units();
        String gates = step.gates();
        String states = step.states();
        String inner = step.innerStates();
        Recurrence op = step.op();
        step.unlessEmpty(() -> {
            step.dropBefore();
            step.products().add(step.before(), INPUT, 4, step.gates(INPUT));
        });
        step.overSamples(
                () -> {
                    step.clear(states, "after", units);
                    step.clear(inner, "after", units);
                },
                () -> {
                    peep(step, INPUT, "before");
                    peep(step, FORGET, "before");
                    op.gate().value(code, gates, step.gate(INPUT), 2 * units, gates);
                    op.activation().value(code, gates, step.gate(NEW), units, gates);
                    if (op.peepholes().isEmpty()) {
                        op.gate().value(code, gates, step.gate(OUTPUT), units, gates);
                    }
                    code.line("$T.state($L, $L, gate, $L, before, after)", RuntimeNames.LSTM, units, gates, inner);
                    if (op.peepholes().isPresent()) {
                        peep(step, OUTPUT, "after");
                        op.gate().value(code, gates, step.gate(OUTPUT), units, gates);
                    }
                    op.activation().value(code, inner, Index.times("after", 1), units, states);
                    step.multiply(gates, step.gate(OUTPUT), states, "after", states, "after");
                });
    }

    /** The row of the peepholes of a gate. */
    private static int peephole(StepCode step, int gate) {
        return (gate == OUTPUT ? 2 : gate) * step.units();
    }

    /** Emits what a gate's sum gets from the inner state around the step, if there are peepholes. */
    private static void peep(StepCode step, int gate, String state) {
        step.op()
                .peepholes()
                .ifPresent(peepholes -> step.multiplyAdd(
                        step.parameter(peepholes),
                        peephole(step, gate),
                        step.innerStates(),
                        state,
                        step.gates(),
                        step.gate(gate)));
    }

    /** Emits what the inner state's gradient gets from a gate's sum, if there are peepholes. */
    private static void peepBack(StepCode step, int gate) {
        step.op()
                .peepholes()
                .ifPresent(peepholes -> step.multiplyAdd(
                        step.parameter(peepholes),
                        peephole(step, gate),
                        step.gateGradients(),
                        step.gate(gate),
                        step.perSample("InnerGradient"),
                        "row"));
    }

    @Override
    public void peepholeGradient(StepCode step, BackwardScope.Target target) {
        List<Integer> gates = List.of(INPUT, FORGET, OUTPUT);
        if (!target.accumulate()) {
            gates.forEach(gate -> step.code()
                    .line(
                            "$T.fill($L, $L, $L, 0f)",
                            Arrays.class,
                            target.array(),
                            Index.times("first", 1).plus(peephole(step, gate)),
                            Index.times("last", 1).plus(peephole(step, gate))));
        }
        step.overAll(() -> gates.forEach(gate -> step.code()
                .line(
                        "$T.multiplyAdd(last - first, $L, $L + first, $L, $L + first, $L, $L)",
                        RuntimeNames.GATES,
                        step.gateGradients(),
                        step.gate(gate),
                        step.innerStates(),
                        gate == OUTPUT ? "after" : "before",
                        target.array(),
                        Index.times("first", 1).plus(peephole(step, gate)))));
    }

    @Override
    public void startGradients(StepCode step) {
        step.clearSamples(step.perSample("InnerGradient"));
    }

    private static boolean isUsual(Recurrence op) {
        return op.peepholes().isEmpty()
                && op.activation().function().equals(Optional.of(Elementwise.Function.TANH))
                && op.gate().function().equals(Optional.of(Elementwise.Function.SIGMOID));
    }

    @Override
    public void backward(StepCode step) {
        String dState = step.stateGradient();
        step.overSamples(
                () -> step.clear(step.gateGradients(), "gate", step.op().width()), () -> {
                    step.declareRow();
                    step.addOutputGradient();
                    if (isUsual(step.op())) {
                        step.code()
                                .line(
                                        "$T.gradient($L, $L, gate, $L, before, after, $L, $L, row, $L)",
                                        RuntimeNames.LSTM,
                                        step.units(),
                                        step.gates(),
                                        step.innerStates(),
                                        dState,
                                        step.perSample("InnerGradient"),
                                        step.gateGradients());
                    } else {
                        gradients(step);
                    }
                });
        step.unlessFirst(() -> {
            step.products()
                    .putTransposed(
                            step.gateGradients(INPUT), INPUT, 4, false, step.perSampleRows(step.productGradient()));
            step.undrop(false);
        });
    }

    /** Emits what the runtime's {@code Lstm} does, for any activations and with peepholes. */
    private static void gradients(StepCode step) {
        Code code = step.code();
        int units = step.units();
        String gates = step.gates();
        String inner = step.innerStates();
        String dGates = step.gateGradients();
        String dState = step.stateGradient();
        String dInner = step.perSample("InnerGradient");
        String squashed = step.perSample("Squashed");
        Recurrence op = step.op();
        Index row = Index.times("row", 1);
        step.copy(inner, "after", squashed, "row");
        op.activation().value(code, squashed, row, units, squashed);
        step.multiply(dState, "row", squashed, "row", dGates, step.gate(OUTPUT));
        step.multiply(dState, "row", gates, step.gate(OUTPUT), dState, "row");
        op.activation().addGradient(code, squashed, row, units, dState, dInner);
        op.gate().gradient(code, gates, step.gate(OUTPUT), units, dGates);
        peepBack(step, OUTPUT);
        step.multiply(dInner, "row", gates, step.gate(NEW), dGates, step.gate(INPUT));
        step.multiply(dInner, "row", inner, "before", dGates, step.gate(FORGET));
        step.multiply(dInner, "row", gates, step.gate(INPUT), dGates, step.gate(NEW));
        step.multiply(dInner, "row", gates, step.gate(FORGET), dInner, "row");
        op.gate().gradient(code, gates, step.gate(INPUT), 2 * units, dGates);
        op.activation().gradient(code, gates, step.gate(NEW), units, dGates);
        peepBack(step, INPUT);
        peepBack(step, FORGET);
    }
}
