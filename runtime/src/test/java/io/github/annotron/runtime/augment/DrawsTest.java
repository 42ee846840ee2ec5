// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {

    private static final int COUNT = 100_000;

    private static void checkMoments(ToDoubleFunction<Draws> draw, double mean, double variance) {
        Draws draws = new Draws(5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < COUNT; i++) {
            double value = draw.applyAsDouble(draws);
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(variance);
        assertThat(sum / COUNT).isCloseTo(mean, within(5 * deviation / Math.sqrt(COUNT)));
        assertThat(squares / COUNT / variance).isCloseTo(1, within(0.03));
    }

    @Test
    void haveTheMomentsOfTheirDistributions() {
        checkMoments(Draws::uniform, 0.5, 1.0 / 12);
        checkMoments(draws -> draws.uniform(-3, 5), 1, 64.0 / 12);
        checkMoments(draws -> draws.below(7), 3, 4);
        checkMoments(draws -> draws.chance(0.2f) ? 1 : 0, 0.2, 0.16);
        checkMoments(Draws::normal, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2, 0.5, 1, 1.5, 4, 50})
    void betaHasItsMoments(double alpha) {
        checkMoments(draws -> draws.beta(alpha), 0.5, 1 / (4 * (2 * alpha + 1)));
    }

    @Test
    void betaOfATinyParameterIsAtTheEnds() {
        Draws draws = new Draws(1);
        for (int i = 0; i < 1000; i++) {
            double share = draws.beta(1e-5);
            assertThat(Math.min(share, 1 - share)).isBetween(0.0, 0.5);
        }
    }

    @Test
    void areThoseOfTheirSeedEpochAndRow() {
        Draws draws = new Draws(0);
        draws.start(3, 4, 5);
        long first = draws.bits();
        assertThat(draws.bits()).isNotEqualTo(first);
        draws.start(3, 4, 6);
        assertThat(draws.bits()).isNotEqualTo(first);
        draws.start(3, 5, 5);
        assertThat(draws.bits()).isNotEqualTo(first);
        draws.start(2, 4, 5);
        assertThat(draws.bits()).isNotEqualTo(first);
        draws.start(3, 4, 5);
        assertThat(draws.bits()).isEqualTo(first);
    }
}
