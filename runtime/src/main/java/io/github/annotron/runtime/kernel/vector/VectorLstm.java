// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector forms of {@code Lstm}. Each method returns the first element that is left; the switches are for size alone, see
 * {@link VectorActivations}.
 */
public final class VectorLstm {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final FloatVector ONE = VectorFunctions.ONE;

    private VectorLstm() {}

    private static FloatVector load(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    public static int state(int units, float[] gates, int gate, float[] c, int before, int after) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= units - LANES; j += LANES) {
            FloatVector remembered = load(gates, gate + units + j).mul(load(c, before + j));
            load(gates, gate + j)
                    .fma(load(gates, gate + 2 * units + j), remembered)
                    .intoArray(c, after + j);
        }
        return j;
    }

    public static int outputGradient(
            int units, float[] gates, int gate, float[] dh, float[] dc, int row, float[] dGates) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= units - LANES; j += LANES) {
            FloatVector o = load(gates, gate + 3 * units + j);
            FloatVector d = load(dh, row + j);
            FloatVector y = load(dGates, gate + 2 * units + j);
            d.mul(y).mul(o.mul(ONE.sub(o))).intoArray(dGates, gate + 3 * units + j);
            d.mul(o).fma(y.neg().fma(y, ONE), load(dc, row + j)).intoArray(dc, row + j);
        }
        return j;
    }

    public static int inputGradients(
            int units, float[] gates, int gate, float[] c, int before, float[] dc, int row, float[] dGates) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int j = 0;
        for (; j <= units - LANES; j += LANES) {
            FloatVector i = load(gates, gate + j);
            FloatVector f = load(gates, gate + units + j);
            FloatVector n = load(gates, gate + 2 * units + j);
            FloatVector d = load(dc, row + j);
            d.mul(n).mul(i.mul(ONE.sub(i))).intoArray(dGates, gate + j);
            d.mul(load(c, before + j)).mul(f.mul(ONE.sub(f))).intoArray(dGates, gate + units + j);
            d.mul(i).mul(n.neg().fma(n, ONE)).intoArray(dGates, gate + 2 * units + j);
            d.mul(f).intoArray(dc, row + j);
        }
        return j;
    }
}
