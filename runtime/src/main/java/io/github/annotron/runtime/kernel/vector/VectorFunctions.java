// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The methods of {@code Functions}, lane by lane.
 *
 * <p>C2 stops inlining when a loop has become too large (NodeCountInliningCutoff), and vectors that cross a call are objects.
 * So constants are vectors here, not broadcast where they are used, and no step is wasted.
 */
final class VectorFunctions {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    static final FloatVector ZERO = all(0f);
    static final FloatVector ONE = all(1f);
    private static final FloatVector MINUS_HALF = all(-0.5f);
    private static final IntVector SIGN_BIT = all(SIGN);

    private static final FloatVector ROUNDERS = all(ROUNDER);
    private static final FloatVector LOG2_ES = all(LOG2_E);
    private static final FloatVector MINUS_LN_2S = all(-LN_2);
    private static final FloatVector MINUS_LN_2_RESTS = all(-LN_2_REST);
    private static final FloatVector EXP_LOWS = all(EXP_LOW);
    private static final FloatVector EXPM1_LOWS = all(EXPM1_LOW);
    private static final FloatVector EXP_UNRAISES = all(EXP_UNRAISE);
    private static final IntVector EXP_RAISE_BITS_S = all(EXP_RAISE_BITS);
    private static final IntVector ONE_BITS_S = all(ONE_BITS);

    private static final FloatVector E0S = all(E0);
    private static final FloatVector E1S = all(E1);
    private static final FloatVector E2S = all(E2);
    private static final FloatVector E3S = all(E3);
    private static final FloatVector E4S = all(E4);

    private static final FloatVector S0S = all(S0);
    private static final FloatVector S1S = all(S1);
    private static final FloatVector S2S = all(S2);
    private static final FloatVector S3S = all(S3);
    private static final FloatVector S4S = all(S4);
    private static final FloatVector S5S = all(S5);
    private static final FloatVector S6S = all(S6);
    private static final FloatVector S7S = all(S7);
    private static final FloatVector S8S = all(S8);

    private static final IntVector ROUNDER_BITS_S = all(ROUNDER_BITS);
    private static final IntVector ROOT_HALF_BITS_S = all(ROOT_HALF_BITS);
    private static final FloatVector LN_2S = all(LN_2);
    private static final FloatVector LN_2_RESTS = all(LN_2_REST);
    private static final FloatVector L0S = all(L0);
    private static final FloatVector L1S = all(L1);
    private static final FloatVector L2S = all(L2);
    private static final FloatVector L3S = all(L3);
    private static final FloatVector L4S = all(L4);
    private static final FloatVector L5S = all(L5);
    private static final FloatVector L6S = all(L6);
    private static final FloatVector L7S = all(L7);

    private static final IntVector MAGNITUDES = all(MAGNITUDE);
    private static final IntVector INFINITY_BITS_S = all(INFINITY_BITS);
    private static final IntVector SIGMOID_HIGH_BITS_S = all(Float.floatToRawIntBits(SIGMOID_HIGH));
    private static final IntVector MINUS_SIGMOID_LOW_BITS_S = all(Float.floatToRawIntBits(-SIGMOID_LOW));
    private static final FloatVector SIGMOID_ONES = all(SIGMOID_ONE);
    private static final IntVector SIGMOID_ONE_BITS_S = all(SIGMOID_ONE_BITS);
    private static final IntVector TANH_HIGH_BITS_S = all(Float.floatToRawIntBits(TANH_HIGH));
    private static final FloatVector MINUS_TWOS = all(-2f);

    private static final FloatVector TAIL_HIGHS = all(TAIL_HIGH);
    private static final FloatVector MINUS_TAIL_HIGHS = all(-TAIL_HIGH);
    private static final FloatVector NORMAL_PEAKS = all(NORMAL_PEAK);
    private static final FloatVector TAIL_SCALES = all(TAIL_SCALE);
    private static final FloatVector Q0S = all(Q0);
    private static final FloatVector Q1S = all(Q1);
    private static final FloatVector Q2S = all(Q2);
    private static final FloatVector Q3S = all(Q3);
    private static final FloatVector Q4S = all(Q4);
    private static final FloatVector Q5S = all(Q5);
    private static final FloatVector Q6S = all(Q6);
    private static final FloatVector Q7S = all(Q7);
    private static final FloatVector Q8S = all(Q8);

    private VectorFunctions() {}

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static IntVector all(int value) {
        return IntVector.broadcast(IntVector.SPECIES_PREFERRED, value);
    }

    static FloatVector lowExp(FloatVector x) {
        FloatVector z = x.max(EXP_LOWS);
        FloatVector shifted = z.fma(LOG2_ES, ROUNDERS);
        FloatVector r = rest(z, shifted);
        FloatVector y = expm1Quotient(r).fma(r, ONE).fma(r, ONE);
        return y.mul(power(shifted, EXP_RAISE_BITS_S)).mul(EXP_UNRAISES);
    }

    static FloatVector lowExpm1(FloatVector x) {
        FloatVector z = x.max(EXPM1_LOWS);
        FloatVector shifted = z.fma(LOG2_ES, ROUNDERS);
        FloatVector scale = power(shifted, ONE_BITS_S);
        return scale.fma(reducedExpm1(rest(z, shifted)), scale.sub(ONE));
    }

    private static FloatVector rest(FloatVector z, FloatVector shifted) {
        FloatVector n = shifted.sub(ROUNDERS);
        return n.fma(MINUS_LN_2_RESTS, n.fma(MINUS_LN_2S, z));
    }

    private static FloatVector power(FloatVector shifted, IntVector one) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, FRACTION_BITS)
                .add(one)
                .reinterpretAsFloats();
    }

    private static FloatVector reducedExpm1(FloatVector r) {
        return r.mul(r).fma(expm1Quotient(r), r);
    }

    private static FloatVector expm1Quotient(FloatVector r) {
        FloatVector q = r.fma(E4S, E3S);
        q = q.fma(r, E2S);
        q = q.fma(r, E1S);
        return q.fma(r, E0S);
    }

    /** Of positive, finite numbers that are normal floats. */
    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector exponent = bits.sub(ROOT_HALF_BITS_S).lanewise(VectorOperators.ASHR, FRACTION_BITS);
        FloatVector f = bits.sub(exponent.lanewise(VectorOperators.LSHL, FRACTION_BITS))
                .reinterpretAsFloats()
                .sub(ONE);
        FloatVector n = exponent.add(ROUNDER_BITS_S).reinterpretAsFloats().sub(ROUNDERS);
        FloatVector p = f.fma(L7S, L6S);
        p = p.fma(f, L5S);
        p = p.fma(f, L4S);
        p = p.fma(f, L3S);
        p = p.fma(f, L2S);
        p = p.fma(f, L1S);
        p = p.fma(f, L0S);
        FloatVector y = p.mul(f).mul(f.mul(f));
        y = n.fma(LN_2_RESTS, y);
        y = f.mul(MINUS_HALF).fma(f, y);
        return n.fma(LN_2S, f.add(y));
    }

    /** Limits are taken of bits, whose order is that of positive floats: a minimum of floats is several instructions. */
    static FloatVector tanh(FloatVector x) {
        IntVector magnitude = x.reinterpretAsInts().and(MAGNITUDES);
        FloatVector z = magnitude.min(TANH_HIGH_BITS_S).reinterpretAsFloats().mul(MINUS_TWOS);
        FloatVector shifted = z.fma(LOG2_ES, ROUNDERS);
        FloatVector m = reducedExpm1(rest(z, shifted));
        FloatVector power = power(shifted, ONE_BITS_S);
        FloatVector y = power.fma(m, power.sub(ONE)).div(power.fma(m, power.add(ONE)));
        return withSign(y.abs(), x)
                .reinterpretAsInts()
                .or(ifNotANumber(magnitude))
                .reinterpretAsFloats();
    }

    static FloatVector sigmoid(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        FloatVector z = bits.min(SIGMOID_HIGH_BITS_S)
                .lanewise(VectorOperators.XOR, SIGN_BIT)
                .min(MINUS_SIGMOID_LOW_BITS_S)
                .reinterpretAsFloats();
        FloatVector shifted = z.fma(LOG2_ES, ROUNDERS);
        FloatVector m = reducedExpm1(rest(z, shifted));
        FloatVector power = power(shifted, SIGMOID_ONE_BITS_S);
        FloatVector y = SIGMOID_ONES.div(power.fma(m, SIGMOID_ONES).add(power));
        return y.reinterpretAsInts().or(ifNotANumber(bits.and(MAGNITUDES))).reinterpretAsFloats();
    }

    /** All bits of what is not a number, none of others. */
    private static IntVector ifNotANumber(IntVector magnitude) {
        return INFINITY_BITS_S.sub(magnitude).lanewise(VectorOperators.ASHR, 31);
    }

    static FloatVector softplus(FloatVector x) {
        FloatVector u = lowExp(x.abs().neg());
        FloatVector p = u.fma(S8S, S7S);
        p = p.fma(u, S6S);
        p = p.fma(u, S5S);
        p = p.fma(u, S4S);
        p = p.fma(u, S3S);
        p = p.fma(u, S2S);
        p = p.fma(u, S1S);
        p = p.fma(u, S0S);
        return p.fma(u, ONE).fma(u, x.max(ZERO));
    }

    static FloatVector gelu(FloatVector x) {
        FloatVector z = x.max(MINUS_TAIL_HIGHS);
        FloatVector bell = lowExp(z.mul(z).mul(MINUS_HALF));
        return z.mul(normal(z, normalTail(z.abs(), bell)));
    }

    static FloatVector geluSlope(FloatVector x) {
        FloatVector z = x.min(TAIL_HIGHS).max(MINUS_TAIL_HIGHS);
        FloatVector bell = lowExp(z.mul(z).mul(MINUS_HALF));
        FloatVector normal = normal(z, normalTail(z.abs(), bell));
        return z.fma(bell.mul(NORMAL_PEAKS), normal);
    }

    private static FloatVector normalTail(FloatVector a, FloatVector bell) {
        FloatVector t = ONE.div(a.fma(TAIL_SCALES, ONE));
        FloatVector p = t.fma(Q8S, Q7S);
        p = p.fma(t, Q6S);
        p = p.fma(t, Q5S);
        p = p.fma(t, Q4S);
        p = p.fma(t, Q3S);
        p = p.fma(t, Q2S);
        p = p.fma(t, Q1S);
        p = p.fma(t, Q0S);
        return p.mul(t).mul(bell);
    }

    /** From {@code normalTail(|x|, ...)}. */
    private static FloatVector normal(FloatVector x, FloatVector tail) {
        return ONE.sub(tail).blend(tail, x.compare(VectorOperators.LT, ZERO));
    }

    /** A magnitude of plus sign with the sign of x. */
    static FloatVector withSign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN_BIT);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
