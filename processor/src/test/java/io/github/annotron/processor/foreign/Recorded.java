// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison with outputs that others have recorded. */
final class Recorded {
    /** Relative to the largest number; both sides are in float. */
    static final double TOLERANCE = 2e-6;

    private Recorded() {}

    static void assertClose(String what, float[] actual, float[] expected) {
        assertClose(what, actual, expected, TOLERANCE);
    }

    static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        assertThat(expected).as(what).isNotEmpty();
        double scale = 0;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < actual.length; i++) {
            double error = Math.abs((double) actual[i] - expected[i]);
            if (!(error <= tolerance * scale)) {
                throw new AssertionError(what + ", element " + i + " of " + actual.length + " is " + actual[i]
                        + " and should be " + expected[i] + " (relative error " + error / scale + ")");
            }
        }
    }
}
