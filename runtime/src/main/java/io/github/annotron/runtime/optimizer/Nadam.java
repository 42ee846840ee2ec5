// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import io.github.annotron.runtime.kernel.Powers;
import java.util.List;

/**
 * Nadam, which is Adam with Nesterov's look-ahead (Dozat, "Incorporating Nesterov momentum into Adam", ICLR workshop 2016), with the
 * momentum that grows from step to step:
 *
 * <pre>{@code
 * mu(t) = beta1 * (1 - 0.96^(0.004 t) / 2),  p(t) = mu(1) ... mu(t)
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * a = mu(t + 1) / (1 - p(t + 1)) * m + (1 - mu(t)) / (1 - p(t)) * g
 * w -= rate * a / (sqrt(v / (1 - beta2^t)) + epsilon)
 * }</pre>
 *
 * <p>As in PyTorch and Keras, m has a constant beta1, where the paper has mu(t) there too.
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient stays from step to step, from 0 to below 1
 * @param beta2 the same of the mean squared gradient
 * @param epsilon keeps the divisor from 0; above 0 and finite
 */
public record Nadam(double rate, double beta1, double beta2, double epsilon) implements Optimizer {

    private static final double GROWTH = 0.96;
    private static final double GROWTH_PER_STEP = 0.004;

    public Nadam {
        new Adam(rate, beta1, beta2, epsilon);
    }

    /**
     * Nadam with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
     *
     * @param rate the learning rate, above 0 and finite; 0.002 is the paper's, and 0.001 Keras's
     */
    public static Nadam of(double rate) {
        return new Nadam(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with this beta1, from 0 to below 1. */
    public Nadam beta1(double value) {
        return new Nadam(rate, value, beta2, epsilon);
    }

    /** The same with this beta2, from 0 to below 1. */
    public Nadam beta2(double value) {
        return new Nadam(rate, beta1, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public Nadam epsilon(double value) {
        return new Nadam(rate, beta1, beta2, value);
    }

    private double momentum(long step) {
        return beta1 * (1 - Powers.of(GROWTH, GROWTH_PER_STEP * step) / 2);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Moments(size);
    }

    private final class Moments implements Updater {
        private final float[] mean;
        private final float[] square;
        // The product of the momenta of all steps up to one: it follows from the step's number, so it is no state.
        private long multiplied;
        private double product = 1;
        private float meanRate;
        private float gradientRate;
        private float root;

        Moments(int size) {
            mean = new float[size];
            square = new float[size];
        }

        @Override
        public void begin(Step step) {
            long number = step.number();
            if (number < multiplied) {
                multiplied = 0;
                product = 1;
            }
            while (multiplied < number) {
                multiplied++;
                product *= momentum(multiplied);
            }
            double next = momentum(number + 1);
            meanRate = (float) (step.rate() * next / (1 - product * next));
            gradientRate = (float) (step.rate() * (1 - momentum(number)) / (1 - product));
            root = (float) (1 / Math.sqrt(1 - Powers.of(beta2, number)));
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            Nadam.update(
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
                    meanRate,
                    gradientRate,
                    root,
                    (float) epsilon);
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("mean", mean), new Slot("square", square));
        }
    }

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
            float meanRate,
            float gradientRate,
            float root,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float mean = flush(Math.fma(beta1, m[i], rest1 * gradient));
            float square = flush(Math.fma(beta2, v[i], rest2 * gradient * gradient));
            m[i] = mean;
            v[i] = square;
            float divisor = Math.fma((float) Math.sqrt(square), root, epsilon);
            w[i] -= Math.fma(meanRate, mean, gradientRate * gradient) / divisor;
        }
    }
}
