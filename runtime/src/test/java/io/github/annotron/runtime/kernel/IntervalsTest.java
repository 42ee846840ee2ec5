// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds of single operations: every float between two has its result between theirs. */
class IntervalsTest {

    /** How many intervals are drawn. */
    private static final int INTERVALS = 2000;

    private static final int FLOATS = 256;

    /** A function of elements, or its bounds. */
    interface Values {
        void compute(float[] x, int from, int to, float[] y);
    }

    interface BoundsOf {
        void compute(int size, float[] x, float[] y);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("sigmoid", (Values) Activations::sigmoid, (BoundsOf) Intervals::sigmoid),
                Arguments.of("softplus", (Values) Activations::softplus, (BoundsOf) Intervals::softplus),
                Arguments.of("gelu", (Values) Activations::gelu, (BoundsOf) Intervals::gelu),
                Arguments.of("silu", (Values) Activations::silu, (BoundsOf) Intervals::silu));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void functionsAreWithinBounds(String name, Values values, BoundsOf bounds) {
        Random random = new Random(1);
        for (int i = 0; i < INTERVALS; i++) {
            float from = centre(random);
            int step = 1 << random.nextInt(12);
            assertWithin(values, bounds, from, step);
        }
    }

    /** Around the places where two of them turn, each float. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void bottomsAreWithinBounds(String name, Values values, BoundsOf bounds) {
        for (float from = -1.2815f; from < -0.74f; from = after(from, FLOATS)) {
            if (from > -1.2755f && from < -0.7545f) {
                from = -0.7545f;
            }
            assertWithin(values, bounds, from, 1);
        }
    }

    /** These are monotone as they are computed, so that networks apply them to bounds and add nothing. */
    static Stream<Arguments> monotone() {
        return Stream.of(
                Arguments.of("tanh", (Values) Activations::tanh),
                Arguments.of("selu", (Values) Activations::selu),
                Arguments.of("elu", (Values) (x, from, to, y) -> Activations.elu(x, from, to, y, 0.7f)),
                Arguments.of("leakyRelu", (Values) (x, from, to, y) -> Activations.leakyRelu(x, from, to, y, 0.3f)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("monotone")
    void neighboursAreInOrder(String name, Values values) {
        Random random = new Random(2);
        float[] x = new float[FLOATS];
        float[] y = new float[FLOATS];
        for (int i = 0; i < INTERVALS; i++) {
            fill(x, centre(random), 1);
            values.compute(x, 0, FLOATS, y);
            for (int j = 1; j < FLOATS; j++) {
                assertThat(y[j]).as("at %s", x[j]).isGreaterThanOrEqualTo(y[j - 1]);
            }
        }
    }

    static Stream<Arguments> rising() {
        return Stream.of(
                Arguments.of("sigmoid", (Values) Activations::sigmoid, Float.NEGATIVE_INFINITY, Intervals.SLACK),
                Arguments.of("softplus", (Values) Activations::softplus, Float.NEGATIVE_INFINITY, Intervals.SLACK),
                Arguments.of("gelu", (Values) Activations::gelu, -0.75f, Intervals.SLACK),
                Arguments.of("silu", (Values) Activations::silu, -1.277f, Intervals.SLACK),
                Arguments.of("tanh", (Values) Activations::tanh, Float.NEGATIVE_INFINITY, 0f),
                Arguments.of("selu", (Values) Activations::selu, Float.NEGATIVE_INFINITY, 0f));
    }

    /** The long form, minutes: no result is below that of a smaller float by more than bounds are widened. */
    @EnabledIfSystemProperty(named = "annotron.floats", matches = "all")
    @ParameterizedTest(name = "{0}")
    @MethodSource("rising")
    void allFloatsAreInOrder(String name, Values values, float from, float slack) {
        float[] x = new float[FLOATS];
        float[] y = new float[FLOATS];
        double greatest = Double.NEGATIVE_INFINITY;
        for (float start = from; start < Float.POSITIVE_INFINITY; start = after(x[FLOATS - 1], 1)) {
            fill(x, start, 1);
            values.compute(x, 0, FLOATS, y);
            for (int i = 0; i < FLOATS && x[i] <= Float.MAX_VALUE; i++) {
                double least = slack == 0 ? 0 : Intervals.LEAST_SLACK / 2;
                double above = y[i] + 0.7 * slack * Math.abs((double) y[i]) + least;
                if (above < greatest) {
                    throw new AssertionError(name + "(" + x[i] + ") is " + y[i] + ", and was " + greatest + " before");
                }
                greatest = Math.max(greatest, y[i]);
            }
        }
    }

    /** Mostly where functions bend, and sometimes any float. */
    private static float centre(Random random) {
        float any = Float.intBitsToFloat(random.nextInt());
        return random.nextInt(4) == 0 && Math.abs(any) < 1e38f ? any : (float) (5 * random.nextGaussian());
    }

    private static void assertWithin(Values values, BoundsOf bounds, float from, int step) {
        float[] x = new float[FLOATS];
        fill(x, from, step);
        float[] y = new float[FLOATS];
        values.compute(x, 0, FLOATS, y);
        float[] ends = {x[0], x[FLOATS - 1], 0};
        float[] within = new float[3];
        bounds.compute(1, ends, within);
        for (int i = 0; i < FLOATS; i++) {
            if (!(within[0] <= y[i] && y[i] <= within[1])) {
                throw new AssertionError("f(" + x[i] + ") is " + y[i] + ", and the bounds from " + ends[0] + " to "
                        + ends[1] + " are " + within[0] + " and " + within[1]);
            }
        }
    }

    private static void fill(float[] x, float from, int step) {
        x[0] = from;
        for (int i = 1; i < x.length; i++) {
            x[i] = after(x[i - 1], step);
        }
    }

    /** The float so many floats further. */
    private static float after(float x, int floats) {
        int bits = Float.floatToRawIntBits(x);
        int ordered = (bits >= 0 ? bits : bits ^ Integer.MAX_VALUE) + floats;
        return Float.intBitsToFloat(ordered >= 0 ? ordered : ordered ^ Integer.MAX_VALUE);
    }

    @Test
    void kernelsArePartedBySign() {
        float[] kernel = {1, -2, 0, 4, -5, Float.POSITIVE_INFINITY};
        float[] parted = new float[12];
        Intervals.part(0, 3, 2, kernel, 3, 1, 3, parted);
        assertThat(parted).containsExactly(1, 0, 0, 0, -2, 0, 4, 0, Float.NaN, 0, -5, Float.NaN);
        Intervals.part(0, 2, 3, kernel, 1, 3, 2, parted);
        assertThat(parted).containsExactly(1, 4, 0, 0, 0, 0, -2, -5, 0, Float.NaN, 0, Float.NaN);
    }

    @Test
    void infiniteBoundsAreDoubted() {
        float[] y = {1, Float.NEGATIVE_INFINITY, 3, 1, 2, Float.NaN, 0, 0, 0};
        Intervals.doubt(3, y);
        assertThat(y).startsWith(1, Float.NaN, Float.NaN, 1, Float.NaN, Float.NaN);
    }

    @Test
    void orderAndOpposites() {
        float[] y = {1, 5, 3, 2, 0, 0};
        Intervals.order(2, y);
        assertThat(y).startsWith(1, 2, 3, 5);
        Intervals.oppose(2, y);
        assertThat(y).containsExactly(1, 2, 3, 5, 1, 2);
    }
}
