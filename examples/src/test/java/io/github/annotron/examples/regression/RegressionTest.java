// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.LinearFit;
import io.github.annotron.examples.common.Run;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RegressionTest {

    @Test
    void beatsTheLinearFitAndComesNearTheNoise() {
        Run run = Run.of(new Regression(), "--samples", "10000", "--epochs", "15");

        assertThat(run.exitCode()).isZero();
        double mean = run.number("mean of the training values");
        double linear = run.number("linear least squares (EJML)");
        double network = run.number("\nnetwork");
        double floor = run.number("nobody can do better");
        assertThat(linear).isLessThan(0.7 * mean);
        assertThat(network).isLessThan(0.6 * linear);
        assertThat(floor).isBetween(0.95, 1.05);
        assertThat(network).isBetween(floor, 1.35 * floor);
    }

    @Test
    void refusesBadOptions() {
        assertThat(Run.of(new Regression(), "--epochs", "0").err()).contains("--epochs must be at least 1, not 0");
        assertThat(Run.of(new Regression(), "--samples", "2").err()).contains("--samples must be at least 12");
        assertThat(Run.of(new Regression(), "--noise", "NaN").err()).contains("--noise must be from 0 to 1000");
        assertThat(Run.of(new Regression(), "--noise", "-1").exitCode()).isEqualTo(2);
    }

    @Test
    void fitsALinearFunctionExactly() {
        float[][] variables = {{0, 0}, {1, 0}, {0, 1}, {1, 1}, {2, 5}};
        float[][] values = {{3}, {5}, {2}, {4}, {2}};
        LinearFit fit = LinearFit.of(variables, values);

        assertThat(fit.value(new float[] {10, 1}, 0)).isCloseTo(22, Assertions.within(1e-3f));
    }
}
