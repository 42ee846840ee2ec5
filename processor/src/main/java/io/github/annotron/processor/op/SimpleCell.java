// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

/** {@code h' = g(sum)}. */
final class SimpleCell implements CellCode {

    @Override
    public void forward(StepCode step) {
        String gates = step.gates();
        String states = step.states();
        step.unlessEmpty(() -> {
            step.dropBefore();
            step.products().add(step.before(), 0, 1, step.gates(0));
        });
        step.overSamples(() -> step.clear(states, "after", step.units()), () -> {
            step.op().activation().value(step.code(), gates, step.gate(0), step.units(), gates);
            step.copy(gates, step.gate(0), states, "after");
        });
    }

    @Override
    public void backward(StepCode step) {
        String dGates = step.gateGradients();
        step.overSamples(() -> step.clear(dGates, "gate", step.units()), () -> {
            step.declareRow();
            step.addOutputGradient();
            step.copy(step.stateGradient(), "row", dGates, "gate");
            step.op().activation().gradient(step.code(), step.gates(), step.gate(0), step.units(), dGates);
        });
        step.unlessFirst(() -> {
            step.products()
                    .putTransposed(step.gateGradients(0), 0, 1, false, step.perSampleRows(step.productGradient()));
            step.undrop(false);
        });
    }
}
