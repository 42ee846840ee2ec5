// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import java.util.ArrayList;
import java.util.List;

/**
 * RMSprop (Tieleman and Hinton, Coursera lecture 6.5, 2012); centred and with momentum as by Graves, "Generating sequences with
 * recurrent neural networks", 2013, equations 38 to 45:
 *
 * <pre>{@code
 * v = rho * v + (1 - rho) * g * g
 * m = rho * m + (1 - rho) * g                          centred; m is 0 otherwise
 * u = momentum * u + g / (sqrt(v - m * m) + epsilon)
 * w -= rate * u
 * }</pre>
 *
 * <p>Epsilon is added outside of the root, as in PyTorch; Graves and Keras add it inside.
 *
 * @param rate the learning rate, above 0 and finite
 * @param rho how much of the mean squared gradient stays from step to step, from 0 to below 1
 * @param momentum how much of the velocity stays, from 0 (none) to below 1
 * @param epsilon keeps the divisor from 0; above 0 and finite
 * @param centered whether the variance of the gradient takes the place of its mean square
 */
public record RmsProp(double rate, double rho, double momentum, double epsilon, boolean centered) implements Optimizer {

    public RmsProp {
        Checks.positive("rate", rate);
        Checks.fraction("rho", rho);
        Checks.fraction("momentum", momentum);
        Checks.positive("epsilon", epsilon);
    }

    /**
     * RMSprop with the lecture's rho = 0.9, no momentum, epsilon = 1e-8.
     *
     * @param rate the learning rate, above 0 and finite; 0.001 is common
     */
    public static RmsProp of(double rate) {
        return new RmsProp(rate, 0.9, 0, 1e-8, false);
    }

    /** The same with this rho, from 0 to below 1. */
    public RmsProp rho(double value) {
        return new RmsProp(rate, value, momentum, epsilon, centered);
    }

    /** The same with this momentum, from 0 to below 1. */
    public RmsProp momentum(double value) {
        return new RmsProp(rate, rho, value, epsilon, centered);
    }

    /** The same with this epsilon, above 0 and finite. */
    public RmsProp epsilon(double value) {
        return new RmsProp(rate, rho, momentum, value, centered);
    }

    /** The same centred or not. */
    public RmsProp centered(boolean value) {
        return new RmsProp(rate, rho, momentum, epsilon, value);
    }

    @Override
    public Updater newUpdater(int size) {
        return new Squares(size);
    }

    private final class Squares implements Updater {
        private final float[] square;
        private final float[] mean;
        private final float[] velocity;

        Squares(int size) {
            square = new float[size];
            mean = new float[centered ? size : 0];
            velocity = new float[momentum > 0 ? size : 0];
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            float l = step.limit();
            float s = step.scale();
            float r = (float) step.rate();
            float keep = (float) rho;
            float rest = (float) (1 - rho);
            float e = (float) epsilon;
            float mu = (float) momentum;
            if (centered && momentum > 0) {
                centeredMomentum(weights, gradient, square, mean, velocity, from, to, l, s, r, keep, rest, e, mu);
            } else if (centered) {
                centered(weights, gradient, square, mean, from, to, l, s, r, keep, rest, e);
            } else if (momentum > 0) {
                momentum(weights, gradient, square, velocity, from, to, l, s, r, keep, rest, e, mu);
            } else {
                plain(weights, gradient, square, from, to, l, s, r, keep, rest, e);
            }
        }

        @Override
        public List<Slot> state() {
            List<Slot> slots = new ArrayList<>();
            slots.add(new Slot("square", square));
            if (centered) {
                slots.add(new Slot("mean", mean));
            }
            if (momentum > 0) {
                slots.add(new Slot("velocity", velocity));
            }
            return List.copyOf(slots);
        }
    }

    // Four loops: with a condition inside, C2 would not vectorise them; nor if rest * gradient were an expression that
    // mean and square
    // had in common.

    private static void plain(
            float[] w,
            float[] g,
            float[] v,
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
            float square = flush(Math.fma(rho, v[i], rest * (gradient * gradient)));
            v[i] = square;
            w[i] = Math.fma(-rate, gradient / ((float) Math.sqrt(square) + epsilon), w[i]);
        }
    }

    private static void momentum(
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
            float epsilon,
            float momentum) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float square = flush(Math.fma(rho, v[i], rest * (gradient * gradient)));
            float velocity = flush(Math.fma(momentum, u[i], gradient / ((float) Math.sqrt(square) + epsilon)));
            v[i] = square;
            u[i] = velocity;
            w[i] = Math.fma(-rate, velocity, w[i]);
        }
    }

    private static void centered(
            float[] w,
            float[] g,
            float[] v,
            float[] m,
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
            float square = flush(Math.fma(rho, v[i], rest * (gradient * gradient)));
            float mean = flush(Math.fma(rho, m[i], rest * gradient));
            v[i] = square;
            m[i] = mean;
            // Rounding may take a variance of 0 below it.
            float variance = Math.max(0f, Math.fma(-mean, mean, square));
            w[i] = Math.fma(-rate, gradient / ((float) Math.sqrt(variance) + epsilon), w[i]);
        }
    }

    private static void centeredMomentum(
            float[] w,
            float[] g,
            float[] v,
            float[] m,
            float[] u,
            int from,
            int to,
            float limit,
            float scale,
            float rate,
            float rho,
            float rest,
            float epsilon,
            float momentum) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float square = flush(Math.fma(rho, v[i], rest * (gradient * gradient)));
            float mean = flush(Math.fma(rho, m[i], rest * gradient));
            float variance = Math.max(0f, Math.fma(-mean, mean, square));
            float velocity = flush(Math.fma(momentum, u[i], gradient / ((float) Math.sqrt(variance) + epsilon)));
            v[i] = square;
            m[i] = mean;
            u[i] = velocity;
            w[i] = Math.fma(-rate, velocity, w[i]);
        }
    }
}
