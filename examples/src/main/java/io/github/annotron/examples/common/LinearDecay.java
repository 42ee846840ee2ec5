// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.optimizer.Optimizer;

/**
 * An optimiser whose steps become shorter, down to nothing at the end of training: the noise of the last batches then
 * does not stay in the weights. Before that they may become longer, so that a high learning rate does not meet first
 * weights, with which it would kill ReLUs (linear warm-up: Goyal et al., "Accurate, large minibatch SGD", 2017).
 *
 * @param optimizer makes the steps; its learning rate is the highest
 * @param warmup during how many steps they become longer, 0 for none
 * @param steps how many there will be, the warm-up included; all later ones change nothing
 */
public record LinearDecay(Optimizer optimizer, long warmup, long steps) implements Optimizer {

    /** Without warm-up. */
    public static LinearDecay of(Optimizer optimizer, long steps) {
        return new LinearDecay(optimizer, 0, steps);
    }

    /** The same, rising during this share of the steps, from 0 to 1. */
    public LinearDecay warmup(double share) {
        return new LinearDecay(optimizer, Math.round(share * steps), steps);
    }

    @Override
    public Updater newUpdater(int size) {
        Updater updater = optimizer.newUpdater(size);
        float[] before = new float[size];
        return (step, weights, gradient, from, to) -> {
            float share = share(step);
            System.arraycopy(weights, from, before, from, to - from);
            updater.update(step, weights, gradient, from, to);
            shorten(before, weights, share, from, to);
        };
    }

    private float share(int step) {
        return step <= warmup
                ? step / (float) (warmup + 1)
                : Math.max(0, 1 - (step - 1 - warmup) / (float) (steps - warmup));
    }

    // A method of its own, all arrays at one index: so that the compiler vectorises the loop.
    private static void shorten(float[] before, float[] weights, float share, int from, int to) {
        for (int i = from; i < to; i++) {
            weights[i] = Math.fma(share, weights[i] - before[i], before[i]);
        }
    }
}
