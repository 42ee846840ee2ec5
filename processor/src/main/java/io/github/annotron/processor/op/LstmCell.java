// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.List;
import java.util.Optional;

/**
 * {@code c' = f * c + i * n; h' = o * g(c')} with the gates i, f, n, o. Of the inner state's activation, which is cheap, only the
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
            step.addProduct(step.before(), INPUT, 4, step.gates(INPUT));
        });
        step.overSamples(
                () -> {
                    step.clear(states, "after", units);
                    step.clear(inner, "after", units);
                },
                () -> {
                    op.gate().value(code, gates, step.gate(INPUT), 2 * units, gates);
                    op.activation().value(code, gates, step.gate(NEW), units, gates);
                    op.gate().value(code, gates, step.gate(OUTPUT), units, gates);
                    code.line("$T.state($L, $L, gate, $L, before, after)", RuntimeNames.LSTM, units, gates, inner);
                    op.activation().value(code, inner, Index.times("after", 1), units, states);
                    step.multiply(gates, step.gate(OUTPUT), states, "after", states, "after");
                });
    }

    @Override
    public void startGradients(StepCode step) {
        step.clearSamples(step.perSample("InnerGradient"));
    }

    private static boolean isUsual(Recurrence op) {
        return op.activation().function().equals(Optional.of(Elementwise.Function.TANH))
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
            step.transposedProduct(
                    step.gateGradients(INPUT), INPUT, 4, false, step.perSampleRows(step.productGradient()));
            step.undrop(false);
        });
    }

    /** Emits what the runtime's {@code Lstm} does, for any activations. */
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
        step.multiply(dInner, "row", gates, step.gate(NEW), dGates, step.gate(INPUT));
        step.multiply(dInner, "row", inner, "before", dGates, step.gate(FORGET));
        step.multiply(dInner, "row", gates, step.gate(INPUT), dGates, step.gate(NEW));
        step.multiply(dInner, "row", gates, step.gate(FORGET), dInner, "row");
        op.gate().gradient(code, gates, step.gate(INPUT), 2 * units, dGates);
        op.activation().gradient(code, gates, step.gate(NEW), units, dGates);
        op.gate().gradient(code, gates, step.gate(OUTPUT), units, dGates);
    }
}
