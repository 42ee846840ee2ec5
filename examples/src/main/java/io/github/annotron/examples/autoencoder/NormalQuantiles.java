// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.runtime.kernel.Functions;

/** Quantiles of the standard normal distribution. */
final class NormalQuantiles {

    private static final float LIMIT = 6;
    private static final int HALVINGS = 30;
    private static final float ROOT_OF_2 = 1.4142135f;

    private NormalQuantiles() {}

    /** So many quantiles, ascending: a number is below the i-th, counted from 0, with probability (i + 0.5) / count. */
    static float[] of(int count) {
        float[] quantiles = new float[count];
        for (int i = 0; i < count; i++) {
            quantiles[i] = of((i + 0.5f) / count);
        }
        return quantiles;
    }

    private static float of(float probability) {
        float low = -LIMIT;
        float high = LIMIT;
        for (int i = 0; i < HALVINGS; i++) {
            float middle = (low + high) / 2;
            if (0.5f + 0.5f * Functions.erf(middle / ROOT_OF_2) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
