// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import io.github.annotron.runtime.kernel.Powers;
import java.util.List;

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
        return new Moments(size);
    }

    private final class Moments implements Updater {
        private final float[] mean;
        private final float[] square;
        private float rateNow;
        private float root;

        Moments(int size) {
            mean = new float[size];
            square = new float[size];
        }

        @Override
        public void begin(Step step) {
            // The corrections in double: in float 1 - beta2^t loses half of its digits in the first steps.
            rateNow = (float) (step.rate() / (1 - Powers.of(beta1, step.number())));
            root = (float) (1 / Math.sqrt(1 - Powers.of(beta2, step.number())));
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            Adam.update(
                    weights,
                    gradient,
                    mean,
                    square,
                    from,
                    to,
                    step.limit(),
                    step.scale(),
                    (float) beta1,
                    (float) (1 - beta1),
                    (float) beta2,
                    (float) (1 - beta2),
                    rateNow,
                    root,
                    (float) epsilon);
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("mean", mean), new Slot("square", square));
        }
    }

    // A method of its own, arrays only, all at one index: so that the compiler vectorises the loop.
    private static void update(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int to,
            float limit,
            float scale,
            float beta1,
            float rest1,
            float beta2,
            float rest2,
            float rate,
            float root,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = scale * Math.max(-limit, Math.min(limit, g[i]));
            float mean = Math.fma(beta1, m[i], rest1 * gradient);
            float square = Math.fma(beta2, v[i], rest2 * gradient * gradient);
            m[i] = mean;
            v[i] = square;
            float divisor = Math.fma((float) Math.sqrt(square), root, epsilon);
            w[i] -= rate * (mean / divisor);
        }
    }
}
