// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/**
 * How well a model does at one of its outputs.
 *
 * @param output its name
 * @param loss the mean loss of a sample, without the output's weight
 * @param accuracy the share of right decisions, 0 to 1; not a number where the loss does not classify
 */
public record Result(String output, double loss, double accuracy) {

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }
}
