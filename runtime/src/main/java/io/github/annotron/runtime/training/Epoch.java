// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training data.
 *
 * @param number counted from 1 over all calls of {@code fit}
 * @param loss the mean loss of a sample, as it was when the sample's turn came, over all outputs by their weights
 * @param accuracy the share of right decisions likewise, 0 to 1; not a number unless just one output has a loss that
 *     classifies
 * @param results the same for each output with a loss
 * @param validation how the model did on the validation data afterwards; null if there is none
 * @param rate the learning rate of its last step
 * @param seconds the time of the training pass, without validation
 * @param samplesPerSecond the speed of the training pass
 */
public record Epoch(
        int number,
        double loss,
        double accuracy,
        List<Result> results,
        @Nullable Evaluation validation,
        double rate,
        double seconds,
        double samplesPerSecond) {

    public Epoch {
        results = List.copyOf(results);
    }

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }
}
