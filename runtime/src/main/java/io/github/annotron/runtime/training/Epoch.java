// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import org.jspecify.annotations.Nullable;

/**
 * One pass over the training data.
 *
 * @param number counted from 1 over all calls of {@code fit}
 * @param loss the mean loss of a sample, as it was when the sample's turn came
 * @param accuracy the share of right decisions likewise, 0 to 1; not a number where the loss does not classify
 * @param validation how the model did on the validation data afterwards; null if there is none
 * @param seconds the time of the training pass, without validation
 * @param samplesPerSecond the speed of the training pass
 */
public record Epoch(
        int number,
        double loss,
        double accuracy,
        @Nullable Evaluation validation,
        double seconds,
        double samplesPerSecond) {

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }
}
