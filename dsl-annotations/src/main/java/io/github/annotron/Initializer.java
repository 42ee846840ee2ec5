// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/**
 * How a parameter starts. {@code in} and {@code out} are the fans: inputs and outputs of one unit, times the window's size. Normal
 * ones are cut off at two standard deviations.
 */
public enum Initializer {
    /**
     * {@link #HE_UNIFORM} before ReLU, leaky ReLU, ELU, GELU and SiLU, {@link #LECUN_NORMAL} before SELU,
     * {@link #GLOROT_UNIFORM} otherwise. For an {@link Embedding}, which has no activation: normal with variance {@code 1 / units}, so
     * that its vectors have a length of about 1.
     */
    BY_ACTIVATION,

    /** Uniform with variance {@code 2 / (in + out)} (Glorot and Bengio, 2010). */
    GLOROT_UNIFORM,

    /** Normal with variance {@code 2 / (in + out)}. */
    GLOROT_NORMAL,

    /** Uniform with variance {@code 2 / in} (He et al., 2015). */
    HE_UNIFORM,

    /** Normal with variance {@code 2 / in}. */
    HE_NORMAL,

    /** Uniform with variance {@code 1 / in} (LeCun et al., 1998). */
    LECUN_UNIFORM,

    /** Normal with variance {@code 1 / in}. */
    LECUN_NORMAL,

    /** A random matrix with orthonormal rows or columns (Saxe et al., 2014). */
    ORTHOGONAL,

    /** 0 */
    ZEROS,

    /** 1 */
    ONES,

    /** The layer's {@code constant}. */
    CONSTANT
}
