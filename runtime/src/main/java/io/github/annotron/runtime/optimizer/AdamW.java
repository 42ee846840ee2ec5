// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, algorithm 2):
 *
 * <pre>{@code
 * w -= rate * decay * w + Adam's step
 * }</pre>
 *
 * <p>Only kernels decay, see {@link io.github.annotron.runtime.Parameter#isKernel}; PyTorch and Keras let all parameters decay unless they
 * are told. As there, the decay follows the learning rate; in the paper it follows the schedule's factor only.
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient stays from step to step, from 0 to below 1
 * @param beta2 the same of the mean squared gradient
 * @param epsilon keeps the divisor from 0; above 0 and finite
 * @param decay how much of a kernel the learning rate takes away in each step, 0 or above and finite
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, double decay) implements Optimizer {

    public AdamW {
        new Adam(rate, beta1, beta2, epsilon);
        Checks.notNegative("decay", decay);
    }

    /**
     * AdamW with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, and PyTorch's decay = 0.01 (Keras's is 0.004).
     *
     * @param rate the learning rate, above 0 and finite
     */
    public static AdamW of(double rate) {
        return new AdamW(rate, 0.9, 0.999, 1e-8, 0.01);
    }

    /** The same with this beta1, from 0 to below 1. */
    public AdamW beta1(double value) {
        return new AdamW(rate, value, beta2, epsilon, decay);
    }

    /** The same with this beta2, from 0 to below 1. */
    public AdamW beta2(double value) {
        return new AdamW(rate, beta1, value, epsilon, decay);
    }

    /** The same with this epsilon, above 0 and finite. */
    public AdamW epsilon(double value) {
        return new AdamW(rate, beta1, beta2, value, decay);
    }

    /** The same with this decay of weights, 0 (none) or above and finite. */
    public AdamW decay(double value) {
        return new AdamW(rate, beta1, beta2, epsilon, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new AdamMoments(new Adam(rate, beta1, beta2, epsilon), decay, size);
    }
}
