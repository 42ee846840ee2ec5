// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

import static io.github.annotron.runtime.schedule.Span.epochs;
import static io.github.annotron.runtime.schedule.Span.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.kernel.Powers;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final int STEPS_PER_EPOCH = 20;

    /** Compares each step of 200 with a function of the steps done. */
    private static void assertFollows(Schedule schedule, DoubleUnaryOperator expected) {
        Schedule.Course course = schedule.start();
        for (int step = 0; step < 200; step++) {
            // As fit computes it: whole epochs, and the share of the present one.
            double epoch = step / STEPS_PER_EPOCH + (double) (step % STEPS_PER_EPOCH) / STEPS_PER_EPOCH;
            assertThat(course.factor(step, epoch))
                    .as(schedule + " after " + step)
                    .isCloseTo(expected.applyAsDouble(step), within(1e-12));
        }
    }

    @Test
    void constant() {
        assertFollows(Schedule.constant(), step -> 1);
    }

    @Test
    void byStepsAndByEpochs() {
        assertFollows(Schedule.step(0.5, steps(30)), step -> Math.pow(0.5, Math.floor(step / 30)));
        assertFollows(Schedule.step(0.1, epochs(3)), step -> Math.pow(0.1, Math.floor(step / 60)));
        assertFollows(Schedule.step(0.1, epochs(0.3)), step -> Math.pow(0.1, Math.floor(step / 6)));
        assertFollows(Schedule.exponential(0.9, epochs(1)), step -> Math.pow(0.9, step / 20));
        assertFollows(Schedule.exponential(0.99, steps(1)), step -> Math.pow(0.99, step));
    }

    @Test
    void polynomials() {
        assertFollows(Schedule.linear(steps(100)), step -> Math.max(0, 1 - step / 100));
        assertFollows(Schedule.linear(epochs(2.5)), step -> Math.max(0, 1 - step / 50));
        assertFollows(
                Schedule.polynomial(2.5, 0.1, steps(150)),
                step -> 0.1 + 0.9 * Math.pow(Math.max(0, 1 - step / 150), 2.5));
    }

    @Test
    void cosines() {
        assertFollows(Schedule.cosine(epochs(5)), step -> (1 + Math.cos(Math.PI * Math.min(1, step / 100))) / 2);
        assertFollows(
                Schedule.cosine(steps(50)).end(0.2),
                step -> 0.2 + 0.8 * (1 + Math.cos(Math.PI * Math.min(1, step / 50))) / 2);
        assertFollows(
                Schedule.cosine(epochs(2)).restarts(2, 1),
                step -> step < 120 ? (1 + Math.cos(Math.PI * (step % 40) / 40)) / 2 : 0);
        // Waves of 20, 40 and 80 steps.
        assertFollows(
                Schedule.cosine(steps(20)).restarts(2, 2),
                step -> step < 20
                        ? (1 + Math.cos(Math.PI * step / 20)) / 2
                        : step < 60
                                ? (1 + Math.cos(Math.PI * (step - 20) / 40)) / 2
                                : step < 140 ? (1 + Math.cos(Math.PI * (step - 60) / 80)) / 2 : 0);
    }

    @Test
    void oneCycle() {
        assertFollows(Schedule.oneCycle(steps(100)), step -> {
            double last = 1 / 25.0 / 1e4;
            return step < 30
                    ? 1 / 25.0 + (1 - 1 / 25.0) * (1 - Math.cos(Math.PI * step / 30)) / 2
                    : last + (1 - last) * (1 + Math.cos(Math.PI * Math.min(1, (step - 30) / 70))) / 2;
        });
        Schedule.Course other =
                Schedule.oneCycle(epochs(10)).rise(0.5).divisions(10, 100).start();
        assertThat(other.factor(0, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(other.factor(0, 5)).isCloseTo(1, within(1e-12));
        assertThat(other.factor(0, 10)).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void piecewise() {
        assertFollows(
                Schedule.piecewise().from(epochs(2.5), 0.1).from(epochs(4), 0.02),
                step -> step < 50 ? 1 : step < 80 ? 0.1 : 0.02);
        assertFollows(Schedule.piecewise().from(steps(7), 2), step -> step < 7 ? 1 : 2);
    }

    @Test
    void warmUpComesBefore() {
        assertFollows(Schedule.constant().warmUp(steps(10)), step -> Math.min(1, 0.01 + 0.99 * step / 10));
        assertFollows(
                Schedule.linear(epochs(5)).warmUp(0, epochs(2)),
                step -> step < 40 ? step / 40 : Math.max(0, 1 - (step - 40) / 100));
        // In the unit that is not the span's, too.
        assertFollows(
                Schedule.linear(epochs(5)).warmUp(0.5, steps(40)),
                step -> step < 40 ? 0.5 + 0.5 * step / 40 : Math.max(0, 1 - (step - 40) / 100));
        assertFollows(
                Schedule.cosine(steps(100)).warmUp(0.5, epochs(1)),
                step -> step < 20
                        ? 0.5 + 0.5 * step / 20
                        : (1 + Math.cos(Math.PI * Math.min(1, (step - 20) / 100))) / 2);
    }

    @Test
    void plateauWaitsRestsAndStopsAtTheLowest() {
        Plateau plateau = Schedule.onPlateau()
                .factor(0.5)
                .patience(2)
                .threshold(0.1)
                .coolDown(1)
                .lowest(0.2);
        Schedule.Course course = plateau.warmUp(steps(1)).start();
        double[] losses = {1, 0.95, 0.91, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5};
        // 0.95 and 0.91 are no progress of a tenth; 0.5 is. After a reduction an epoch does not count.
        double[] factors = {1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2};
        for (int i = 0; i < losses.length; i++) {
            if (i == 6) {
                // A course that takes over the state goes on in the same way.
                Schedule.Course other = plateau.start();
                System.arraycopy(course.state(), 0, other.state(), 0, course.state().length);
                course = other;
            }
            course.epochDone(losses[i]);
            assertThat(course.factor(10, 1)).as("after epoch " + (i + 1)).isCloseTo(factors[i], within(1e-12));
        }
    }

    @Test
    void aCourseDoesNotDisturbAnother() {
        Plateau plateau = Schedule.onPlateau().patience(1);
        Schedule.Course one = plateau.start();
        Schedule.Course other = plateau.start();
        one.epochDone(1);
        one.epochDone(1);
        assertThat(one.factor(0, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(other.factor(0, 0)).isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> steps(0)).hasMessage("a span must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> Schedule.step(0, steps(1)))
                .hasMessage("the factor must be above 0 and at most 1, not 0.0");
        assertThatThrownBy(() -> Schedule.polynomial(0, 0, steps(1)))
                .hasMessageStartingWith("the power must be above 0");
        assertThatThrownBy(() -> Schedule.cosine(steps(1)).end(2)).hasMessage("the end must be from 0 to 1, not 2.0");
        assertThatThrownBy(() -> Schedule.cosine(steps(1)).restarts(1, 0.5))
                .hasMessageStartingWith("the growth must be 1");
        assertThatThrownBy(() -> Schedule.oneCycle(steps(1)).rise(1)).hasMessageStartingWith("the share of the rise");
        assertThatThrownBy(() -> Schedule.onPlateau().factor(1))
                .hasMessageStartingWith("the factor must be above 0 and below 1");
        assertThatThrownBy(() -> Schedule.onPlateau().patience(0))
                .hasMessageStartingWith("the patience must be at least 1");
        assertThatThrownBy(() -> Schedule.piecewise().from(steps(5), 1).from(epochs(9), 1))
                .hasMessage("pieces must begin one after the other, in the same unit; 9 epochs comes after 5 steps");
        assertThatThrownBy(() -> Schedule.piecewise().from(steps(5), 1).from(steps(5), 1))
                .hasMessageContaining("5 steps comes after 5 steps");
        assertThatThrownBy(() -> Schedule.piecewise().from(steps(5), -1))
                .hasMessageStartingWith("a factor must be 0 or");
        assertThatThrownBy(() -> Schedule.constant().warmUp(-1, steps(1))).hasMessageStartingWith("the first share");
    }

    @Test
    void powersAndCosines() {
        for (double exponent : new double[] {0, 0.5, 1, 1.75, 3, 10.1, 1e-9}) {
            for (double base : new double[] {0, 0.01, 0.3, 0.96, 1, 7}) {
                assertThat(Powers.of(base, exponent))
                        .as(base + "^" + exponent)
                        .isCloseTo(Math.pow(base, exponent), within(1e-13 * Math.pow(base, exponent)));
            }
        }
        assertThat(Powers.of(0.5, Double.NaN)).isNaN();
        for (int i = 0; i <= 1000; i++) {
            assertThat(Powers.cosine(i / 1000.0)).isCloseTo(Math.cos(Math.PI * i / 1000.0), within(1e-15));
        }
    }
}
