// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/** Floats as bits, so that zeros differ by their sign and every NaN is the same. */
final class Bits {

    private Bits() {}

    static int[] of(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToIntBits(values[i]);
        }
        return bits;
    }

    /** The floats counted from zero on, upwards and downwards. */
    static int ordered(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits < 0 ? Integer.MIN_VALUE - bits : bits;
    }

    /** The inverse of {@link #ordered}. */
    static float unordered(int n) {
        return Float.intBitsToFloat(n < 0 ? Integer.MIN_VALUE - n : n);
    }
}
