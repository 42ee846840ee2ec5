// SPDX-License-Identifier: Apache-2.0
package io.github.annotron;

/** What a {@link Recurrent} layer does at each step; the formulas are there. */
public enum Cell {
    /** The plain recurrent network of Elman (1990). */
    SIMPLE,

    /** The gated recurrent unit (Cho et al., 2014). */
    GRU,

    /** Long short-term memory (Hochreiter and Schmidhuber, 1997) with a forget gate (Gers et al., 2000). */
    LSTM
}
