// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;

/**
 * The vector form of {@code Kernels.product}: columns go to the machine's longest vectors, and what remains of them to ever
 * shorter ones, so that no masks are needed and B is read where it lies.
 */
public final class VectorProduct {

    /** How many floats the machine's vectors hold. */
    public static final int LANES = FloatVector.SPECIES_PREFERRED.length();

    /**
     * Whether there are 32 vector registers. AVX-512 and ARM have them; x86 with shorter vectors is taken to have 16. The
     * accumulators of a tile, a row of B, and an element of A must fit, or they go through memory.
     */
    static final boolean MANY_REGISTERS = LANES > 8 || !isX86();

    private VectorProduct() {}

    /** Returns the first column that is left, none or the last one. */
    public static int product(
            int fromRow,
            int toRow,
            int columns,
            int depth,
            float[] a,
            int aOffset,
            int[] aRows,
            int[] aDepth,
            float[] b,
            int bOffset,
            int bStride,
            float[] start,
            int startOffset,
            int startStep,
            float[] c,
            int cOffset,
            int[] cRows,
            float floor) {
        int column = 0;
        if (LANES >= 16 && columns - column >= 16) {
            column = Tiles16.product(
                    column,
                    columns,
                    fromRow,
                    toRow,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        if (LANES >= 8 && columns - column >= 8) {
            column = Tiles8.product(
                    column,
                    columns,
                    fromRow,
                    toRow,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        if (columns - column >= 4) {
            column = Tiles4.product(
                    column,
                    columns,
                    fromRow,
                    toRow,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        if (columns - column >= 2) {
            column = Tiles2.product(
                    column,
                    columns,
                    fromRow,
                    toRow,
                    depth,
                    a,
                    aOffset,
                    aRows,
                    aDepth,
                    b,
                    bOffset,
                    bStride,
                    start,
                    startOffset,
                    startStep,
                    c,
                    cOffset,
                    cRows,
                    floor);
        }
        return column;
    }

    private static boolean isX86() {
        String architecture = System.getProperty("os.arch", "");
        return architecture.equals("amd64") || architecture.equals("x86_64") || architecture.equals("x86");
    }
}
