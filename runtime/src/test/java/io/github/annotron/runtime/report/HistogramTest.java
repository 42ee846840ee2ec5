// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void numbersAreCountedInEqualPartsOfTheirRange() {
        Histogram spread = Histogram.of(new float[] {0, 1, 1.5f, 2, 3.9f, 4}, 4);
        assertThat(spread.counts()).containsExactly(1, 2, 1, 2);
        assertThat(spread.lowest()).isZero();
        assertThat(spread.highest()).isEqualTo(4);
        assertThat(spread.limit(0)).isEqualTo(1);
        assertThat(spread.limit(3)).isEqualTo(4);
        assertThat(spread.count()).isEqualTo(6);
    }

    @Test
    void meanAndDeviationAreThoseOfTheNumbers() {
        Histogram spread = Histogram.of(new float[] {2, 4, 4, 4, 5, 5, 7, 9}, 3);
        assertThat(spread.mean()).isCloseTo(5, within(1e-12));
        assertThat(spread.deviation()).isCloseTo(2, within(1e-12));
    }

    @Test
    void equalNumbersAreInTheLastPart() {
        assertThat(Histogram.of(new float[] {3, 3}, 5).counts()).containsExactly(0, 0, 0, 0, 2);
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        Histogram spread =
                Histogram.of(new float[] {Float.NaN, 1, Float.POSITIVE_INFINITY, 2, Float.NEGATIVE_INFINITY}, 2);
        assertThat(spread.counts()).containsExactly(1, 1);
        assertThat(spread.mean()).isEqualTo(1.5);
        assertThat(Histogram.of(new float[] {Float.NaN}, 2)).satisfies(none -> {
            assertThat(none.count()).isZero();
            assertThat(none.mean()).isZero();
            assertThat(none.deviation()).isZero();
        });
    }
}
