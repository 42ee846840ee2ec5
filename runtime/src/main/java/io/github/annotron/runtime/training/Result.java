// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/**
 * How well a model does at one of its outputs, or a penalty that a layer adds to the loss.
 *
 * @param output the name of the output or the layer
 * @param loss the mean loss of a sample, without its weight
 * @param accuracy the share of right decisions, 0 to 1; not a number where the loss does not classify
 */
public record Result(String output, double loss, double accuracy) {

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }
}
