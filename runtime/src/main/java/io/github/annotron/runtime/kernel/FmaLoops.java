// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Loops of multiply-adds that C2 turns into vector code without the Vector API: every operand is an array of its own, and all are
 * indexed by the loop's variable alone. With offsets beside it C2 cannot prove that a store leaves the other operands as they are.
 *
 * <p>A sum is a row of elements, a term a row that times a coefficient is added to it; terms are added in the order of the arguments.
 * Coefficient (r, t) is {@code a[ar + qt]}.
 *
 * <p>C2 of JDK 17 takes eight multiply-adds in the loop's body, that of JDK 25 sixteen, and neither takes more. How far it unrolls
 * depends on how often the loop has turned on average: with fewer than 71 turns vectors are shorter.
 */
final class FmaLoops {

    /** Below this width rows have a loop of their own: one that is unrolled for longer rows would leave nothing for its vectors. */
    private static final int NARROW = 64;

    private static final boolean LONG_BODIES = Runtime.version().feature() >= 25;

    private FmaLoops() {}

    /** Adds four terms to four sums. */
    static void addToFour(
            int width,
            float[] s0,
            float[] s1,
            float[] s2,
            float[] s3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int q0,
            int q1,
            int q2,
            int q3) {
        if (LONG_BODIES) {
            fourByFour(width, s0, s1, s2, s3, b0, b1, b2, b3, a, a0, a1, a2, a3, q0, q1, q2, q3);
        } else {
            fourByTwo(width, s0, s1, s2, s3, b0, b1, a, a0, a1, a2, a3, q0, q1);
            fourByTwo(width, s0, s1, s2, s3, b2, b3, a, a0, a1, a2, a3, q2, q3);
        }
    }

    private static void fourByFour(
            int width,
            float[] s0,
            float[] s1,
            float[] s2,
            float[] s3,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int q0,
            int q1,
            int q2,
            int q3) {
        float w00 = a[a0 + q0];
        float w01 = a[a0 + q1];
        float w02 = a[a0 + q2];
        float w03 = a[a0 + q3];
        float w10 = a[a1 + q0];
        float w11 = a[a1 + q1];
        float w12 = a[a1 + q2];
        float w13 = a[a1 + q3];
        float w20 = a[a2 + q0];
        float w21 = a[a2 + q1];
        float w22 = a[a2 + q2];
        float w23 = a[a2 + q3];
        float w30 = a[a3 + q0];
        float w31 = a[a3 + q1];
        float w32 = a[a3 + q2];
        float w33 = a[a3 + q3];
        if (width < NARROW) {
            for (int j = 0; j < width; j++) {
                float x0 = b0[j];
                float x1 = b1[j];
                float x2 = b2[j];
                float x3 = b3[j];
                s0[j] = four(w00, x0, w01, x1, w02, x2, w03, x3, s0[j]);
                s1[j] = four(w10, x0, w11, x1, w12, x2, w13, x3, s1[j]);
                s2[j] = four(w20, x0, w21, x1, w22, x2, w23, x3, s2[j]);
                s3[j] = four(w30, x0, w31, x1, w32, x2, w33, x3, s3[j]);
            }
            return;
        }
        for (int j = 0; j < width; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            float x2 = b2[j];
            float x3 = b3[j];
            s0[j] = four(w00, x0, w01, x1, w02, x2, w03, x3, s0[j]);
            s1[j] = four(w10, x0, w11, x1, w12, x2, w13, x3, s1[j]);
            s2[j] = four(w20, x0, w21, x1, w22, x2, w23, x3, s2[j]);
            s3[j] = four(w30, x0, w31, x1, w32, x2, w33, x3, s3[j]);
        }
    }

    private static float four(
            float w0, float x0, float w1, float x1, float w2, float x2, float w3, float x3, float sum) {
        return Math.fma(w3, x3, Math.fma(w2, x2, Math.fma(w1, x1, Math.fma(w0, x0, sum))));
    }

    private static void fourByTwo(
            int width,
            float[] s0,
            float[] s1,
            float[] s2,
            float[] s3,
            float[] b0,
            float[] b1,
            float[] a,
            int a0,
            int a1,
            int a2,
            int a3,
            int q0,
            int q1) {
        float w00 = a[a0 + q0];
        float w01 = a[a0 + q1];
        float w10 = a[a1 + q0];
        float w11 = a[a1 + q1];
        float w20 = a[a2 + q0];
        float w21 = a[a2 + q1];
        float w30 = a[a3 + q0];
        float w31 = a[a3 + q1];
        for (int j = 0; j < width; j++) {
            float x0 = b0[j];
            float x1 = b1[j];
            s0[j] = Math.fma(w01, x1, Math.fma(w00, x0, s0[j]));
            s1[j] = Math.fma(w11, x1, Math.fma(w10, x0, s1[j]));
            s2[j] = Math.fma(w21, x1, Math.fma(w20, x0, s2[j]));
            s3[j] = Math.fma(w31, x1, Math.fma(w30, x0, s3[j]));
        }
    }

    /** Adds four terms to a sum. */
    static void addToOne(
            int width,
            float[] s,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] a,
            int a0,
            int q0,
            int q1,
            int q2,
            int q3) {
        float w0 = a[a0 + q0];
        float w1 = a[a0 + q1];
        float w2 = a[a0 + q2];
        float w3 = a[a0 + q3];
        for (int j = 0; j < width; j++) {
            s[j] = Math.fma(w3, b3[j], Math.fma(w2, b2[j], Math.fma(w1, b1[j], Math.fma(w0, b0[j], s[j]))));
        }
    }

    /** Adds eight terms to one sum; their coefficients are {@code a[a0 + q[p]]} and so on. */
    static void addEightToOne(
            int width,
            float[] s,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] b4,
            float[] b5,
            float[] b6,
            float[] b7,
            float[] a,
            int a0,
            int[] q,
            int p) {
        if (LONG_BODIES) {
            oneByEight(width, s, b0, b1, b2, b3, b4, b5, b6, b7, a, a0, q, p);
        } else {
            addToOne(width, s, b0, b1, b2, b3, a, a0, q[p], q[p + 1], q[p + 2], q[p + 3]);
            addToOne(width, s, b4, b5, b6, b7, a, a0, q[p + 4], q[p + 5], q[p + 6], q[p + 7]);
        }
    }

    private static void oneByEight(
            int width,
            float[] s,
            float[] b0,
            float[] b1,
            float[] b2,
            float[] b3,
            float[] b4,
            float[] b5,
            float[] b6,
            float[] b7,
            float[] a,
            int a0,
            int[] q,
            int p) {
        float w0 = a[a0 + q[p]];
        float w1 = a[a0 + q[p + 1]];
        float w2 = a[a0 + q[p + 2]];
        float w3 = a[a0 + q[p + 3]];
        float w4 = a[a0 + q[p + 4]];
        float w5 = a[a0 + q[p + 5]];
        float w6 = a[a0 + q[p + 6]];
        float w7 = a[a0 + q[p + 7]];
        for (int j = 0; j < width; j++) {
            float sum = four(w0, b0[j], w1, b1[j], w2, b2[j], w3, b3[j], s[j]);
            s[j] = four(w4, b4[j], w5, b5[j], w6, b6[j], w7, b7[j], sum);
        }
    }

    /** Raises what is below the floor to it. */
    static void raise(int width, float[] s, float floor) {
        if (floor != Float.NEGATIVE_INFINITY) {
            for (int j = 0; j < width; j++) {
                s[j] = Math.max(s[j], floor);
            }
        }
    }
}
