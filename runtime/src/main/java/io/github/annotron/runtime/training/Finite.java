// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Finds numbers that are infinite or none at all. */
final class Finite {

    private Finite() {}

    /** Whether all are finite. */
    static boolean all(float[] values, int from, int to) {
        // 0 * v is 0 for every finite v, and not a number otherwise: four sums keep the processor busy, a branch for
        // each value would not.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a = Math.fma(0, values[i], a);
            b = Math.fma(0, values[i + 1], b);
            c = Math.fma(0, values[i + 2], c);
            d = Math.fma(0, values[i + 3], d);
        }
        for (; i < to; i++) {
            a = Math.fma(0, values[i], a);
        }
        return a + b + c + d == 0;
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
