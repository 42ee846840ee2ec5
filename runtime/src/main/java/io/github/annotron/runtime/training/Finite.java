// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Finds numbers that are infinite or none at all. */
final class Finite {

    private Finite() {}

    /** Whether all are finite. */
    static boolean all(float[] values, int from, int to) {
        // 0 * v is 0 for every finite v, and not a number otherwise: eight sums keep the processor busy, a branch for
        // each value would not.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = from;
        for (; i < to - 7; i += 8) {
            a = Math.fma(0, values[i], a);
            b = Math.fma(0, values[i + 1], b);
            c = Math.fma(0, values[i + 2], c);
            d = Math.fma(0, values[i + 3], d);
            e = Math.fma(0, values[i + 4], e);
            f = Math.fma(0, values[i + 5], f);
            g = Math.fma(0, values[i + 6], g);
            h = Math.fma(0, values[i + 7], h);
        }
        for (; i < to; i++) {
            a = Math.fma(0, values[i], a);
        }
        return a + b + c + d + e + f + g + h == 0;
    }

    /** The first position of a number that is not finite; -1 if all are. */
    static int firstNot(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Float.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }
}
