// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.data.Rows;
import org.junit.jupiter.api.Test;

class RandomRowsTest {

    private static final Rows ROWS = Rows.of(new float[][] {{1, 2}, {3, 4}});

    private final RandomRows rows =
            new RandomRows(ROWS, 5, (values, offset, random) -> values[offset] += random.nextFloat());

    private static float[] read(Rows from, int row) {
        float[] values = new float[4];
        from.read(row, values, 2);
        return values;
    }

    @Test
    void changesRowsTheSameWayUntilTheEpochEnds() {
        float[] first = read(rows, 0);
        float[] second = read(rows, 1);

        assertThat(first[2]).isBetween(1f, 2f);
        assertThat(first[3]).isEqualTo(2);
        assertThat(second[2] - 3).isNotEqualTo(first[2] - 1);
        assertThat(read(rows, 0)).isEqualTo(first);
        rows.epoch(1);
        assertThat(read(rows, 0)[2]).isBetween(1f, 2f).isNotEqualTo(first[2]);
        rows.epoch(0);
        assertThat(read(rows, 0)).isEqualTo(first);
        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.width()).isEqualTo(2);
    }
}
