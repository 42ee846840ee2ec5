// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

/**
 * How to compute SmoothGrad.
 *
 * @param samples how many noisy copies are averaged, at least 1; 50 is usual
 * @param noise the standard deviation of the noise, as a share of the range from the smallest to the largest number of the sample's
 *     input, from 0 on; 0.1 to 0.2 is usual
 * @param seed of the noise
 */
public record SmoothGrad(int samples, double noise, long seed) {

    /** Checks the numbers. */
    public SmoothGrad {
        if (samples < 1 || !(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException(
                    "there must be at least one sample, and noise from 0 on: " + samples + ", " + noise);
        }
    }

    /** So many samples with a noise of 0.15. */
    public static SmoothGrad samples(int count) {
        return new SmoothGrad(count, 0.15, 0);
    }
}
