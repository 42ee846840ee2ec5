// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import io.github.annotron.runtime.kernel.Powers;
import java.util.List;

/**
 * AMSGrad (Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR 2018, algorithm 2): Adam whose divisor never falls.
 *
 * <pre>{@code
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * h = max(h, v)
 * w -= rate * (m / (1 - beta1^t)) / (sqrt(h / (1 - beta2^t)) + epsilon)
 * }</pre>
 *
 * <p>The paper has neither the corrections nor the epsilon; with them it is PyTorch's and Keras's {@code amsgrad}.
 *
 * @param rate the learning rate, above 0 and finite
 * @param beta1 how much of the mean gradient stays from step to step, from 0 to below 1
 * @param beta2 the same of the mean squared gradient
 * @param epsilon keeps the divisor from 0; above 0 and finite
 */
public record AmsGrad(double rate, double beta1, double beta2, double epsilon) implements Optimizer {

    public AmsGrad {
        new Adam(rate, beta1, beta2, epsilon);
    }

    /**
     * AMSGrad with beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8.
     *
     * @param rate the learning rate, above 0 and finite; 0.001 is common
     */
    public static AmsGrad of(double rate) {
        return new AmsGrad(rate, 0.9, 0.999, 1e-8);
    }

    /** The same with this beta1, from 0 to below 1. */
    public AmsGrad beta1(double value) {
        return new AmsGrad(rate, value, beta2, epsilon);
    }

    /** The same with this beta2, from 0 to below 1. */
    public AmsGrad beta2(double value) {
        return new AmsGrad(rate, beta1, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public AmsGrad epsilon(double value) {
        return new AmsGrad(rate, beta1, beta2, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Moments(size);
    }

    private final class Moments implements Updater {
        private final float[] mean;
        private final float[] square;
        private final float[] highest;
        private float rateNow;
        private float root;

        Moments(int size) {
            mean = new float[size];
            square = new float[size];
            highest = new float[size];
        }

        @Override
        public void begin(Step step) {
            rateNow = (float) (step.rate() / (1 - Powers.of(beta1, step.number())));
            root = (float) (1 / Math.sqrt(1 - Powers.of(beta2, step.number())));
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            AmsGrad.update(
                    weights,
                    gradient,
                    mean,
                    square,
                    highest,
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
            return List.of(new Slot("mean", mean), new Slot("square", square), new Slot("highest", highest));
        }
    }

    private static void update(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            float[] h,
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
            float gradient = clip(g[i], limit, scale);
            float mean = flush(Math.fma(beta1, m[i], rest1 * gradient));
            float square = flush(Math.fma(beta2, v[i], rest2 * gradient * gradient));
            float highest = Math.max(h[i], square);
            m[i] = mean;
            v[i] = square;
            h[i] = highest;
            float divisor = Math.fma((float) Math.sqrt(highest), root, epsilon);
            w[i] = Math.fma(-rate, mean / divisor, w[i]);
        }
    }
}
