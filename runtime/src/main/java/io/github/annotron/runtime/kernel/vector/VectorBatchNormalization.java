// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector forms of {@code BatchNormalization}. Values of channels are loaded from any channel on: their sections go on with
 * the first channels again.
 */
public final class VectorBatchNormalization {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    private VectorBatchNormalization() {}

    /** Returns the index at which it stopped. */
    public static int normalize(
            int from, int to, int channels, float[] x, float[] values, int factor, int shift, float floor, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int step = LANES % channels;
        int c = 0;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector.fromArray(SPECIES, x, i)
                    .sub(FloatVector.fromArray(SPECIES, values, c))
                    .fma(
                            FloatVector.fromArray(SPECIES, values, factor + c),
                            FloatVector.fromArray(SPECIES, values, shift + c))
                    .max(floor)
                    .intoArray(y, i);
            c += step;
            c = c >= channels ? c - channels : c;
        }
        return i;
    }

    /** Returns the index at which it stopped. */
    public static int gradient(
            int from,
            int to,
            int channels,
            float[] x,
            float[] values,
            int factor,
            float[] backward,
            int slope,
            float[] dy,
            float[] dx) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int step = LANES % channels;
        int c = 0;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            change(i, c, x, values, factor, backward, slope, dy).intoArray(dx, i);
            c += step;
            c = c >= channels ? c - channels : c;
        }
        return i;
    }

    /** The same, added to what is there. */
    public static int addGradient(
            int from,
            int to,
            int channels,
            float[] x,
            float[] values,
            int factor,
            float[] backward,
            int slope,
            float[] dy,
            float[] dx) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int step = LANES % channels;
        int c = 0;
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector change = change(i, c, x, values, factor, backward, slope, dy);
            FloatVector.fromArray(SPECIES, dx, i).add(change).intoArray(dx, i);
            c += step;
            c = c >= channels ? c - channels : c;
        }
        return i;
    }

    private static FloatVector change(
            int i, int c, float[] x, float[] values, int factor, float[] backward, int slope, float[] dy) {
        FloatVector expected = FloatVector.fromArray(SPECIES, x, i)
                .sub(FloatVector.fromArray(SPECIES, values, c))
                .fma(FloatVector.fromArray(SPECIES, backward, slope + c), FloatVector.fromArray(SPECIES, backward, c));
        return FloatVector.fromArray(SPECIES, values, factor + c)
                .mul(FloatVector.fromArray(SPECIES, dy, i).sub(expected));
    }

    /** Returns the first channel that is left. */
    public static int squares(int rows, int channels, float[] x, int offset, float[] moments, int mean, int sums) {
        int c = 0;
        for (; c <= channels - LANES; c += LANES) {
            oneSquare(rows, channels, x, offset + c, moments, mean + c, sums + c);
        }
        return c;
    }

    private static void oneSquare(int rows, int stride, float[] x, int offset, float[] moments, int mean, int sum) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector m = FloatVector.fromArray(SPECIES, moments, mean);
        FloatVector s = FloatVector.fromArray(SPECIES, moments, sum);
        for (int r = 0; r < rows; r++) {
            FloatVector deviation =
                    FloatVector.fromArray(SPECIES, x, offset + r * stride).sub(m);
            s = deviation.fma(deviation, s);
        }
        s.intoArray(moments, sum);
    }

    /** Returns the first channel that is left. */
    public static int products(
            int rows, int channels, float[] dy, float[] x, int offset, float[] means, float[] sums, int at) {
        int c = 0;
        for (; c <= channels - LANES; c += LANES) {
            oneProduct(rows, channels, dy, x, offset + c, means, c, sums, at + c);
        }
        return c;
    }

    private static void oneProduct(
            int rows, int stride, float[] dy, float[] x, int offset, float[] means, int mean, float[] sums, int sum) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector m = FloatVector.fromArray(SPECIES, means, mean);
        FloatVector s = FloatVector.fromArray(SPECIES, sums, sum);
        for (int r = 0; r < rows; r++) {
            int o = offset + r * stride;
            s = FloatVector.fromArray(SPECIES, dy, o)
                    .fma(FloatVector.fromArray(SPECIES, x, o).sub(m), s);
        }
        s.intoArray(sums, sum);
    }
}
