// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;

import java.util.Arrays;
import java.util.List;

/**
 * Adagrad (Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR 2011, the
 * diagonal form):
 *
 * <pre>{@code
 * s += g * g
 * w -= rate * g / (sqrt(s) + epsilon)
 * }</pre>
 *
 * <p>As in PyTorch and ONNX; Keras adds epsilon inside of the root and starts from a sum of 0.1.
 *
 * @param rate the learning rate, above 0 and finite
 * @param start what the sum of squares starts from, 0 or above and finite
 * @param epsilon keeps the divisor from 0; above 0 and finite
 */
public record Adagrad(double rate, double start, double epsilon) implements Optimizer {

    public Adagrad {
        Checks.positive("rate", rate);
        Checks.notNegative("start", start);
        Checks.positive("epsilon", epsilon);
    }

    /**
     * Adagrad from a sum of 0, with epsilon = 1e-10.
     *
     * @param rate the learning rate, above 0 and finite; 0.01 is common
     */
    public static Adagrad of(double rate) {
        return new Adagrad(rate, 0, 1e-10);
    }

    /** The same from this sum of squares, 0 or above and finite. */
    public Adagrad start(double value) {
        return new Adagrad(rate, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public Adagrad epsilon(double value) {
        return new Adagrad(rate, start, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Sums(size);
    }

    private final class Sums implements Updater {
        private final float[] sum;

        Sums(int size) {
            sum = new float[size];
            Arrays.fill(sum, (float) start);
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            Adagrad.update(
                    weights, gradient, sum, from, to, step.limit(), step.scale(), (float) step.rate(), (float) epsilon);
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("sum", sum));
        }
    }

    private static void update(
            float[] w, float[] g, float[] s, int from, int to, float limit, float scale, float rate, float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float sum = Math.fma(gradient, gradient, s[i]);
            s[i] = sum;
            w[i] = Math.fma(-rate, gradient / ((float) Math.sqrt(sum) + epsilon), w[i]);
        }
    }
}
