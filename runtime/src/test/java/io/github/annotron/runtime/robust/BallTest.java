// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.augment.Draws;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BallTest {

    private static final int WIDTH = 37;

    private static Pgd attack(Norm norm, float radius) {
        return Pgd.of(norm, radius);
    }

    /** Numbers of all magnitudes, where sums with the radius are rounded in all ways. */
    private static float[] numbers(Random random, float low, float high) {
        float[] values = new float[2 * WIDTH];
        for (int i = 0; i < values.length; i++) {
            float magnitude = (float) Math.pow(10, -random.nextInt(12));
            values[i] = Math.max(low, Math.min(high, (2 * random.nextFloat() - 1) * magnitude + random.nextInt(3)));
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheRadiusAndTheRangeInFloats(Norm norm) {
        Random random = new Random(1);
        Draws draws = new Draws(1);
        int atTheEdge = 0;
        for (int trial = 0; trial < 500; trial++) {
            float radius = (float) Math.pow(10, -random.nextInt(10)) * random.nextFloat();
            float low = -1;
            float high = 1 + random.nextFloat();
            Ball ball = new Ball(attack(norm, radius).range(low, high), WIDTH, "x");
            float[] clean = numbers(random, low, high);
            float[] x = clean.clone();
            float[] gradient = numbers(random, -2, 2);
            ball.start(draws, clean, x, WIDTH);
            for (int step = 0; step < 4; step++) {
                double squares = 0;
                float largest = 0;
                for (int i = WIDTH; i < 2 * WIDTH; i++) {
                    assertThat(x[i]).isBetween(low, high);
                    largest = Math.max(largest, Math.abs(x[i] - clean[i]));
                    double change = (double) x[i] - clean[i];
                    squares += change * change;
                    if (norm == Norm.MAXIMUM) {
                        assertThat(Math.abs(x[i] - clean[i])).isLessThanOrEqualTo(radius);
                        assertThat(Math.abs(change)).isLessThanOrEqualTo(radius);
                    }
                }
                if (norm == Norm.EUCLIDEAN) {
                    assertThat(Math.sqrt(squares)).isLessThanOrEqualTo(radius);
                }
                assertThat(ball.size(clean, x, WIDTH)).isLessThanOrEqualTo(radius);
                atTheEdge += ball.size(clean, x, WIDTH) > 0.99 * radius ? 1 : 0;
                ball.move(clean, gradient, x, WIDTH, 3 * radius);
            }
            // The other row is not touched.
            for (int i = 0; i < WIDTH; i++) {
                assertThat(x[i]).isEqualTo(clean[i]);
            }
        }
        // Ends of the range, and floats that are further apart than the radius, keep the others from it.
        assertThat(atTheEdge).isGreaterThan(norm == Norm.MAXIMUM ? 1000 : 100);
    }

    @Test
    void walksBySignsInTheMaximumNorm() {
        Ball ball = new Ball(Pgd.maximum(0.5f), 4, "x");
        float[] clean = {1, 2, 3, 4};
        float[] x = clean.clone();
        ball.move(clean, new float[] {7, -0.001f, 0, Float.NaN}, x, 0, 0.25f);
        assertThat(x).containsExactly(1.25f, 1.75f, 3, 4);
        ball.move(clean, new float[] {1, -1, -1, Float.POSITIVE_INFINITY}, x, 0, -1);
        assertThat(x).containsExactly(0.5f, 2.5f, 3.5f, 3.5f);
    }

    @Test
    void walksAlongTheGradientInTheEuclideanNorm() {
        Ball ball = new Ball(Pgd.euclidean(5), 2, "x");
        float[] clean = {1, 2};
        float[] x = clean.clone();
        ball.move(clean, new float[] {3e-9f, -4e-9f}, x, 0, 2.5f);
        assertThat(x).containsExactly(new float[] {2.5f, 0}, within(1e-6f));
        ball.move(clean, new float[2], x, 0, 100);
        ball.move(clean, new float[] {Float.NaN, 1}, x, 0, 100);
        assertThat(x).containsExactly(new float[] {2.5f, 0}, within(1e-6f));
        ball.move(clean, new float[] {3, -4}, x, 0, 100);
        assertThat(x).containsExactly(new float[] {4, -2}, within(1e-6f));
    }

    @Test
    void startsAnywhereInTheBall() {
        Draws draws = new Draws(3);
        float[] clean = {0.5f, -1};
        float[] x = new float[2];
        Ball square = new Ball(Pgd.maximum(2), 2, "x");
        Ball disc = new Ball(Pgd.euclidean(2), 2, "x");
        int trials = 4000;
        int within = 0;
        int inner = 0;
        for (int i = 0; i < trials; i++) {
            square.start(draws, clean, x, 0);
            within += Math.abs(x[0] - 0.5f) < 1 && Math.abs(x[1] + 1) < 1 ? 1 : 0;
            disc.start(draws, clean, x, 0);
            inner += Math.hypot(x[0] - 0.5f, x[1] + 1) < 1 ? 1 : 0;
        }
        // A quarter of the area of either; four standard deviations.
        double tolerance = 4 * Math.sqrt(trials * 0.25 * 0.75);
        assertThat((double) within).isCloseTo(trials / 4.0, within(tolerance));
        assertThat((double) inner).isCloseTo(trials / 4.0, within(tolerance));
    }

    @ParameterizedTest
    @EnumSource
    void measuresInTheUnitsOfTheColumns(Norm norm) {
        InputSpace space = InputSpace.ofColumns(new float[] {-100, 0, 0}, new float[] {100, 1, 9})
                .units(10, 0.5f, 0);
        Ball ball = new Ball(attack(norm, 1).space(space), 3, "x");
        float[] clean = {0, 0.25f, 5};
        float[] x = clean.clone();
        ball.start(new Draws(1), clean, x, 0);
        assertThat(x[2]).isEqualTo(5);
        for (int i = 0; i < 100; i++) {
            ball.move(clean, new float[] {0.1f, 2, 1000}, x, 0, 0.5f);
        }
        // In units the gradient is (1, 1).
        float each = norm == Norm.MAXIMUM ? 1 : (float) Math.sqrt(0.5);
        assertThat(x).containsExactly(new float[] {10 * each, 0.25f + 0.5f * each, 5}, within(1e-4f));
        assertThat(ball.size(clean, x, 0)).isLessThanOrEqualTo(1);
    }

    @Test
    void findsWhatIsOutOfRange() {
        Ball ball = new Ball(Pgd.maximum(1).range(0, 1), 2, "x");
        assertThat(ball.firstInvalid(new float[] {5, 5, 0, 1}, 2)).isEqualTo(-1);
        assertThat(ball.firstInvalid(new float[] {0, 1.5f}, 0)).isEqualTo(1);
        assertThat(ball.firstInvalid(new float[] {Float.NaN, 1.5f}, 0)).isZero();
        assertThat(ball.problem("row 7", 1, 1.5f))
                .isEqualTo(
                        "row 7 has 1.5 at position 1, which is not within the valid range from 0.0 to 1.0 of the attack");
    }
}
