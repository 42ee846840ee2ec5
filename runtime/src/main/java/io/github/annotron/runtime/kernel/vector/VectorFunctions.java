// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The methods of {@code Functions}, lane by lane. */
final class VectorFunctions {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);

    private VectorFunctions() {}

    static FloatVector exp(FloatVector x) {
        FloatVector z = x.min(EXP_HIGH).max(EXP_LOW);
        FloatVector shifted = z.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = reduce(n, z);
        FloatVector y = reducedExpm1(r).add(1f);
        IntVector exponent = shifted.reinterpretAsInts().sub(ROUNDER_BITS);
        IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        return y.mul(power(half)).mul(power(exponent.sub(half)));
    }

    static FloatVector expm1(FloatVector x) {
        FloatVector z = x.min(EXP_HIGH).max(EXPM1_LOW);
        FloatVector shifted = z.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector r = reduce(n, z);
        FloatVector scale = power(shifted.reinterpretAsInts().sub(ROUNDER_BITS + 1));
        return scale.fma(reducedExpm1(r), scale.sub(0.5f)).mul(2f);
    }

    private static FloatVector reduce(FloatVector n, FloatVector z) {
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN_2), z);
        return n.fma(FloatVector.broadcast(SPECIES, -LN_2_REST), r);
    }

    private static FloatVector reducedExpm1(FloatVector r) {
        FloatVector q = r.fma(E4, E3);
        q = q.fma(r, FloatVector.broadcast(SPECIES, E2));
        q = q.fma(r, FloatVector.broadcast(SPECIES, E1));
        q = q.fma(r, FloatVector.broadcast(SPECIES, E0));
        return r.mul(r).fma(q, r);
    }

    private static FloatVector power(IntVector n) {
        return n.lanewise(VectorOperators.LSHL, FRACTION_BITS).add(ONE_BITS).reinterpretAsFloats();
    }

    private static FloatVector smallLog1p(FloatVector x) {
        IntVector exponent =
                x.add(1f).reinterpretAsInts().sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, FRACTION_BITS);
        FloatVector scale = power(exponent.neg());
        FloatVector f = x.fma(scale, scale.sub(1f));
        FloatVector n = exponent.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
        FloatVector p = f.fma(L7, L6);
        p = p.fma(f, FloatVector.broadcast(SPECIES, L5));
        p = p.fma(f, FloatVector.broadcast(SPECIES, L4));
        p = p.fma(f, FloatVector.broadcast(SPECIES, L3));
        p = p.fma(f, FloatVector.broadcast(SPECIES, L2));
        p = p.fma(f, FloatVector.broadcast(SPECIES, L1));
        p = p.fma(f, FloatVector.broadcast(SPECIES, L0));
        FloatVector y = p.mul(f).mul(f.mul(f));
        y = n.fma(FloatVector.broadcast(SPECIES, LN_2_REST), y);
        y = f.mul(-0.5f).fma(f, y);
        return n.fma(FloatVector.broadcast(SPECIES, LN_2), f.add(y));
    }

    static FloatVector tanh(FloatVector x) {
        FloatVector a = x.abs().min(TANH_HIGH);
        FloatVector u = a.mul(a);
        FloatVector p = u.fma(T4, T3);
        p = p.fma(u, FloatVector.broadcast(SPECIES, T2));
        p = p.fma(u, FloatVector.broadcast(SPECIES, T1));
        p = p.fma(u, FloatVector.broadcast(SPECIES, T0));
        FloatVector small = u.mul(a).fma(p, a);
        FloatVector two = FloatVector.broadcast(SPECIES, 2f);
        FloatVector large = ONE.sub(two.div(exp(a.add(a)).add(1f)));
        return withSign(large.blend(small, a.compare(VectorOperators.LT, TANH_SMALL)), x);
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.abs().neg());
        return ONE.blend(e, x.compare(VectorOperators.LT, 0f)).div(e.add(1f));
    }

    static FloatVector softplus(FloatVector x) {
        return x.max(0f).add(smallLog1p(exp(x.abs().neg())));
    }

    static FloatVector bell(FloatVector a) {
        FloatVector square = a.mul(a);
        FloatVector rest = a.fma(a, square.neg());
        FloatVector e = exp(square.mul(-0.5f));
        return e.fma(rest.mul(-0.5f), e);
    }

    static FloatVector normalTail(FloatVector a, FloatVector bell) {
        FloatVector t = ONE.div(a.fma(TAIL_SCALE, 1f));
        FloatVector p = t.fma(Q9, Q8);
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q7));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q6));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q5));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q4));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q3));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q2));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q1));
        p = p.fma(t, FloatVector.broadcast(SPECIES, Q0));
        return p.mul(t).mul(bell);
    }

    /** From {@code normalTail(|x|, ...)}. */
    static FloatVector normal(FloatVector x, FloatVector tail) {
        return ONE.sub(tail).blend(tail, x.compare(VectorOperators.LT, 0f));
    }

    static FloatVector withSign(FloatVector magnitude, FloatVector x) {
        IntVector sign = x.reinterpretAsInts().and(SIGN);
        return magnitude.reinterpretAsInts().or(sign).reinterpretAsFloats();
    }
}
