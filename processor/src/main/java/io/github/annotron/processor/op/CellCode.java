// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import java.util.List;

/** The code of one step of a recurrent cell, for the samples {@code from} to {@code to}. */
interface CellCode {

    /** The arrays of states that a step takes from the one before. */
    default List<String> states() {
        return List.of("States");
    }

    /** Emits the gates and the state after the step. */
    void forward(StepCode step);

    /** Emits what gradients begin with before the walk back, beside that at the state. */
    default void startGradients(StepCode step) {}

    /** Emits the gradients at the sums and at the state before the step. */
    void backward(StepCode step);

    /** Emits the gradient at the rows {@code first} to {@code last} of the recurrent kernel. */
    default void gradients(StepCode step, BackwardScope.Target target) {
        step.products()
                .kernelGradient(target, step.before(), 0, step.op().cell().gates(), step.gateGradients(0));
    }

    /** Emits the gradient at the recurrent bias. */
    default void biasGradient(StepCode step, BackwardScope.Target target) {
        throw new IllegalStateException("no bias");
    }

    /** Emits the gradient at the columns {@code first} to {@code last} of the peepholes. */
    default void peepholeGradient(StepCode step, BackwardScope.Target target) {
        throw new IllegalStateException("no peepholes");
    }
}
