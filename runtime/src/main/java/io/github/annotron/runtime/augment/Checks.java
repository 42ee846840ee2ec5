// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

/** What augmentations demand of their settings. */
final class Checks {

    private Checks() {}

    static void inRange(String what, float value, float low, float high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(what + " must be from " + low + " to " + high + ", not " + value);
        }
    }

    static void notNegative(String what, float value) {
        if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(what + " must be at least 0, not " + value);
        }
    }

    static void positive(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, not " + value);
        }
    }
}
