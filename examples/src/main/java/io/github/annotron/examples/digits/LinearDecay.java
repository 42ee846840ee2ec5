// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import io.github.annotron.runtime.optimizer.Optimizer;

/**
 * An optimiser whose steps become shorter, down to nothing at the end of training: the noise of the last batches then
 * does not stay in the weights.
 *
 * @param optimizer makes the steps
 * @param steps how many there will be; all later ones change nothing
 */
record LinearDecay(Optimizer optimizer, long steps) implements Optimizer {

    @Override
    public Updater newUpdater(int size) {
        Updater updater = optimizer.newUpdater(size);
        float[] before = new float[size];
        return (step, weights, gradient, from, to) -> {
            float share = Math.max(0, 1 - (step - 1) / (float) steps);
            System.arraycopy(weights, from, before, from, to - from);
            updater.update(step, weights, gradient, from, to);
            shorten(before, weights, share, from, to);
        };
    }

    // A method of its own, all arrays at one index: so that the compiler vectorises the loop.
    private static void shorten(float[] before, float[] weights, float share, int from, int to) {
        for (int i = from; i < to; i++) {
            weights[i] = Math.fma(share, weights[i] - before[i], before[i]);
        }
    }
}
