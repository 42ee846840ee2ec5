// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class LinearDecayTest {

    @Test
    void shortensSteps() {
        Optimizer.Updater updater = LinearDecay.of(Sgd.of(1), 4).newUpdater(2);
        float[] weights = {10, 20};
        float[] gradient = {1, 2};

        updater.update(1, weights, gradient, 0, 2);
        assertThat(weights).containsExactly(9, 18);
        updater.update(2, weights, gradient, 1, 2);
        updater.update(2, weights, gradient, 0, 1);
        assertThat(weights).containsExactly(8.25f, 16.5f);
        updater.update(3, weights, gradient, 0, 2);
        updater.update(4, weights, gradient, 0, 2);
        assertThat(weights).containsExactly(7.5f, 15);
        updater.update(5, weights, gradient, 0, 2);
        updater.update(100, weights, gradient, 0, 2);
        assertThat(weights).as("it is over").containsExactly(7.5f, 15);
    }

    @Test
    void lengthensThemBefore() {
        Optimizer.Updater updater = LinearDecay.of(Sgd.of(1), 5).warmup(0.6).newUpdater(1);
        float[] weights = {0};
        float[] gradient = {-1};
        float[] reached = {0.25f, 0.75f, 1.5f, 2.5f, 3, 3};

        for (int step = 1; step <= 6; step++) {
            updater.update(step, weights, gradient, 0, 1);
            assertThat(weights).as("step %d", step).containsExactly(reached[step - 1]);
        }
    }
}
