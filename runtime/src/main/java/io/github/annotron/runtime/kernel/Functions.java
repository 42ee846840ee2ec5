// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

/**
 * Elementary functions of one float.
 *
 * <p>Results are within 2 ulp of the exact ones, within 3 for {@link #softplus}. They are the same on every machine, which {@code
 * Math.exp} need not be. NaN gives NaN, limits are taken at the infinities, and results too small for a normal float lose digits
 * gradually down to zero.
 */
public final class Functions {

    private Functions() {}

    /** e to the power of x: x = n ln 2 + r, a polynomial in r, and two factors whose product is 2^n. */
    public static float exp(float x) {
        float z = Math.max(Math.min(x, EXP_HIGH), EXP_LOW);
        float shifted = Math.fma(z, LOG2_E, ROUNDER);
        float n = shifted - ROUNDER;
        float r = Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, z));
        float y = Math.fma(Math.fma(expm1Quotient(r), r, 1f), r, 1f);
        int exponent = Float.floatToRawIntBits(shifted) - ROUNDER_BITS;
        int half = exponent >> 1; // 2^n itself may be no normal float
        return y * power(half) * power(exponent - half);
    }

    /** {@link #exp} for x up to 40, in fewer steps: the nearest integer's bits become an exponent as they are. */
    static float lowExp(float x) {
        float z = Math.max(x, EXP_LOW);
        return lowExp(z, power(shifted(z), EXP_RAISE_BITS));
    }

    /**
     * The last step of {@link #lowExp(float)}.
     *
     * @param z at least EXP_LOW
     * @param raised 2^64 times the {@link #power} of it {@link #shifted}
     */
    static float lowExp(float z, float raised) {
        float r = rest(z);
        float y = Math.fma(Math.fma(expm1Quotient(r), r, 1f), r, 1f);
        return y * raised * EXP_UNRAISE;
    }

    /** The number whose low bits are the integer n with exp(z) next to 2^n. */
    static float shifted(float z) {
        return Math.fma(z, LOG2_E, ROUNDER);
    }

    /** z - n ln 2. */
    private static float rest(float z) {
        float n = shifted(z) - ROUNDER;
        return Math.fma(n, -LN_2_REST, Math.fma(n, -LN_2, z));
    }

    /** 2^n times a power of two with the bits {@code one}. */
    static float power(float shifted, int one) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << FRACTION_BITS) + one);
    }

    /** {@link #expm1} for x up to 40. */
    static float lowExpm1(float x) {
        float z = Math.max(x, EXPM1_LOW);
        float scale = power(shifted(z), ONE_BITS);
        return Math.fma(scale, reducedExpm1(rest(z)), scale - 1f);
    }

    /** exp(x) - 1, accurate near zero too. */
    public static float expm1(float x) {
        float z = Math.max(Math.min(x, EXP_HIGH), EXPM1_LOW);
        float scale = power(Float.floatToRawIntBits(shifted(z)) - ROUNDER_BITS - 1); // half of 2^n, which may overflow
        return 2f * Math.fma(scale, reducedExpm1(rest(z)), scale - 0.5f);
    }

    private static float reducedExpm1(float r) {
        return Math.fma(r * r, expm1Quotient(r), r);
    }

    /** (exp(r) - 1 - r) / r^2 for |r| up to ln(2) / 2. */
    private static float expm1Quotient(float r) {
        float q = Math.fma(E4, r, E3);
        q = Math.fma(q, r, E2);
        q = Math.fma(q, r, E1);
        return Math.fma(q, r, E0);
    }

    /** 2^n for n from -126 to 127. */
    private static float power(int n) {
        return Float.intBitsToFloat((n << FRACTION_BITS) + ONE_BITS);
    }

    /** The natural logarithm: -infinity at zero, NaN below. */
    public static float log(float x) {
        if (!(x > 0f && x < Float.POSITIVE_INFINITY)) {
            return x == 0f ? Float.NEGATIVE_INFINITY : x < 0f ? Float.NaN : x;
        }
        boolean small = x < Float.MIN_NORMAL;
        int bits = Float.floatToRawIntBits(small ? x * 8388608f : x);
        int exponent = (bits - ROOT_HALF_BITS) >> FRACTION_BITS;
        float f = Float.intBitsToFloat(bits - (exponent << FRACTION_BITS)) - 1f;
        return reducedLog(f, small ? exponent - FRACTION_BITS : exponent);
    }

    /** ln(1 + x), accurate near zero too: -infinity at -1, NaN below. */
    public static float log1p(float x) {
        if (!(x > -1f && x < Float.POSITIVE_INFINITY)) {
            return x == -1f ? Float.NEGATIVE_INFINITY : x < -1f ? Float.NaN : x;
        }
        if (x > 0x1p24f) {
            return log(x);
        }
        int exponent = (Float.floatToRawIntBits(1f + x) - ROOT_HALF_BITS) >> FRACTION_BITS;
        float scale = power(-exponent);
        float f = Math.fma(x, scale, scale - 1f); // (1 + x) / 2^n - 1 without the rounding of 1 + x
        return reducedLog(f, exponent);
    }

    /** ln((1 + f) 2^n). */
    private static float reducedLog(float f, int exponent) {
        float n = Float.intBitsToFloat(exponent + ROUNDER_BITS) - ROUNDER;
        float p = Math.fma(L7, f, L6);
        p = Math.fma(p, f, L5);
        p = Math.fma(p, f, L4);
        p = Math.fma(p, f, L3);
        p = Math.fma(p, f, L2);
        p = Math.fma(p, f, L1);
        p = Math.fma(p, f, L0);
        float y = p * f * (f * f);
        y = Math.fma(n, LN_2_REST, y);
        y = Math.fma(-0.5f * f, f, y);
        return Math.fma(n, LN_2, f + y);
    }

    /** The hyperbolic tangent, from exp(-2|x|) = 2^n (1 + m): with q = 2^n, (1 - q - q m) / (1 + q + q m). */
    public static float tanh(float x) {
        float z = tanhArgument(x);
        return withSign(tanhMagnitude(z, power(shifted(z), ONE_BITS)), x);
    }

    /** What exp is needed of for the hyperbolic tangent. */
    static float tanhArgument(float x) {
        return Math.min(Math.abs(x), TANH_HIGH) * -2f;
    }

    /** The tangent without its sign, from the argument z of exp and the power of two next to exp(z). */
    static float tanhMagnitude(float z, float power) {
        float m = reducedExpm1(rest(z));
        return Math.abs(Math.fma(power, m, power - 1f) / Math.fma(power, m, power + 1f));
    }

    /**
     * 1 / (1 + exp(-x)), all of it scaled, so that exp(-x) does not overflow. With exp(-x) = 2^n (1 + m) the denominator is (1 + 2^n m) +
     * 2^n: in this order sums lose least.
     */
    public static float sigmoid(float x) {
        float z = sigmoidArgument(x);
        return sigmoid(z, power(shifted(z), SIGMOID_ONE_BITS));
    }

    /** What exp is needed of for {@link #sigmoid(float)}. */
    static float sigmoidArgument(float x) {
        return Math.max(Math.min(-x, -SIGMOID_LOW), -SIGMOID_HIGH);
    }

    /** The sigmoid function, from the argument z of exp and the power of two next to exp(z), times SIGMOID_ONE. */
    static float sigmoid(float z, float power) {
        return SIGMOID_ONE / (Math.fma(power, reducedExpm1(rest(z)), SIGMOID_ONE) + power);
    }

    /** ln(1 + exp(x)), as max(x, 0) + ln(1 + exp(-|x|)). */
    public static float softplus(float x) {
        return softplus(x, lowExp(-Math.abs(x)));
    }

    /** {@link #softplus(float)} from u = exp(-|x|). */
    static float softplus(float x, float u) {
        float p = Math.fma(S8, u, S7);
        p = Math.fma(p, u, S6);
        p = Math.fma(p, u, S5);
        p = Math.fma(p, u, S4);
        p = Math.fma(p, u, S3);
        p = Math.fma(p, u, S2);
        p = Math.fma(p, u, S1);
        p = Math.fma(p, u, S0);
        return Math.fma(Math.fma(p, u, 1f), u, Math.max(x, 0f));
    }

    /** The error function, 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x. */
    public static float erf(float x) {
        float a = Math.abs(x);
        float u = a * a;
        float p = Math.fma(F6, u, F5);
        p = Math.fma(p, u, F4);
        p = Math.fma(p, u, F3);
        p = Math.fma(p, u, F2);
        p = Math.fma(p, u, F1);
        p = Math.fma(p, u, F0);
        float small = Math.fma(p, a, a);
        float tailAt = Math.min(a * 1.4142135f, TAIL_HIGH);
        float large = Math.fma(-2f, normalTail(tailAt, lowExp(bellExponent(tailAt))), 1f);
        return withSign(a < 1f ? small : large, x);
    }

    /** What exp gives the normal density's shape of. */
    static float bellExponent(float a) {
        return a * a * -0.5f;
    }

    /** An x with the same gelu that makes no product of infinity and zero. */
    static float geluArgument(float x) {
        return Math.max(x, -TAIL_HIGH);
    }

    /** The standard normal distribution's probability above a, from exp(-a^2 / 2), which is called bell. */
    static float normalTail(float a, float bell) {
        float t = 1f / Math.fma(TAIL_SCALE, a, 1f);
        float p = Math.fma(Q8, t, Q7);
        p = Math.fma(p, t, Q6);
        p = Math.fma(p, t, Q5);
        p = Math.fma(p, t, Q4);
        p = Math.fma(p, t, Q3);
        p = Math.fma(p, t, Q2);
        p = Math.fma(p, t, Q1);
        p = Math.fma(p, t, Q0);
        return p * t * bell;
    }

    /** 1 if a is above b, else 0; of equal infinities NaN. It has no branch, which would be taken by chance, and C2 vectorises it. */
    public static float above(float a, float b) {
        return Math.max(Math.min(stretched(a - b), 1f), 0f);
    }

    /** x times so much that its size is at least 1 if it is not 0: the smallest, 2^-149, is above 1 after both factors. */
    static float stretched(float x) {
        return x * 0x1p100f * 0x1p100f;
    }

    /** 1 if a is above or equal to b, else 0: what {@link #above} leaves. */
    public static float notBelow(float a, float b) {
        return 1f - above(b, a);
    }

    /** A magnitude of plus sign with the sign of x. */
    private static float withSign(float magnitude, float x) {
        int sign = Float.floatToRawIntBits(x) & SIGN;
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | sign);
    }
}
