// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.optimizer.Sgd;
import org.junit.jupiter.api.Test;

class LinearDecayTest {

    @Test
    void shortensSteps() {
        Optimizer.Updater updater = new LinearDecay(Sgd.of(1), 4).newUpdater(2);
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
}
