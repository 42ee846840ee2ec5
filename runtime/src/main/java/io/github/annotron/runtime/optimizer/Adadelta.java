// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import java.util.List;

/**
 * Adadelta (Zeiler, "Adadelta: an adaptive learning rate method", 2012, algorithm 1):
 *
 * <pre>{@code
 * v = rho * v + (1 - rho) * g * g
 * d = sqrt(u + epsilon) / sqrt(v + epsilon) * g
 * u = rho * u + (1 - rho) * d * d
 * w -= rate * d
 * }</pre>
 *
 * <p>The paper has no rate, which is a rate of 1, as in PyTorch; Keras's default is 0.001, which is far too slow for it.
 *
 * @param rate the learning rate, above 0 and finite
 * @param rho how much of the mean squares stays from step to step, from 0 to below 1
 * @param epsilon what steps begin with; above 0 and finite
 */
public record Adadelta(double rate, double rho, double epsilon) implements Optimizer {

    public Adadelta {
        Checks.positive("rate", rate);
        Checks.fraction("rho", rho);
        Checks.positive("epsilon", epsilon);
    }

    /** Adadelta with the paper's rate = 1, rho = 0.95, epsilon = 1e-6. */
    public static Adadelta of() {
        return new Adadelta(1, 0.95, 1e-6);
    }

    /** The same with this learning rate, above 0 and finite. */
    public Adadelta rate(double value) {
        return new Adadelta(value, rho, epsilon);
    }

    /** The same with this rho, from 0 to below 1; PyTorch's is 0.9. */
    public Adadelta rho(double value) {
        return new Adadelta(rate, value, epsilon);
    }

    /** The same with this epsilon, above 0 and finite. */
    public Adadelta epsilon(double value) {
        return new Adadelta(rate, rho, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Squares(size);
    }

    private final class Squares implements Updater {
        private final float[] square;
        private final float[] moved;

        Squares(int size) {
            square = new float[size];
            moved = new float[size];
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            Adadelta.update(
                    weights,
                    gradient,
                    square,
                    moved,
                    from,
                    to,
                    step.limit(),
                    step.scale(),
                    (float) step.rate(),
                    (float) rho,
                    (float) (1 - rho),
                    (float) epsilon);
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("square", square), new Slot("moved", moved));
        }
    }

    private static void update(
            float[] w,
            float[] g,
            float[] v,
            float[] u,
            int from,
            int to,
            float limit,
            float scale,
            float rate,
            float rho,
            float rest,
            float epsilon) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float square = flush(Math.fma(rho, v[i], rest * gradient * gradient));
            v[i] = square;
            float moved = u[i];
            float move = (float) Math.sqrt((moved + epsilon) / (square + epsilon)) * gradient;
            u[i] = flush(Math.fma(rho, moved, rest * move * move));
            w[i] = Math.fma(-rate, move, w[i]);
        }
    }
}
