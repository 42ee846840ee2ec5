// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** What training minimises. Values are means over the batch. */
public enum Loss {
    /** {@code mean((y - t)^2)} over the outputs. */
    MEAN_SQUARED_ERROR,

    /** {@code -sum(t log softmax(y))} for exclusive classes; targets are class indices or distributions. */
    SOFTMAX_CROSS_ENTROPY,

    /** {@code -mean(t log s + (1 - t) log(1 - s))}, {@code s = sigmoid(y)}, for independent yes-or-no outputs; targets from 0 to 1. */
    SIGMOID_CROSS_ENTROPY
}
