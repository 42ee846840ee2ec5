// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.RuntimeNames;

/**
 * {@code h' = z * h + (1 - z) * n} with the gates z, r, n. The reset gate r acts on what goes into the product of the new value n or on
 * what comes out; what of both is multiplied is kept. Where it comes out, that is overwritten with the gradient at it.
 */
final class GruCell implements CellCode {
    private static final int UPDATE = 0;
    private static final int RESET = 1;
    private static final int NEW = 2;

    private final boolean resetAfter;

    GruCell(boolean resetAfter) {
        this.resetAfter = resetAfter;
    }

    /** {@code r * h}, or {@code h U_n + rb}. */
    private StepProducts.Rows kept(StepCode step) {
        return step.perStep(resetAfter ? "Candidates" : "Remembered");
    }

    @Override
    public void forward(StepCode step) {
        Code code = step.code();
        int units = step.units();
        String gates = step.gates();
        String states = step.states();
        StepProducts.Rows kept = kept(step);
        Recurrence op = step.op();
        step.dropBefore();
        step.unlessEmpty(() -> step.products().add(step.before(), UPDATE, 2, step.gates(UPDATE)));
        if (resetAfter) {
            step.products()
                    .put(step.before(), NEW, 1, op.bias().map(step::parameter).orElse(null), kept);
        } else {
            step.overSamples(
                    () -> {
                        step.declareAt();
                        step.clear(kept.array(), "at", units);
                    },
                    () -> {
                        step.declareAt();
                        op.gate().value(code, gates, step.gate(UPDATE), 2 * units, gates);
                        step.multiply(
                                gates, step.gate(RESET), step.before().array(), step.beforeAt(), kept.array(), "at");
                    });
            step.unlessEmpty(() -> step.products().add(kept, NEW, 1, step.gates(NEW)));
        }
        step.overSamples(() -> step.clear(states, "after", units), () -> {
            if (resetAfter) {
                step.declareAt();
                op.gate().value(code, gates, step.gate(UPDATE), 2 * units, gates);
                step.multiplyAdd(gates, step.gate(RESET), kept.array(), "at", gates, step.gate(NEW));
            }
            op.activation().value(code, gates, step.gate(NEW), units, gates);
            code.line(
                    "$T.choose($L, $L, $L, $L, before, $L, $L, $L, after)",
                    RuntimeNames.GATES,
                    units,
                    gates,
                    step.gate(UPDATE),
                    states,
                    gates,
                    step.gate(NEW),
                    states);
        });
    }

    @Override
    public void backward(StepCode step) {
        Code code = step.code();
        int units = step.units();
        String gates = step.gates();
        String states = step.states();
        String dGates = step.gateGradients();
        String dState = step.stateGradient();
        boolean drops = step.op().dropout() > 0;
        StepProducts.Rows dProducts = step.perSampleRows(step.productGradient());
        StepProducts.Rows kept = kept(step);
        Recurrence op = step.op();
        step.overSamples(
                () -> {
                    step.clear(dGates, "gate", op.width());
                    if (resetAfter) {
                        step.declareAt();
                        step.clear(kept.array(), "at", units);
                    }
                },
                () -> {
                    step.declareRow();
                    step.addOutputGradient();
                    code.line(
                            "$T.choice($L, $L, $L, $L, before, $L, $L, $L, row,\n$L, $L, $L, $L)",
                            RuntimeNames.GATES,
                            units,
                            gates,
                            step.gate(UPDATE),
                            states,
                            gates,
                            step.gate(NEW),
                            dState,
                            dGates,
                            step.gate(UPDATE),
                            dGates,
                            step.gate(NEW));
                    op.activation().gradient(code, gates, step.gate(NEW), units, dGates);
                    if (resetAfter) {
                        step.declareAt();
                        step.multiply(dGates, step.gate(NEW), kept.array(), "at", dGates, step.gate(RESET));
                        step.multiply(dGates, step.gate(NEW), gates, step.gate(RESET), kept.array(), "at");
                        op.gate().gradient(code, gates, step.gate(UPDATE), 2 * units, dGates);
                    }
                });
        if (resetAfter) {
            step.unlessFirst(() -> {
                step.products().putTransposed(step.gateGradients(UPDATE), UPDATE, 2, !drops, dProducts);
                step.products().putTransposed(kept, NEW, 1, true, dProducts);
                step.undrop(true);
            });
            return;
        }
        String dKept = step.perSample("RememberedGradient");
        step.products().putTransposed(step.gateGradients(NEW), NEW, 1, false, step.perSampleRows(dKept));
        step.overSamples(() -> {}, () -> {
            step.declareRow();
            step.declareAt();
            step.multiply(dKept, "row", step.before().array(), step.beforeAt(), dGates, step.gate(RESET));
            op.gate().gradient(code, gates, step.gate(UPDATE), 2 * units, dGates);
        });
        step.unlessFirst(() -> {
            step.products().putTransposed(step.gateGradients(UPDATE), UPDATE, 2, !drops, dProducts);
            step.overSamples(() -> {}, () -> {
                step.declareRow();
                step.multiplyAdd(dKept, "row", gates, step.gate(RESET), dProducts.array(), "row");
            });
            step.undrop(true);
        });
    }

    @Override
    public void gradients(StepCode step, BackwardScope.Target target) {
        StepProducts.Rows kept = kept(step);
        step.products().kernelGradient(target, step.before(), UPDATE, 2, step.gateGradients(UPDATE));
        step.products()
                .kernelGradient(
                        target, resetAfter ? step.before() : kept, NEW, 1, resetAfter ? kept : step.gateGradients(NEW));
    }

    @Override
    public void biasGradient(StepCode step, BackwardScope.Target target) {
        Biases.gradient(
                step.code(),
                target,
                step.units(),
                step.samplesTimesSteps(),
                kept(step).array());
    }
}
