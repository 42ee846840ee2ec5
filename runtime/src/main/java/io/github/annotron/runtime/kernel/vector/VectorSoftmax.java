// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector form of the exponentials in {@code Softmax}. */
public final class VectorSoftmax {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private VectorSoftmax() {}

    /** Returns the index at which it stopped. */
    public static int exp(int from, int to, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.lowExp(FloatVector.fromArray(SPECIES, y, i)).intoArray(y, i);
        }
        return i;
    }
}
