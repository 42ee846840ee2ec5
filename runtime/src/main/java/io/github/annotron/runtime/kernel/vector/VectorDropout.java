// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vector form of {@code Dropout}. Each method returns the index at which it stopped. */
public final class VectorDropout {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorDropout() {}

    public static int forward(
            int first, int second, int dropped, float scale, int shift, int from, int to, float[] x, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            kept(first, second, dropped, scale, shift, i, x).intoArray(y, i);
        }
        return i;
    }

    public static int accumulate(
            int first, int second, int dropped, float scale, int shift, int from, int to, float[] dy, float[] dx) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector g = kept(first, second, dropped, scale, shift, i, dy);
            FloatVector.fromArray(SPECIES, dx, i).add(g).intoArray(dx, i);
        }
        return i;
    }

    private static FloatVector kept(int first, int second, int dropped, float scale, int shift, int i, float[] x) {
        IntVector h = VectorRandomBits.of(i - shift, first, second).lanewise(VectorOperators.LSHR, DROPOUT_SHIFT);
        IntVector mask = h.sub(dropped).lanewise(VectorOperators.ASHR, 31); // all ones where dropped
        FloatVector scaled = FloatVector.fromArray(SPECIES, x, i).mul(scale);
        return scaled.reinterpretAsInts().and(mask.not()).reinterpretAsFloats();
    }
}
