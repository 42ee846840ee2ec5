// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

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
        float r = (float) rate;
        float m = (float) momentum;
        if (momentum == 0) {
            return (step, weights, gradient, from, to) -> plain(weights, gradient, from, to, r);
        }
        float[] velocity = new float[size];
        return nesterov
                ? (step, weights, gradient, from, to) -> lookAhead(weights, gradient, velocity, from, to, r, m)
                : (step, weights, gradient, from, to) -> momentum(weights, gradient, velocity, from, to, r, m);
    }

    private static void plain(float[] w, float[] g, int from, int to, float rate) {
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(-rate, g[i], w[i]);
        }
    }

    private static void momentum(float[] w, float[] g, float[] v, int from, int to, float rate, float momentum) {
        for (int i = from; i < to; i++) {
            float velocity = Math.fma(momentum, v[i], g[i]);
            v[i] = velocity;
            w[i] = Math.fma(-rate, velocity, w[i]);
        }
    }

    private static void lookAhead(float[] w, float[] g, float[] v, int from, int to, float rate, float momentum) {
        for (int i = from; i < to; i++) {
            float velocity = Math.fma(momentum, v[i], g[i]);
            v[i] = velocity;
            w[i] = Math.fma(-rate, Math.fma(momentum, velocity, g[i]), w[i]);
        }
    }
}
