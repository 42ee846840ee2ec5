// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeatMapTest {

    @Test
    void enlargesByInterpolation() {
        HeatMap large = new HeatMap(1, 2, new float[] {0, 4}).resized(2, 4);

        // The centres of the old columns lie between the first two and the last two of the new ones.
        assertThat(large.values()).containsExactly(0, 1, 3, 4, 0, 1, 3, 4);
    }

    @Test
    void theSameSizeIsTheSameMap() {
        float[] values = {1, -2, 3, 4.5f, 0, 7};
        assertThat(new HeatMap(2, 3, values).resized(2, 3).values()).containsExactly(values);
    }

    /** A plane stays a plane between the outer centres, also by a factor that is no whole number. */
    @Test
    void keepsPlanes() {
        float[] plane = new float[4 * 5];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 5; x++) {
                plane[y * 5 + x] = 3 * y - x;
            }
        }
        HeatMap large = new HeatMap(4, 5, plane).resized(10, 13);
        for (int y = 2; y < 8; y++) {
            for (int x = 2; x < 11; x++) {
                double expected = 3 * ((y + 0.5) * 4 / 10 - 0.5) - ((x + 0.5) * 5 / 13 - 0.5);
                assertThat(large.at(y, x)).isCloseTo((float) expected, within(1e-5f));
            }
        }
    }

    @Test
    void knowsItsLargestNumbers() {
        HeatMap map = new HeatMap(2, 2, new float[] {1, -5, 3, 3});
        assertThat(map.limit()).isEqualTo(5);
        assertThat(map.peak()).isEqualTo(2);
        assertThat(map.total()).isEqualTo(2);
    }

    @Test
    void refusesOtherSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap(2, 3, new float[5]))
                .withMessage("5 values are not a map of 2 rows and 3 columns");
    }
}
