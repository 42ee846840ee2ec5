// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

/**
 * Functions made from exp, of long ranges, in loops that C2 turns into vector code without the Vector API. What it leaves scalar
 * are conversions between floats and their bits, so these have a loop of their own; a value passes from loop to loop in arrays of the
 * thread, a piece of the range at a time. Every operand is an array of its own and indexed by the loop's variable alone (see
 * {@link FmaLoops}), and nothing branches. The results are those of {@link Functions}, bit by bit.
 */
enum Exponentials {
    SIGMOID,
    TANH,
    GELU,
    SILU,
    SOFTPLUS,
    /** Exp itself, of up to 40. */
    EXP;

    /** The longest piece. */
    private static final int LENGTH = 256;

    /** From this length on it is faster than a single loop: C2 lets the first and last 16 turns or so of each loop be scalar. */
    private static final int SHORTEST = 64;

    /** Three arrays. */
    private static final ThreadLocal<float[][]> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected float[][] initialValue() {
            return new float[3][LENGTH];
        }
    };

    /** Whether a range is long enough. */
    static boolean suit(int from, int to) {
        return to - from >= SHORTEST;
    }

    /** What a thread keeps that has used them. */
    static long bytes() {
        return 3L * Float.BYTES * LENGTH;
    }

    /** Computes {@code y[i] = f(x[i])} for i in [from, to); y may be x. */
    void compute(float[] x, int from, int to, float[] y) {
        float[][] arrays = OF_THREAD.get();
        float[] v = arrays[0];
        float[] z = arrays[1];
        float[] e = arrays[2];
        int piece = piece(to - from);
        for (int i = from; i < to; i += piece) {
            int count = Math.min(piece, to - i);
            System.arraycopy(x, i, v, 0, count);
            arguments(count, v, z);
            powers(count, z, one(), e);
            values(count, v, z, e);
            System.arraycopy(v, 0, y, i, count);
        }
    }

    /** Pieces are equal but for the last, so that this is no short one. */
    private static int piece(int length) {
        int pieces = (length + LENGTH - 1) / LENGTH;
        return (length + pieces - 1) / pieces;
    }

    /** Sets z to what exp is needed of for f(x). */
    private void arguments(int count, float[] x, float[] z) {
        switch (this) {
            case SIGMOID, SILU -> opposite(count, x, z);
            case SOFTPLUS -> belowZero(count, x, z);
            case TANH -> twice(count, x, z);
            case GELU -> bell(count, x, z);
            case EXP -> raise(count, x, z);
        }
    }

    private static void opposite(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Functions.sigmoidArgument(x[i]);
        }
    }

    private static void belowZero(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Math.max(-Math.abs(x[i]), EXP_LOW);
        }
    }

    private static void twice(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Functions.tanhArgument(x[i]);
        }
    }

    private static void bell(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Math.max(Functions.bellExponent(Functions.geluArgument(x[i])), EXP_LOW);
        }
    }

    private static void raise(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Math.max(x[i], EXP_LOW);
        }
    }

    /** The bits of what the powers are multiplied by. */
    private int one() {
        return switch (this) {
            case SIGMOID, SILU -> SIGMOID_ONE_BITS;
            case TANH -> ONE_BITS;
            case GELU, SOFTPLUS, EXP -> EXP_RAISE_BITS;
        };
    }

    private static void powers(int count, float[] z, int one, float[] e) {
        for (int i = 0; i < count; i++) {
            e[i] = Functions.shifted(z[i]);
        }
        for (int i = 0; i < count; i++) {
            e[i] = Functions.power(e[i], one);
        }
    }

    /** Has f(x) take the place of x, e being the powers of two next to exp(z). */
    private void values(int count, float[] x, float[] z, float[] e) {
        switch (this) {
            case SIGMOID -> sigmoid(count, x, z, e);
            case TANH -> tanh(count, x, z, e);
            case SILU -> silu(count, x, z, e);
            case GELU -> {
                exp(count, z, e);
                gelu(count, x, e);
            }
            case SOFTPLUS -> {
                exp(count, z, e);
                softplus(count, x, e);
            }
            case EXP -> {
                exp(count, z, e);
                System.arraycopy(e, 0, x, 0, count);
            }
        }
    }

    private static void exp(int count, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            e[i] = Functions.lowExp(z[i], e[i]);
        }
    }

    private static void sigmoid(int count, float[] x, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            x[i] = Functions.sigmoid(z[i], e[i]);
        }
    }

    /** The sign is 0 where x is, and else 1 or -1. */
    private static void tanh(int count, float[] x, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            float sign = Math.max(Math.min(Functions.stretched(x[i]), 1f), -1f);
            x[i] = Functions.tanhMagnitude(z[i], e[i]) * sign;
        }
    }

    /** The first of two finite values if {@code first} is 1, the other if it is 0: one of the products is 0. */
    private static float choose(float first, float a, float b) {
        return Math.fma(first, a, (1f - first) * b);
    }

    private static void gelu(int count, float[] x, float[] e) {
        for (int i = 0; i < count; i++) {
            float v = Functions.geluArgument(x[i]);
            float tail = Functions.normalTail(Math.abs(v), e[i]);
            x[i] = v * choose(Functions.above(0f, v), tail, 1f - tail);
        }
    }

    private static void silu(int count, float[] x, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(x[i], -SILU_HIGH) * Functions.sigmoid(z[i], e[i]);
        }
    }

    private static void softplus(int count, float[] x, float[] e) {
        for (int i = 0; i < count; i++) {
            x[i] = Functions.softplus(x[i], e[i]);
        }
    }
}
