// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** What training minimises. Values are means over the batch. */
public enum Loss {
    /** Nothing: the network is a part of others and has no trainer of its own. */
    NONE,

    /** {@code mean((y - t)^2)} over the outputs. */
    MEAN_SQUARED_ERROR,

    /**
     * {@code -sum(t log softmax(y))} for exclusive classes; targets are class indices or distributions. The classes lie along
     * the last axis: an output of {steps, classes} decides at each step, a target has a class or a distribution for each, and the
     * loss of a sample is the mean over its steps.
     */
    SOFTMAX_CROSS_ENTROPY,

    /** {@code -mean(t log s + (1 - t) log(1 - s))}, {@code s = sigmoid(y)}, for independent yes-or-no outputs; targets from 0 to 1. */
    SIGMOID_CROSS_ENTROPY
}
