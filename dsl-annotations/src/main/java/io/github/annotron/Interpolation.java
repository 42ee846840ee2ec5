// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** Where the new pixels of a larger image come from. */
public enum Interpolation {
    /** Each pixel becomes a rectangle of copies. */
    NEAREST,

    /**
     * A new pixel is the mean of the four around it, weighted by closeness, where pixels are squares and what counts is the distance
     * of their middles; beyond the border are the pixels at the border. Keras and TensorFlow do the same, and PyTorch with
     * {@code align_corners=False}.
     */
    BILINEAR
}
