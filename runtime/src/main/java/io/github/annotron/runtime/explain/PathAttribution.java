// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

/**
 * Integrated gradients of a sample.
 *
 * @param attribution what each number adds to the difference between sample and baseline
 * @param atBaseline what the network predicts at the baseline
 * @param gap by how much the sum of all numbers differs from {@code value - atBaseline}, which it would be for infinitely many steps
 * @param steps how many gradients were averaged
 */
public record PathAttribution(Attribution attribution, float atBaseline, double gap, int steps) {

    /** The gap as a share of the difference that was to be explained; infinite or not a number if there is none. */
    public double relativeGap() {
        return Math.abs(gap) / Math.abs((double) attribution.value() - atBaseline);
    }
}
