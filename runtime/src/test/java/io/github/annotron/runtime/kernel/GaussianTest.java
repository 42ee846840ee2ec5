// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {
    private static final int COUNT = 1_000_003;

    /** Of an estimate: one in two million lies beyond, and all here are fixed. */
    private static final double DEVIATIONS = 5;

    private static float[] numbers(long key) {
        float[] y = new float[COUNT];
        Gaussian.fill(key, 0, COUNT, y);
        return y;
    }

    private static double mean(float[] y, DoubleUnaryOperator of) {
        double sum = 0;
        for (float value : y) {
            sum += of.applyAsDouble(value);
        }
        return sum / y.length;
    }

    /** An estimate from all numbers. */
    private static Offset<Double> within(double variance) {
        return Offset.offset(DEVIATIONS * Math.sqrt(variance / COUNT));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1L << 32, Long.MIN_VALUE, 123_456_789_012_345L})
    void haveTheMomentsOfTheDistribution(long key) {
        float[] y = numbers(key);
        assertThat(mean(y, z -> z)).isCloseTo(0, within(1));
        assertThat(mean(y, z -> z * z)).isCloseTo(1, within(2));
        assertThat(mean(y, z -> z * z * z)).isCloseTo(0, within(15));
        assertThat(mean(y, z -> z * z * z * z)).isCloseTo(3, within(96));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 77, -5})
    void haveItsQuantiles(long key) {
        float[] y = numbers(key);
        for (double z = -4.5; z <= 4.5; z += 0.25) {
            double bound = z;
            double below = FunctionsTest.exactNormal(z);
            assertThat(mean(y, value -> value < bound ? 1 : 0))
                    .as("share below %s", z)
                    .isCloseTo(below, within(below * (1 - below)));
        }
        for (float value : y) {
            assertThat(Math.abs(value)).isLessThan(6.4f);
        }
    }

    @Test
    void neighboursInIndexAndKeyAreIndependent() {
        for (long[] keys : new long[][] {{1, 2}, {0, 1L << 32}, {5, 5 ^ Long.MIN_VALUE}, {7, 7}}) {
            float[] first = numbers(keys[0]);
            float[] second = numbers(keys[1]);
            int shift = keys[0] == keys[1] ? 1 : 0;
            double product = 0;
            double squares = 0;
            for (int i = shift; i < COUNT; i++) {
                product += first[i] * second[i - shift];
                squares += first[i] * first[i] * second[i - shift] * second[i - shift];
            }
            assertThat(product / COUNT).isCloseTo(0, within(1));
            assertThat(squares / COUNT).isCloseTo(1, within(8));
        }
    }

    @Test
    void quantilesAreExactButForSomeUlps() {
        double worst = 0;
        int last = Bits.ordered(0.49999997f);
        for (int n = Bits.ordered(0x1p-33f); n <= last; n += 997) {
            float p = Bits.unordered(n);
            float z = Gaussian.upperQuantile(p);
            double exact = exactUpperQuantile(p, z);
            worst = Math.max(worst, Math.abs(z - exact) / Math.ulp((float) exact));
        }
        assertThat(worst).isLessThan(5);
        assertThat(Gaussian.upperQuantile(0.5f)).isZero();
    }

    /** Newton's method from a number close by. */
    private static double exactUpperQuantile(double p, double start) {
        double z = start;
        for (int i = 0; i < 3; i++) {
            z += (FunctionsTest.exactNormal(-z) - p) * Math.sqrt(2 * Math.PI) * StrictMath.exp(z * z / 2);
        }
        return z;
    }

    @Test
    void areTheSameHoweverSplitAndVectorized() {
        int count = 10_007;
        long mixed = RandomBits.mix(3);
        int first = (int) mixed;
        int second = (int) (mixed >>> 32);
        float[] scalar = new float[count];
        Gaussian.scalarFill(first, second, 5, count, scalar);
        float[] whole = new float[count];
        Gaussian.fill(3, 5, count, whole);
        assertThat(Bits.of(whole)).isEqualTo(Bits.of(scalar));
        float[] split = new float[count];
        for (int i = 5; i < count; i += 29) {
            Gaussian.fill(3, i, Math.min(i + 29, count), split);
        }
        assertThat(Bits.of(split)).isEqualTo(Bits.of(scalar));

        float[] x = new float[count];
        Gaussian.fill(4, 0, count, x);
        float[] noisy = new float[count];
        Gaussian.add(3, 0.3f, 5, count, x, noisy);
        for (int i = 5; i < count; i++) {
            scalar[i] = Math.fma(scalar[i], 0.3f, x[i]);
        }
        assertThat(Bits.of(noisy)).isEqualTo(Bits.of(scalar));
    }
}
