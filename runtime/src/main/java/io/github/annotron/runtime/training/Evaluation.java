// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.Locale;

/**
 * How well a model does on some data.
 *
 * @param loss the mean loss of a sample
 * @param accuracy the share of right decisions, 0 to 1; not a number where the loss does not classify
 * @param samples how many samples there were
 */
public record Evaluation(double loss, double accuracy, int samples) {

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
