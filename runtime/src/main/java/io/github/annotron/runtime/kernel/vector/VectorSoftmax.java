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
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            VectorFunctions.exp(FloatVector.fromArray(SPECIES, y, i)).intoArray(y, i);
        }
        return i;
    }
}
