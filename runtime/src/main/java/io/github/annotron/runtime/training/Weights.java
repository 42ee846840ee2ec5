// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Loops over weights and gradients, each in a method of its own and over arrays at one index, so that C2 vectorises most of them. */
final class Weights {

    private static final float LARGE = 0x1p127f;

    private Weights() {}

    /** Adds the gradient of {@code l1 * sum |w| + l2 * sum w^2}. */
    static void addPenalty(float l1, float twiceL2, float[] w, float[] g, int from, int to) {
        for (int i = from; i < to; i++) {
            float weight = w[i];
            // The sign of the smallest number, too.
            float sign = Math.max(-1f, Math.min(1f, weight * LARGE * LARGE));
            g[i] += Math.fma(twiceL2, weight, l1 * sign);
        }
    }

    /** {@code a = decay * a + (1 - decay) * w}. */
    static void average(float decay, float rest, float[] w, float[] a, int from, int to) {
        for (int i = from; i < to; i++) {
            a[i] = Math.fma(decay, a[i], rest * w[i]);
        }
    }

    /** In double: eight sums, and a tree of them, which is an order that does not depend on anything. */
    static double sumOfSquares(float[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = from;
        for (; i < to - 7; i += 8) {
            a = square(x[i], a);
            b = square(x[i + 1], b);
            c = square(x[i + 2], c);
            d = square(x[i + 3], d);
            e = square(x[i + 4], e);
            f = square(x[i + 5], f);
            g = square(x[i + 6], g);
            h = square(x[i + 7], h);
        }
        for (; i < to; i++) {
            a = square(x[i], a);
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    private static double square(float value, double sum) {
        // A square of a float is exact in double.
        return sum + (double) value * value;
    }

    /** Likewise. */
    static double sumOfAbsolutes(float[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += Math.abs(x[i]);
            b += Math.abs(x[i + 1]);
            c += Math.abs(x[i + 2]);
            d += Math.abs(x[i + 3]);
        }
        for (; i < to; i++) {
            a += Math.abs(x[i]);
        }
        return (a + b) + (c + d);
    }

    /** Shortens columns [from, to) of a matrix to a norm; {@code squares} has room for one number each. */
    static void constrain(double norm, float[] w, int rows, int columns, double[] squares, int from, int to) {
        for (int j = from; j < to; j++) {
            squares[j] = 0;
        }
        for (int row = 0; row < rows; row++) {
            for (int j = from; j < to; j++) {
                squares[j] = square(w[row * columns + j], squares[j]);
            }
        }
        for (int j = from; j < to; j++) {
            if (squares[j] > norm * norm) {
                float factor = (float) (norm / Math.sqrt(squares[j]));
                for (int row = 0; row < rows; row++) {
                    w[row * columns + j] *= factor;
                }
            }
        }
    }
}
