// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Functions in double for what is computed once a step: with the same bits on every machine, which {@link Math} does not promise,
 * and without allocation, which {@link StrictMath} does not.
 */
public final class Powers {

    /** The bits of a fraction that a double can tell from 0. */
    private static final int FRACTION_BITS = 53;

    private Powers() {}

    /** {@code base^exponent} by squaring, for an exponent of 0 or above. */
    public static double of(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** {@code base^exponent} for a base and an exponent of 0 or above: by squaring, and by roots for the fraction. Not a number if one of them is not. */
    public static double of(double base, double exponent) {
        if (Double.isNaN(exponent)) {
            return exponent;
        }
        long whole = (long) exponent;
        double fraction = exponent - whole;
        double result = of(base, whole);
        double root = base;
        for (int i = 0; i < FRACTION_BITS && fraction > 0; i++) {
            root = Math.sqrt(root);
            fraction *= 2;
            if (fraction >= 1) {
                result *= root;
                fraction -= 1;
            }
        }
        return result;
    }

    /** {@code cos(pi * t)} for t from 0 to 1, by its Taylor series about 0. */
    public static double cosine(double t) {
        if (t > 0.5) {
            return -cosine(1 - t);
        }
        double x = Math.PI * t;
        double sum = 1;
        double term = 1;
        for (int k = 2; k <= 24; k += 2) {
            term *= -x * x / (k * (k - 1));
            sum += term;
        }
        return sum;
    }
}
