// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static io.github.annotron.runtime.optimizer.Clip.clip;
import static io.github.annotron.runtime.optimizer.Denormals.flush;

import java.util.List;

/**
 * Stochastic gradient descent, {@code w -= rate * g}; with momentum (Polyak 1964), {@code v = momentum * v + g; w -= rate
 * * v}; with Nesterov's (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013)
 * {@code w -= rate * (g + momentum * v)}. The velocity is free of the rate, as in PyTorch; with a constant rate that is
 * the same as Keras's.
 *
 * @param rate the learning rate, above 0 and finite
 * @param momentum how much of the velocity stays from step to step, from 0 (none) to below 1
 * @param nesterov whether to look ahead; needs a momentum
 */
public record Sgd(double rate, double momentum, boolean nesterov) implements Optimizer {

    public Sgd {
        Checks.positive("rate", rate);
        Checks.fraction("momentum", momentum);
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("Nesterov's look-ahead needs a momentum above 0");
        }
    }

    /**
     * Plain gradient descent.
     *
     * @param rate the learning rate, above 0 and finite
     */
    public static Sgd of(double rate) {
        return new Sgd(rate, 0, false);
    }

    /** The same with this momentum, from 0 to below 1. */
    public Sgd momentum(double value) {
        return new Sgd(rate, value, nesterov);
    }

    /** The same with Nesterov's look-ahead or without it; set the momentum first. */
    public Sgd nesterov(boolean value) {
        return new Sgd(rate, momentum, value);
    }

    @Override
    public Updater newUpdater(int size) {
        if (momentum == 0) {
            return (step, weights, gradient, from, to) ->
                    plain(weights, gradient, from, to, step.limit(), step.scale(), (float) step.rate());
        }
        return new Velocity(size);
    }

    private final class Velocity implements Updater {
        private final float[] velocity;

        Velocity(int size) {
            velocity = new float[size];
        }

        @Override
        public void update(Step step, float[] weights, float[] gradient, int from, int to) {
            float rateNow = (float) step.rate();
            if (nesterov) {
                lookAhead(weights, gradient, velocity, from, to, step.limit(), step.scale(), rateNow, (float) momentum);
            } else {
                heavyBall(weights, gradient, velocity, from, to, step.limit(), step.scale(), rateNow, (float) momentum);
            }
        }

        @Override
        public List<Slot> state() {
            return List.of(new Slot("velocity", velocity));
        }
    }

    private static void plain(float[] w, float[] g, int from, int to, float limit, float scale, float rate) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            w[i] = Math.fma(-rate, gradient, w[i]);
        }
    }

    private static void heavyBall(
            float[] w, float[] g, float[] v, int from, int to, float limit, float scale, float rate, float momentum) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float velocity = flush(Math.fma(momentum, v[i], gradient));
            v[i] = velocity;
            w[i] = Math.fma(-rate, velocity, w[i]);
        }
    }

    private static void lookAhead(
            float[] w, float[] g, float[] v, int from, int to, float limit, float scale, float rate, float momentum) {
        for (int i = from; i < to; i++) {
            float gradient = clip(g[i], limit, scale);
            float velocity = flush(Math.fma(momentum, v[i], gradient));
            v[i] = velocity;
            w[i] = Math.fma(-rate, Math.fma(momentum, velocity, gradient), w[i]);
        }
    }
}
