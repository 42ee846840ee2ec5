// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector forms of {@code Gates}. Each method returns the first element that is left; the switches are for size alone, see
 * {@link VectorActivations}.
 */
public final class VectorGates {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private VectorGates() {}

    private static FloatVector load(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    public static int multiply(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            load(a, aAt + j).mul(load(b, bAt + j)).intoArray(y, yAt + j);
        }
        return j;
    }

    public static int multiplyAdd(int count, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            load(a, aAt + j).fma(load(b, bAt + j), load(y, yAt + j)).intoArray(y, yAt + j);
        }
        return j;
    }

    public static int add(int count, float[] x, int xAt, float[] y, int yAt) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            load(y, yAt + j).add(load(x, xAt + j)).intoArray(y, yAt + j);
        }
        return j;
    }

    public static int choose(
            int count, float[] z, int zAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            FloatVector other = load(b, bAt + j);
            load(z, zAt + j).fma(load(a, aAt + j).sub(other), other).intoArray(y, yAt + j);
        }
        return j;
    }

    public static int choice(
            int count,
            float[] z,
            int zAt,
            float[] a,
            int aAt,
            float[] b,
            int bAt,
            float[] dy,
            int dyAt,
            float[] dz,
            int dzAt,
            float[] db,
            int dbAt) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            FloatVector d = load(dy, dyAt + j);
            FloatVector gate = load(z, zAt + j);
            d.mul(load(a, aAt + j).sub(load(b, bAt + j))).intoArray(dz, dzAt + j);
            d.mul(VectorFunctions.ONE.sub(gate)).intoArray(db, dbAt + j);
            d.mul(gate).intoArray(dy, dyAt + j);
        }
        return j;
    }
}
