// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions against double precision, on floats spread evenly over their bits. */
class FunctionsTest {

    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private interface Function {
        float of(float x);
    }

    /** The largest error in units of the last place of the exact result, over every 997th float of a range. */
    static double worst(Function f, DoubleUnaryOperator exact, float from, float to) {
        double worst = 0;
        int last = Bits.ordered(to);
        for (int n = Bits.ordered(from); n <= last; n += 997) {
            float x = Bits.unordered(n);
            double y = exact.applyAsDouble(x);
            double error = Math.abs(f.of(x) - y) / Math.ulp((float) y);
            if (!(error <= worst)) {
                worst = error;
            }
        }
        return worst;
    }

    @Test
    void exp() {
        assertThat(worst(Functions::exp, StrictMath::exp, -87.3f, 88.72f)).isLessThan(1.1);
        assertThat(worst(Functions::exp, StrictMath::exp, -110f, -87.3f)).isLessThan(1.5);
        assertThat(Functions.exp(0f)).isEqualTo(1f);
        assertThat(Functions.exp(88.73f)).isEqualTo(INFINITY);
        assertThat(Functions.exp(INFINITY)).isEqualTo(INFINITY);
        assertThat(Functions.exp(-110f)).isZero();
        assertThat(Functions.exp(-INFINITY)).isZero();
        assertThat(Functions.exp(Float.NaN)).isNaN();
    }

    @Test
    void expm1() {
        assertThat(worst(Functions::expm1, StrictMath::expm1, 1e-30f, 88.72f)).isLessThan(2);
        assertThat(worst(Functions::expm1, StrictMath::expm1, -100f, -1e-30f)).isLessThan(2);
        assertThat(Functions.expm1(0f)).isZero();
        assertThat(Functions.expm1(88.73f)).isEqualTo(INFINITY);
        assertThat(Functions.expm1(INFINITY)).isEqualTo(INFINITY);
        assertThat(Functions.expm1(-INFINITY)).isEqualTo(-1f);
        assertThat(Functions.expm1(Float.NaN)).isNaN();
    }

    @Test
    void log() {
        assertThat(worst(Functions::log, StrictMath::log, Float.MIN_VALUE, Float.MAX_VALUE))
                .isLessThan(1);
        assertThat(worst(Functions::log, StrictMath::log, 0.5f, 2f)).isLessThan(1);
        assertThat(Functions.log(1f)).isZero();
        assertThat(Functions.log(0f)).isEqualTo(-INFINITY);
        assertThat(Functions.log(-0f)).isEqualTo(-INFINITY);
        assertThat(Functions.log(-1f)).isNaN();
        assertThat(Functions.log(INFINITY)).isEqualTo(INFINITY);
        assertThat(Functions.log(Float.NaN)).isNaN();
    }

    @Test
    void log1p() {
        assertThat(worst(Functions::log1p, StrictMath::log1p, 0f, Float.MAX_VALUE))
                .isLessThan(1.5);
        assertThat(worst(Functions::log1p, StrictMath::log1p, -0.99999994f, -0f))
                .isLessThan(1.5);
        assertThat(Functions.log1p(-1f)).isEqualTo(-INFINITY);
        assertThat(Functions.log1p(-2f)).isNaN();
        assertThat(Functions.log1p(INFINITY)).isEqualTo(INFINITY);
        assertThat(Functions.log1p(Float.NaN)).isNaN();
    }

    @Test
    void tanh() {
        assertThat(worst(Functions::tanh, StrictMath::tanh, -20f, 20f)).isLessThan(2);
        assertThat(Functions.tanh(INFINITY)).isEqualTo(1f);
        assertThat(Functions.tanh(-INFINITY)).isEqualTo(-1f);
        assertThat(Functions.tanh(Float.NaN)).isNaN();
        assertThat(1 / Functions.tanh(-0f)).isEqualTo(-INFINITY);
    }

    @Test
    void sigmoid() {
        assertThat(worst(Functions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), -87.3f, 20f))
                .isLessThan(2);
        assertThat(Functions.sigmoid(0f)).isEqualTo(0.5f);
        assertThat(Functions.sigmoid(-90f)).isPositive(); // no normal float
        assertThat(Functions.sigmoid(INFINITY)).isEqualTo(1f);
        assertThat(Functions.sigmoid(-INFINITY)).isZero();
        assertThat(Functions.sigmoid(Float.NaN)).isNaN();
    }

    @Test
    void softplus() {
        DoubleUnaryOperator exact = x -> x > 30 ? x : StrictMath.log1p(StrictMath.exp(x));
        assertThat(worst(Functions::softplus, exact, -87f, 100f)).isLessThan(3);
        assertThat(Functions.softplus(INFINITY)).isEqualTo(INFINITY);
        assertThat(Functions.softplus(-INFINITY)).isZero();
        assertThat(Functions.softplus(Float.NaN)).isNaN();
    }

    @Test
    void erf() {
        assertThat(worst(Functions::erf, FunctionsTest::exactErf, 0f, 6f)).isLessThan(2);
        assertThat(worst(Functions::erf, FunctionsTest::exactErf, -6f, -0f)).isLessThan(2);
        assertThat(Functions.erf(INFINITY)).isEqualTo(1f);
        assertThat(Functions.erf(-INFINITY)).isEqualTo(-1f);
        assertThat(Functions.erf(Float.NaN)).isNaN();
    }

    @Test
    void comparisons() {
        float[] numbers = {
            -INFINITY,
            -Float.MAX_VALUE,
            -1f,
            Math.nextUp(-1f),
            -Float.MIN_VALUE,
            -0f,
            0f,
            Float.MIN_VALUE,
            2 * Float.MIN_VALUE,
            Float.MIN_NORMAL,
            Math.nextUp(Float.MIN_NORMAL),
            1f,
            Math.nextUp(1f),
            1e30f,
            Float.MAX_VALUE,
            INFINITY
        };
        for (float a : numbers) {
            for (float b : numbers) {
                if (a != b || Float.isFinite(a)) {
                    assertThat(Functions.above(a, b)).as("%s, %s", a, b).isEqualTo(a > b ? 1f : 0f);
                    assertThat(Functions.notBelow(a, b)).as("%s, %s", a, b).isEqualTo(a >= b ? 1f : 0f);
                }
            }
            assertThat(Functions.above(a, Float.NaN)).isNaN();
            assertThat(Functions.notBelow(Float.NaN, a)).isNaN();
        }
        assertThat(Functions.above(INFINITY, INFINITY)).isNaN();
    }

    /** Maclaurin's series; exact enough up to 6, where the terms grow to 1e14. */
    static double exactErf(double x) {
        if (Math.abs(x) > 3) {
            return Math.signum(x) * (1 - 2 * upperTail(Math.abs(x) * Math.sqrt(2)));
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < 100; n++) {
            term *= -x * x / n;
            sum += term / (2 * n + 1);
        }
        return sum * 2 / Math.sqrt(Math.PI);
    }

    static double exactNormal(double x) {
        if (x < -3) {
            return upperTail(-x);
        }
        return x > 3 ? 1 - upperTail(x) : 0.5 + 0.5 * exactErf(x / Math.sqrt(2));
    }

    /** Laplace's continued fraction of the normal distribution's tail, for a of 3 or more. */
    private static double upperTail(double a) {
        double fraction = a;
        for (int n = 200; n > 0; n--) {
            fraction = a + n / fraction;
        }
        return StrictMath.exp(-a * a / 2) / Math.sqrt(2 * Math.PI) / fraction;
    }
}
