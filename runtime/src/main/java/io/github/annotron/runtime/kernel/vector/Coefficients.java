// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel.vector;

/**
 * The constants of the elementary functions, which their scalar and vector forms share.
 *
 * <p>The polynomials are minimax: found by the exchange algorithm (E. Ya. Remez, 1934) on the relative error of the
 * function, in 40-digit arithmetic. Their coefficients were rounded to float one at a time from the highest power down,
 * the lower ones being fitted again after each, which keeps nearly all of the accuracy. The errors stated are those of
 * the rounded polynomials in exact arithmetic. The reductions are those of W. J. Cody and W. Waite, "Software Manual
 * for the Elementary Functions", 1980, with a fused multiply-add in place of a split constant.
 */
public final class Coefficients {

    /** Adding it to a number below 2^22 in size leaves the nearest integer in the low bits: 1.5 * 2^23. */
    public static final float ROUNDER = 12582912f;

    /** The bits of {@link #ROUNDER}. */
    public static final int ROUNDER_BITS = 0x4b400000;

    /** The bits of 1f. */
    public static final int ONE_BITS = 0x3f800000;

    /** The bits of the square root of one half. */
    public static final int ROOT_HALF_BITS = 0x3f3504f3;

    /** The sign bit of a float. */
    public static final int SIGN = 0x80000000;

    /** All bits but that. */
    public static final int MAGNITUDE = 0x7fffffff;

    /** The bits of infinity. With a magnitude above it a float is not a number. */
    public static final int INFINITY_BITS = 0x7f800000;

    /** The number of bits of a float's fraction. */
    public static final int FRACTION_BITS = 23;

    public static final float LOG2_E = 0x1.715476p+0f;
    public static final float LN_2 = 0x1.62e43p-1f;
    /** What {@link #LN_2} lacks. */
    public static final float LN_2_REST = -0x1.05c61p-29f;

    /** exp is infinite above it. */
    public static final float EXP_HIGH = 89f;

    /** exp rounds to zero below it. */
    public static final float EXP_LOW = -104f;

    /** The bits of 2^64: with it, 2^n is a normal float for all n that matter below exp(40). */
    public static final int EXP_RAISE_BITS = ONE_BITS + (64 << FRACTION_BITS);

    /** 2^-64. */
    public static final float EXP_UNRAISE = 0x1p-64f;

    /** exp(x) - 1 rounds to -1 below it. */
    public static final float EXPM1_LOW = -26f;

    // exp(r) - 1 = r + r^2 (E0 + E1 r + ... + E4 r^4) for |r| <= ln(2) / 2, relative error 2^-25.7
    public static final float E0 = 0x1.fffffep-2f;
    public static final float E1 = 0x1.555494p-3f;
    public static final float E2 = 0x1.5556ap-5f;
    public static final float E3 = 0x1.123dd4p-7f;
    public static final float E4 = 0x1.6bebfep-10f;

    // ln(1 + f) = f - f^2 / 2 + f^3 (L0 + L1 f + ... + L7 f^7) for sqrt(1/2) <= 1 + f <= sqrt(2), relative error 2^-27
    public static final float L0 = 0x1.555554p-2f;
    public static final float L1 = -0x1.000228p-2f;
    public static final float L2 = 0x1.99a00ap-3f;
    public static final float L3 = -0x1.547242p-3f;
    public static final float L4 = 0x1.22d9fcp-3f;
    public static final float L5 = -0x1.0d853ap-3f;
    public static final float L6 = 0x1.055c5ep-3f;
    public static final float L7 = -0x1.38b824p-4f;

    // ln(1 + u) = u + u^2 (S0 + S1 u + ... + S8 u^8) for 0 <= u <= 1, relative error 2^-26.3
    public static final float S0 = -0x1.ffffd2p-2f;
    public static final float S1 = 0x1.554da8p-2f;
    public static final float S2 = -0x1.ff201ap-3f;
    public static final float S3 = 0x1.93358ep-3f;
    public static final float S4 = -0x1.39fe8ep-3f;
    public static final float S5 = 0x1.b3b1a2p-4f;
    public static final float S6 = -0x1.d49996p-5f;
    public static final float S7 = 0x1.46b84ep-6f;
    public static final float S8 = -0x1.aad1eep-9f;

    /** sigmoid rounds to 1 above it. */
    public static final float SIGMOID_HIGH = 64f;

    /** sigmoid rounds to zero below it. */
    public static final float SIGMOID_LOW = -104f;

    /** What sigmoid has for a one, 2^-32: with it, 2^n is a normal float for all n between these. */
    public static final float SIGMOID_ONE = 0x1p-32f;

    /** The bits of it. */
    public static final int SIGMOID_ONE_BITS = ONE_BITS - (32 << FRACTION_BITS);

    /** tanh rounds to 1 above it. */
    public static final float TANH_HIGH = 10f;

    // erf(x) = x + x (F0 + F1 x^2 + ... + F6 x^12) for |x| <= 1, relative error 2^-29
    public static final float F0 = 0x1.06eba8p-3f;
    public static final float F1 = -0x1.81273ep-2f;
    public static final float F2 = 0x1.ce2ce6p-4f;
    public static final float F3 = -0x1.b7f71ap-6f;
    public static final float F4 = 0x1.53f224p-8f;
    public static final float F5 = -0x1.a3515ep-11f;
    public static final float F6 = 0x1.4771fep-14f;

    /** The upper tail of the normal distribution rounds to zero above it. */
    public static final float TAIL_HIGH = 14.5f;

    // Q(a) = exp(-a^2 / 2) (Q0 t + Q1 t^2 + ... + Q8 t^9) with t = 1 / (1 + TAIL_SCALE a), 0 <= a <= 14.5, relative
    // error
    // 2^-24.7; the form is that of C. Hastings, "Approximations for Digital Computers", 1955
    public static final float TAIL_SCALE = 0.35f;
    public static final float Q0 = 0x1.1df1c6p-3f;
    public static final float Q1 = 0x1.1e70c8p-3f;
    public static final float Q2 = 0x1.eac96cp-4f;
    public static final float Q3 = 0x1.b05912p-4f;
    public static final float Q4 = -0x1.7c5c5ap-6f;
    public static final float Q5 = 0x1.464c12p-3f;
    public static final float Q6 = -0x1.05fc18p-2f;
    public static final float Q7 = 0x1.26fb66p-3f;
    public static final float Q8 = -0x1.ddbc5cp-6f;

    /** 1 / sqrt(2 pi). */
    public static final float NORMAL_PEAK = 0x1.988454p-2f;

    /** x sigmoid(x) rounds to zero below its negative, and its derivative to one above it. */
    public static final float SILU_HIGH = 110f;

    // G. Klambauer and others, "Self-Normalizing Neural Networks", 2017
    public static final float SELU_ALPHA = 1.6732632f;
    public static final float SELU_SCALE = 1.050701f;
    public static final float SELU_SCALE_ALPHA = 1.7580993f;

    // The hash that random bits are
    public static final int HASH_MULTIPLIER_1 = 0x7feb352d;
    public static final int HASH_MULTIPLIER_2 = 0x846ca68b;

    /** Leaves 24 bits of a hash, as many as a float can hold. */
    public static final int DROPOUT_SHIFT = 8;

    public static final float DROPOUT_RANGE = 0x1p24f;

    /** What 32 bits count in. */
    public static final float NORMAL_STEP = 0x1p-32f;

    // What a standard normal variable exceeds with the probability p is, with q = 0.5 - p and for q up to NORMAL_SPLIT,
    // q A(r) / B(r) with r = NORMAL_MIDDLE - q^2; above, it is C(r) / D(r) with r = sqrt(-ln(p)) - NORMAL_TAIL, down to
    // p = exp(-25). B0 and D0 are 1. M. J. Wichura, "Algorithm AS 241", Applied Statistics 37, 1988: PPND7
    public static final float NORMAL_SPLIT = 0.425f;
    public static final float NORMAL_MIDDLE = 0.180625f;
    public static final float NORMAL_TAIL = 1.6f;
    public static final float A0 = 3.3871326f;
    public static final float A1 = 50.434273f;
    public static final float A2 = 159.29114f;
    public static final float A3 = 59.109375f;
    public static final float B1 = 17.89517f;
    public static final float B2 = 78.75776f;
    public static final float B3 = 67.18756f;
    public static final float C0 = 1.4234372f;
    public static final float C1 = 2.7568154f;
    public static final float C2 = 1.3067285f;
    public static final float C3 = 0.17023821f;
    public static final float D1 = 0.73700166f;
    public static final float D2 = 0.12021133f;

    private Coefficients() {}
}
