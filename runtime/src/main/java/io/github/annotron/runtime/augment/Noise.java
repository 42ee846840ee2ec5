// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.kernel.Gaussian;

/** Normal noise on each number. */
record Noise(float deviation) implements Augmentation {

    Noise {
        Checks.notNegative("the standard deviation of noise", deviation);
    }

    @Override
    public void apply(float[] values, int offset, int width, Draws draws, float[] scratch) {
        // Numbered from 0, wherever in a batch the sample is.
        Gaussian.fill(draws.bits(), 0, width, scratch);
        for (int i = 0; i < width; i++) {
            values[offset + i] += deviation * scratch[i];
        }
    }
}
