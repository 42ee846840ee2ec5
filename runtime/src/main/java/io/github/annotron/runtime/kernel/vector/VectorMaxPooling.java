// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vector forms of {@code MaxPooling}; the switches are for size alone, see {@link VectorActivations}. */
public final class VectorMaxPooling {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final FloatVector ZERO = FloatVector.zero(SPECIES);

    private VectorMaxPooling() {}

    /** Whether so many channels are whole vectors. */
    public static boolean fits(int channels) {
        return channels % LANES == 0;
    }

    private static FloatVector load(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    public static void forward(int windows, int channels, float[] x, int at, int step, int below, float[] y, int to) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int end = to + windows * channels;
        int i = at;
        int last = at + channels;
        for (int o = to; o < end; o += LANES) {
            load(x, i)
                    .max(load(x, i + channels))
                    .max(load(x, i + below))
                    .max(load(x, i + below + channels))
                    .intoArray(y, o);
            i += LANES;
            if (i == last) {
                i += step - channels;
                last += step;
            }
        }
    }

    public static void gradient(
            int windows,
            int channels,
            float[] x,
            int at,
            int step,
            int below,
            float[] y,
            float[] dy,
            int to,
            float[] dx,
            float least) {
        switch (LANES) {
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector leasts = FloatVector.broadcast(SPECIES, least);
        int end = to + windows * channels;
        int i = at;
        int last = at + channels;
        for (int o = to; o < end; o += LANES) {
            FloatVector largest = load(y, o);
            FloatVector rest = ZERO.add(load(dy, o)).blend(ZERO, largest.compare(VectorOperators.LT, leasts));
            var first = load(x, i).compare(VectorOperators.EQ, largest);
            ZERO.blend(rest, first).intoArray(dx, i);
            rest = rest.blend(ZERO, first);
            var second = load(x, i + channels).compare(VectorOperators.EQ, largest);
            ZERO.blend(rest, second).intoArray(dx, i + channels);
            rest = rest.blend(ZERO, second);
            var third = load(x, i + below).compare(VectorOperators.EQ, largest);
            ZERO.blend(rest, third).intoArray(dx, i + below);
            rest.blend(ZERO, third).intoArray(dx, i + below + channels);
            i += LANES;
            if (i == last) {
                i += step - channels;
                last += step;
            }
        }
    }
}
