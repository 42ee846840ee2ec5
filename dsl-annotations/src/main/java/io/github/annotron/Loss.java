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
    SIGMOID_CROSS_ENTROPY,

    /** {@code mean(|y - t|)} over the outputs. */
    MEAN_ABSOLUTE_ERROR,

    /** {@code mean(d^2 / 2)} of differences {@code d = y - t} up to 1, and of {@code |d| - 1/2} beyond. */
    HUBER,

    /** {@code mean(log cosh(y - t))} over the outputs. */
    LOG_COSH,

    /** {@link #SOFTMAX_CROSS_ENTROPY} with the factor {@code (1 - p)^2}, {@code p} the probability of the right class. */
    SOFTMAX_FOCAL,

    /**
     * {@link #SIGMOID_CROSS_ENTROPY} with the factor {@code (1 - p)^2}, {@code p} the probability of the right answer, and the
     * weights 0.25 of a yes and 0.75 of a no.
     */
    SIGMOID_FOCAL,

    /** {@code mean(max(0, 1 - s y))} for independent yes-or-no outputs, s = 1 for the target 1 and s = -1 for 0 or -1. */
    HINGE,

    /** {@code mean(max(0, 1 - s y)^2)}, all else as with {@link #HINGE}. */
    SQUARED_HINGE,

    /** {@code max(0, 1 + max over i != t of y_i - y_t)} for exclusive classes; over the last axis. */
    CATEGORICAL_HINGE,

    /** {@code sum(t (log t - log softmax(y)))} for targets that are distributions; over the last axis. */
    KULLBACK_LEIBLER,

    /** {@code mean(exp(y) - t y)} for counts t from 0 on; outputs are the logarithms of their means. */
    POISSON,

    /** {@code 1 - sum(y t) / (|y| |t|)}, one less the cosine; over the last axis. */
    COSINE
}
