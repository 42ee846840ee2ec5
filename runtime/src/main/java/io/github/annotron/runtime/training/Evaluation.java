// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;
import java.util.Locale;

/**
 * How well a model does on some data.
 *
 * @param loss the mean loss of a sample, over all outputs by their weights; where samples have weights, the sum of their
 *     weighted losses divided by how many they are, as in training
 * @param accuracy the share of right decisions, 0 to 1, by the samples' weights, over all positions where a sample
 *     has several; not a number unless just one output has a loss that classifies
 * @param samples how many samples there were
 * @param results for each output with a loss
 */
public record Evaluation(double loss, double accuracy, int samples, List<Result> results) {

    public Evaluation {
        results = List.copyOf(results);
    }

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "loss %.4f", loss);
        return hasAccuracy() ? text + String.format(Locale.ROOT, ", accuracy %.2f %%", 100 * accuracy) : text;
    }
}
