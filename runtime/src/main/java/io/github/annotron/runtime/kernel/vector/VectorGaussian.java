// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector form of {@code Gaussian}, in three passes: C2 does not inline all of it into one loop, and vectors would become
 * objects. Each method returns the index at which it stopped.
 */
public final class VectorGaussian {

    private static final VectorSpecies<Float> SPECIES = VectorFunctions.SPECIES;

    private static final int LANES = SPECIES.length();

    private static final FloatVector STEPS = VectorFunctions.all(NORMAL_STEP);
    private static final FloatVector HALF_STEPS = VectorFunctions.all(NORMAL_STEP / 2);
    private static final IntVector MAGNITUDE = IntVector.broadcast(IntVector.SPECIES_PREFERRED, ~SIGN);
    private static final FloatVector ZERO = VectorFunctions.ZERO;
    private static final FloatVector ONE = VectorFunctions.ONE;
    private static final FloatVector HALF = VectorFunctions.all(0.5f);
    private static final FloatVector SPLITS = VectorFunctions.all(NORMAL_SPLIT);
    private static final FloatVector MIDDLES = VectorFunctions.all(NORMAL_MIDDLE);
    private static final FloatVector TAILS = VectorFunctions.all(NORMAL_TAIL);
    private static final FloatVector A0S = VectorFunctions.all(A0);
    private static final FloatVector A1S = VectorFunctions.all(A1);
    private static final FloatVector A2S = VectorFunctions.all(A2);
    private static final FloatVector A3S = VectorFunctions.all(A3);
    private static final FloatVector B1S = VectorFunctions.all(B1);
    private static final FloatVector B2S = VectorFunctions.all(B2);
    private static final FloatVector B3S = VectorFunctions.all(B3);
    private static final FloatVector C0S = VectorFunctions.all(C0);
    private static final FloatVector C1S = VectorFunctions.all(C1);
    private static final FloatVector C2S = VectorFunctions.all(C2);
    private static final FloatVector C3S = VectorFunctions.all(C3);
    private static final FloatVector D1S = VectorFunctions.all(D1);
    private static final FloatVector D2S = VectorFunctions.all(D2);

    private VectorGaussian() {}

    /** The first pass: the probability of a number further out, with the number's sign. */
    public static int probabilities(int first, int second, int from, int to, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            IntVector bits = VectorRandomBits.of(i, first, second);
            FloatVector multiple = (FloatVector) bits.and(MAGNITUDE).convert(VectorOperators.I2F, 0);
            FloatVector p = multiple.fma(STEPS, HALF_STEPS);
            VectorFunctions.withSign(p, bits.reinterpretAsFloats()).intoArray(y, i);
        }
        return i;
    }

    /** The second pass: the numbers in the tails, which are further out than any probability. */
    public static int tails(int from, int to, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector signed = FloatVector.fromArray(SPECIES, y, i);
            FloatVector p = signed.abs();
            FloatVector r =
                    VectorFunctions.log(p).neg().lanewise(VectorOperators.SQRT).sub(TAILS);
            FloatVector c = r.fma(C3S, C2S).fma(r, C1S).fma(r, C0S);
            FloatVector d = r.fma(D2S, D1S).fma(r, ONE);
            FloatVector z = VectorFunctions.withSign(c.div(d), signed);
            z.blend(signed, HALF.sub(p).compare(VectorOperators.LE, SPLITS)).intoArray(y, i);
        }
        return i;
    }

    /** The third pass: the other numbers. */
    public static int middle(int from, int to, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector signed = FloatVector.fromArray(SPECIES, y, i);
            FloatVector q = HALF.sub(signed.abs());
            FloatVector r = q.neg().fma(q, MIDDLES);
            FloatVector a = r.fma(A3S, A2S).fma(r, A1S).fma(r, A0S);
            FloatVector b = r.fma(B3S, B2S).fma(r, B1S).fma(r, ONE);
            FloatVector z = VectorFunctions.withSign(a.mul(q).div(b), signed);
            z.blend(signed, q.compare(VectorOperators.LT, ZERO)).intoArray(y, i);
        }
        return i;
    }

    /** {@code y = y deviation + x}. */
    public static int add(float deviation, int from, int to, float[] x, float[] y) {
        switch (LANES) { // for its size: see VectorActivations
            case 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80 -> {}
            default -> {}
        }
        FloatVector deviations = VectorFunctions.all(deviation);
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            FloatVector z = FloatVector.fromArray(SPECIES, y, i);
            z.fma(deviations, FloatVector.fromArray(SPECIES, x, i)).intoArray(y, i);
        }
        return i;
    }
}
