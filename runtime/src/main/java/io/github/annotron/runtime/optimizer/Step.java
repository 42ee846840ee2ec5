// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/**
 * What an updater is told of the present step: its number, the learning rate, and what is to be done with the gradient. There is one
 * for each parameter, which the trainer sets before each step, so that a step costs no allocation; threads only read it.
 */
public final class Step {

    private final boolean decays;
    private long number;
    private double rate;
    private float scale = 1;
    private float limit = Float.POSITIVE_INFINITY;

    /**
     * For one parameter.
     *
     * @param decays whether weight decay changes it: mostly kernels only, see {@link
     *     io.github.annotron.runtime.Parameter#isKernel}
     */
    public Step(boolean decays) {
        this.decays = decays;
    }

    /**
     * Goes to a step.
     *
     * @param newNumber counted from 1
     * @param newRate the learning rate of this step, 0 or above: the optimiser's, times the schedule's factor
     */
    public Step at(long newNumber, double newRate) {
        number = newNumber;
        rate = newRate;
        return this;
    }

    /**
     * Clips the gradient.
     *
     * @param newLimit each element is first moved into {@code [-limit, limit]}; infinite for none
     * @param newScale then multiplied by this
     */
    public Step clip(float newLimit, float newScale) {
        limit = newLimit;
        scale = newScale;
        return this;
    }

    /** The number of the step, from 1 on. */
    public long number() {
        return number;
    }

    /** The learning rate. */
    public double rate() {
        return rate;
    }

    /** What every element of the gradient is to be multiplied by: 1 unless a norm is clipped. */
    public float scale() {
        return scale;
    }

    /** The largest absolute value of an element of the gradient, before it is multiplied; infinite unless values are clipped. */
    public float limit() {
        return limit;
    }

    /**
     * What decoupled weight decay leaves of a weight in this step (Loshchilov and Hutter, 2019): {@code 1 - rate * decay}, or 1
     * where the parameter does not decay.
     */
    public float kept(double decay) {
        return decays ? (float) (1 - rate * decay) : 1;
    }
}
