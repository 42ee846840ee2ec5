// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1):
 *
 * <pre>{@code
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * w -= rate * (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * }</pre>
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient stays from step to step, from 0 to below 1
 * @param beta2 the same of the mean squared gradient
 * @param epsilon keeps the divisor from 0; above 0 and finite
 */
public record Adam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {

    public Adam {
        Checks.positive("rate", rate);
        Checks.fraction("beta1", beta1);
        Checks.fraction("beta2", beta2);
        Checks.positive("epsilon", epsilon);
    }

    /**
     * Adam with the paper's beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
     *
     * @param rate the learning rate, above 0 and finite; the paper's is 0.001
     */
    public static Adam of(double rate) {
        return new Adam(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with this beta1, from 0 to below 1. */
    public Adam beta1(double value) {
        return new Adam(rate, value, beta2, epsilon);
    }

    /** The same with this beta2, from 0 to below 1. */
    public Adam beta2(double value) {
        return new Adam(rate, beta1, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public Adam epsilon(double value) {
        return new Adam(rate, beta1, beta2, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new AdamMoments(this, 0, size);
    }
}
