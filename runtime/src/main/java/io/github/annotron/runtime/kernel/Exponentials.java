// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

/**
 * Functions of long ranges that are made from exp, in loops that C2 turns into vector code without the Vector API. What it leaves scalar
 * are conversions between floats and their bits, so these have a loop of their own; a value passes from loop to loop in arrays of the
 * thread, a piece of the range at a time. Every operand is an array of its own and indexed by the loop's variable alone (see
 * {@link FmaLoops}), and nothing branches. The results are those of {@link Functions}, bit by bit.
 */
final class Exponentials {

    /** The longest piece. */
    private static final int LENGTH = 256;

    /** From this length on it is faster than a single loop: C2 lets the first and last 16 turns or so of each loop be scalar. */
    private static final int SHORTEST = 64;

    private static final ThreadLocal<Exponentials> OF_THREAD = new ThreadLocal<>() {
        @Override
        protected Exponentials initialValue() {
            return new Exponentials();
        }
    };

    /** Arguments of the function, then its values. */
    private final float[] x = new float[LENGTH];

    /** Arguments of exp, from EXP_LOW to 40. */
    private final float[] z = new float[LENGTH];

    /** Values of exp, and what they come from. */
    private final float[] e = new float[LENGTH];

    private Exponentials() {}

    /** Whether a range is long enough. */
    static boolean suit(int from, int to) {
        return to - from >= SHORTEST;
    }

    /** What a thread keeps that has used them. */
    static long bytes() {
        return 3L * Float.BYTES * LENGTH;
    }

    static void sigmoid(float[] x, int from, int to, float[] y) {
        Exponentials the = OF_THREAD.get();
        int piece = piece(to - from);
        for (int i = from; i < to; i += piece) {
            int count = Math.min(piece, to - i);
            System.arraycopy(x, i, the.x, 0, count);
            belowZero(count, the.x, the.z);
            exp(count, the.z, the.e);
            sigmoid(count, the.x, the.e);
            System.arraycopy(the.x, 0, y, i, count);
        }
    }

    static void tanh(float[] x, int from, int to, float[] y) {
        Exponentials the = OF_THREAD.get();
        int piece = piece(to - from);
        for (int i = from; i < to; i += piece) {
            int count = Math.min(piece, to - i);
            System.arraycopy(x, i, the.x, 0, count);
            twice(count, the.x, the.z);
            exp(count, the.z, the.e);
            tanh(count, the.x, the.z, the.e);
            System.arraycopy(the.x, 0, y, i, count);
        }
    }

    /** Pieces are equal but for the last, so that this is no short one. */
    private static int piece(int length) {
        int pieces = (length + LENGTH - 1) / LENGTH;
        return (length + pieces - 1) / pieces;
    }

    private static void exp(int count, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            e[i] = Functions.shifted(z[i]);
        }
        for (int i = 0; i < count; i++) {
            e[i] = Functions.raisedPower(e[i]);
        }
        for (int i = 0; i < count; i++) {
            e[i] = Functions.lowExp(z[i], e[i]);
        }
    }

    private static void belowZero(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            z[i] = Math.max(-Math.abs(x[i]), EXP_LOW);
        }
    }

    /** As 0 to 1 is what exp(-|x|) is, the numerator is the greater of that and 1 where x > 0; at 0 it is 1 already. */
    private static void sigmoid(int count, float[] x, float[] e) {
        for (int i = 0; i < count; i++) {
            x[i] = Math.max(e[i], Math.min(Functions.stretched(x[i]), 1f)) / (e[i] + 1f);
        }
    }

    private static void twice(int count, float[] x, float[] z) {
        for (int i = 0; i < count; i++) {
            float a = Functions.tanhMagnitude(x[i]);
            z[i] = a + a;
        }
    }

    private static void tanh(int count, float[] x, float[] z, float[] e) {
        for (int i = 0; i < count; i++) {
            float a = z[i] * 0.5f;
            float small = Functions.above(TANH_SMALL, a);
            // One of the products is 0.
            float y = Math.fma(small, Functions.smallTanh(a), (1f - small) * Functions.largeTanh(e[i]));
            x[i] = y * Math.max(Math.min(Functions.stretched(x[i]), 1f), -1f);
        }
    }
}
