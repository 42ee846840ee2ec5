// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

/** Checks of what users give optimisers. */
final class Checks {

    private Checks() {}

    static void positive(String name, double value) {
        if (!(value > 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be above 0 and finite, not " + value);
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be 0 or above and finite, not " + value);
        }
    }

    /** Refuses what is not in [0, 1). */
    static void fraction(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to below 1, not " + value);
        }
    }
}
