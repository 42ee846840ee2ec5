// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/** Keeps numbers that fade from step to step out of the range where floats lose digits, and processors their speed. */
final class Denormals {

    /** The floats on both sides of it are 2^-123 and 2^-124 apart; the smallest that have all their digits begin at 2^-126. */
    private static final float SMALL = 0x1p-100f;

    private Denormals() {}

    /**
     * The number, but 0 instead of one below about 2^-124. A moment that no gradient comes to any more, as of a unit that is never
     * active, would end at the smallest denormal for good: times 0.9, that is rounded to itself. Division of such numbers takes many
     * times as long. Between 2^-124 and 2^-76 a number may lose digits.
     */
    static float flush(float value) {
        return (value + SMALL) - SMALL;
    }
}
