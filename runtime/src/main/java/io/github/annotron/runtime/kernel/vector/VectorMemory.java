// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector form of {@code Kernels.columnSums}. */
public final class VectorMemory {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorMemory() {}

    /** Returns the first column that is left. */
    public static int columnSums(
            int fromColumn, int toColumn, int rows, float[] x, int offset, int stride, float[] sums, int sumsOffset) {
        int j = fromColumn;
        for (; j <= toColumn - 4 * LANES; j += 4 * LANES) {
            fourSums(rows, x, offset + j, stride, sums, sumsOffset + j);
        }
        for (; j <= toColumn - LANES; j += LANES) {
            oneSum(rows, x, offset + j, stride, sums, sumsOffset + j);
        }
        return j;
    }

    private static void fourSums(int rows, float[] x, int offset, int stride, float[] sums, int at) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector s1 = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        for (int r = 0; r < rows; r++) {
            int o = offset + r * stride;
            s0 = s0.add(FloatVector.fromArray(SPECIES, x, o));
            s1 = s1.add(FloatVector.fromArray(SPECIES, x, o + LANES));
            s2 = s2.add(FloatVector.fromArray(SPECIES, x, o + 2 * LANES));
            s3 = s3.add(FloatVector.fromArray(SPECIES, x, o + 3 * LANES));
        }
        s0.intoArray(sums, at);
        s1.intoArray(sums, at + LANES);
        s2.intoArray(sums, at + 2 * LANES);
        s3.intoArray(sums, at + 3 * LANES);
    }

    private static void oneSum(int rows, float[] x, int offset, int stride, float[] sums, int at) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector s = FloatVector.fromArray(SPECIES, sums, at);
        for (int r = 0; r < rows; r++) {
            s = s.add(FloatVector.fromArray(SPECIES, x, offset + r * stride));
        }
        s.intoArray(sums, at);
    }
}
