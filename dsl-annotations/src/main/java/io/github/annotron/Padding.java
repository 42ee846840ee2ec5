// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** What a window does at the border of its input. */
public enum Padding {
    /** Windows lie inside of the input; what is left over at the end is not read. */
    VALID,

    /**
     * The input is surrounded by zeros (for pooling: by nothing) so that the output has {@code ceil(input / stride)} positions;
     * of an odd number of rows or columns the larger half is added at the end.
     */
    SAME,

    /**
     * All of that is added at the beginning, so that no output depends on what comes after its own place: for layers over steps
     * only. There are {@code ceil(input / stride)} positions.
     */
    CAUSAL
}
