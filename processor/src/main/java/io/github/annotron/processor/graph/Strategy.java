// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

/** How the loops of a product are compiled. */
public enum Strategy {
    /** Every multiply-add is a statement. */
    STRAIGHT_LINE("straight-line"),
    /** Loops over the outputs, with the columns unrolled. */
    LOOPS("loops"),
    /** A call of the runtime's register-tiled kernel. */
    MICRO_KERNEL("micro-kernel");

    private final String text;

    Strategy(String text) {
        this.text = text;
    }

    /** The word in the layer table. */
    public String text() {
        return text;
    }
}
