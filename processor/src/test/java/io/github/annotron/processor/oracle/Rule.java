// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Op;

/** What an operation means: its value and its vector-Jacobian product, as a textbook has them. */
interface Rule<O extends Op> {

    /** Fills {@link Operands#out}. */
    void forward(O op, Operands operands);

    /** What it adds to the loss of each sample, without its weight. */
    default double[] penalty(O op, Operands operands) {
        throw new AssertionError("no penalty of " + op);
    }

    /** Adds to {@link Operands#dIn} and {@link Operands#dParameter} what {@link Operands#dOut} says. */
    void backward(O op, Operands operands);
}
