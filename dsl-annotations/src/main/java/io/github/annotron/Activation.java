// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** Activation functions. */
public enum Activation {
    /** {@code x} */
    LINEAR,

    /** {@code 1 / (1 + exp(-x))} */
    SIGMOID,

    /** {@code tanh(x)} */
    TANH,

    /** {@code max(x, 0)} */
    RELU,

    /** {@code x} above zero, {@code alpha x} below; alpha is 0.01 unless {@link Activate#alpha} says otherwise. */
    LEAKY_RELU,

    /**
     * {@code x} above zero, {@code alpha (exp(x) - 1)} below (Clevert et al., 2016); alpha is 1 unless {@link Activate#alpha} says
     * otherwise.
     */
    ELU,

    /** ELU with the scale 1.0507 and alpha 1.6733 that keep mean 0 and variance 1 (Klambauer et al., 2017). */
    SELU,

    /** {@code x Phi(x)} with the exact normal distribution function (Hendrycks and Gimpel, 2016). */
    GELU,

    /** {@code x sigmoid(x)}, also called swish. */
    SILU,

    /** {@code log(1 + exp(x))} */
    SOFTPLUS,

    /** {@code exp(x_i) / sum_j exp(x_j)} over the last axis. */
    SOFTMAX
}
