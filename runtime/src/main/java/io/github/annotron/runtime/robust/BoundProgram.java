// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

/**
 * Generated code that takes bounds of a network's inputs to bounds of its outputs, by interval arithmetic (S. Gowal and others, "On the
 * Effectiveness of Interval Bound Propagation for Training Verifiably Robust Models", 2018). Users reach it through a {@link Certifier}.
 * For one thread.
 *
 * <p>An array begins with the lower bounds of all its numbers; behind them are the upper bounds.
 */
public interface BoundProgram {

    /**
     * The array of the bounds of an input, to be filled before {@link #run}.
     *
     * @param index counted in the order of {@link io.github.annotron.runtime.Model#inputs()}
     */
    float[] input(int index);

    /**
     * The array of the bounds of an output, before its reading makes scores of it. Bounds that are not a number say that nothing is
     * known.
     *
     * @param index counted in the order of {@link io.github.annotron.runtime.Model#outputs()}
     */
    float[] output(int index);

    /** Derives from the parameters what {@link #run} reads besides them: at first, and when they have changed. */
    void derive();

    /** Computes the bounds of all layers. */
    void run();
}
