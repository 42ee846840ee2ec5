// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimisers beside the formulas of the papers, in double and in the order in which they are printed. */
class FormulasTest {

    private static final int STEPS = 200;

    /** One weight under a rule. */
    private interface Rule {
        double next(int t, double w, double g);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(RmsProp.of(0.01), (Supplier<Rule>) () -> rmsProp(0.01, 0.9, 0, 1e-8, false)),
                Arguments.of(RmsProp.of(0.01).rho(0.95).momentum(0.8).epsilon(1e-3), (Supplier<Rule>)
                        () -> rmsProp(0.01, 0.95, 0.8, 1e-3, false)),
                Arguments.of(RmsProp.of(0.01).centered(true).epsilon(1e-2), (Supplier<Rule>)
                        () -> rmsProp(0.01, 0.9, 0, 1e-2, true)),
                Arguments.of(RmsProp.of(0.01).centered(true).momentum(0.7).epsilon(1e-2), (Supplier<Rule>)
                        () -> rmsProp(0.01, 0.9, 0.7, 1e-2, true)),
                Arguments.of(Adagrad.of(0.1).start(0.1).epsilon(1e-3), (Supplier<Rule>) FormulasTest::adagrad),
                Arguments.of(Adadelta.of(), (Supplier<Rule>) FormulasTest::adadelta),
                Arguments.of(AdamW.of(0.01).decay(0.1), (Supplier<Rule>) FormulasTest::adamW),
                Arguments.of(
                        AmsGrad.of(0.01).beta1(0.8).beta2(0.9).epsilon(1e-6), (Supplier<Rule>) FormulasTest::amsGrad),
                Arguments.of(Nadam.of(0.01), (Supplier<Rule>) FormulasTest::nadam),
                Arguments.of(Lion.of(0.001).decay(0.1), (Supplier<Rule>) FormulasTest::lion));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void followsTheFormulas(Optimizer optimizer, Supplier<Rule> formulas) {
        Rule rule = formulas.get();
        Optimizer.Updater updater = optimizer.newUpdater(1);
        Step step = new Step(true);
        Random random = new Random(1);
        float[] weight = {0.5f};
        double expected = 0.5;
        for (int t = 1; t <= STEPS; t++) {
            // Of one sign for a while, as real gradients are, then of the other.
            float g = (float) (random.nextGaussian() + (t % 40 < 20 ? 1 : -1));
            updater.begin(step.at(t, optimizer.rate()));
            updater.update(step, weight, new float[] {g}, 0, 1);
            expected = rule.next(t, expected, g);
            assertThat((double) weight[0]).as("step " + t).isCloseTo(expected, within(2e-5));
        }
    }

    private static Rule rmsProp(double rate, double rho, double momentum, double epsilon, boolean centered) {
        double[] s = new double[3];
        return (t, w, g) -> {
            s[0] = rho * s[0] + (1 - rho) * g * g;
            s[1] = centered ? rho * s[1] + (1 - rho) * g : 0;
            s[2] = momentum * s[2] + rate * g / (Math.sqrt(s[0] - s[1] * s[1]) + epsilon);
            return w - s[2];
        };
    }

    private static Rule adagrad() {
        double[] sum = {0.1};
        return (t, w, g) -> {
            sum[0] += g * g;
            return w - 0.1 / (Math.sqrt(sum[0]) + 1e-3) * g;
        };
    }

    private static Rule adadelta() {
        double[] s = new double[2];
        return (t, w, g) -> {
            s[0] = 0.95 * s[0] + 0.05 * g * g;
            double move = -Math.sqrt(s[1] + 1e-6) / Math.sqrt(s[0] + 1e-6) * g;
            s[1] = 0.95 * s[1] + 0.05 * move * move;
            return w + move;
        };
    }

    private static Rule adamW() {
        double[] s = new double[2];
        return (t, w, g) -> {
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = 0.999 * s[1] + 0.001 * g * g;
            double m = s[0] / (1 - Math.pow(0.9, t));
            double v = s[1] / (1 - Math.pow(0.999, t));
            return w - 0.01 * (m / (Math.sqrt(v) + 1e-8) + 0.1 * w);
        };
    }

    private static Rule amsGrad() {
        double[] s = new double[3];
        return (t, w, g) -> {
            s[0] = 0.8 * s[0] + 0.2 * g;
            s[1] = 0.9 * s[1] + 0.1 * g * g;
            s[2] = Math.max(s[2], s[1]);
            double m = s[0] / (1 - Math.pow(0.8, t));
            return w - 0.01 * m / (Math.sqrt(s[2] / (1 - Math.pow(0.9, t))) + 1e-6);
        };
    }

    private static Rule nadam() {
        double[] s = {0, 0, 1};
        return (t, w, g) -> {
            double mu = 0.9 * (1 - 0.5 * Math.pow(0.96, t * 0.004));
            double next = 0.9 * (1 - 0.5 * Math.pow(0.96, (t + 1) * 0.004));
            s[0] = 0.9 * s[0] + 0.1 * g;
            s[1] = 0.999 * s[1] + 0.001 * g * g;
            s[2] *= mu;
            double m = next * s[0] / (1 - s[2] * next) + (1 - mu) * g / (1 - s[2]);
            return w - 0.01 * m / (Math.sqrt(s[1] / (1 - Math.pow(0.999, t))) + 1e-8);
        };
    }

    private static Rule lion() {
        double[] m = new double[1];
        return (t, w, g) -> {
            double u = Math.signum(0.9 * m[0] + 0.1 * g);
            m[0] = 0.99 * m[0] + 0.01 * g;
            return w - 0.001 * (u + 0.1 * w);
        };
    }
}
