// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Comparison of tensors in float with those of the oracle, and bit by bit. */
final class Closeness {

    /** Relative to the largest number of a tensor; a gradient is a difference, of which cancellation may leave little. */
    private static final double TOLERANCE = 1e-5;

    private static final double GRADIENT_TOLERANCE = 1e-4;

    /** The largest relative error so far, by what was compared; printed with {@code -Dannotron.oracle.report=true}. */
    static final Map<String, Worst> ERRORS = new ConcurrentSkipListMap<>();

    record Worst(double error, String where) {}

    // Where functions are saturated, their derivatives are as exact as 1 is, not as themselves: of a thousand random
    // networks
    // one has a gradient that is too small for the tolerance.
    private static final double SMALLEST_SCALE = 1e-5;

    private Closeness() {}

    /** Asserts that a tensor is that of the oracle, but for rounding. */
    static void assertClose(Subject subject, String kind, String what, float[] actual, double[] expected) {
        assertClose(subject, kind, what, actual, expected, SMALLEST_SCALE);
    }

    /**
     * The same, relative to a given number if the tensor's own are smaller.
     *
     * @param least a scale
     */
    static void assertClose(
            Subject subject, String kind, String what, float[] actual, double[] expected, double least) {
        assertThat(actual).as(what + " of\n" + subject.source()).hasSameSizeAs(expected);
        double scale = Math.max(least, Rules.largest(expected));
        int worst = 0;
        double largest = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = Math.abs(actual[i] - expected[i]) / scale;
            if (!(error <= largest)) {
                largest = error;
                worst = i;
            }
        }
        ERRORS.merge(kind, new Worst(largest, subject + ", " + what), (a, b) -> a.error() >= b.error() ? a : b);
        if (!(largest <= (kind.equals("gradient") ? GRADIENT_TOLERANCE : TOLERANCE))) {
            throw new AssertionError(what + ", element " + worst + " of " + actual.length + " is " + actual[worst]
                    + " and should be " + expected[worst] + " (relative error " + largest + ") in\n"
                    + subject.source());
        }
    }

    /** Asserts that two tensors are the same bit by bit. */
    static void assertSameBits(Subject subject, String what, float[] actual, float[] expected) {
        assertThat(actual).as(what + " of\n" + subject.source()).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            if (Float.floatToRawIntBits(actual[i]) != Float.floatToRawIntBits(expected[i])) {
                throw new AssertionError(what + ", element " + i + " of " + actual.length + " is " + actual[i]
                        + " and should be " + expected[i] + " bit by bit in\n" + subject.source());
            }
        }
    }

    /** Asserts that two steps are the same bit by bit. */
    static void assertSameBits(Subject subject, String what, Step actual, Step expected) {
        for (int i = 0; i < actual.outputs().length; i++) {
            assertSameBits(subject, what + ": output " + i, actual.outputs()[i], expected.outputs()[i]);
            assertSameBits(subject, what + ": losses " + i, actual.losses()[i], expected.losses()[i]);
        }
        for (int i = 0; i < actual.gradients().length; i++) {
            String parameter = subject.graph().parameters().get(i).path();
            assertSameBits(
                    subject, what + ": gradient at " + parameter, actual.gradients()[i], expected.gradients()[i]);
        }
    }

    static void report(String test) {
        if (Boolean.getBoolean("annotron.oracle.report")) {
            System.out.println(test + ": largest relative errors " + ERRORS);
        }
    }
}
