// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {

    private final ReplayBuffer ring = new ReplayBuffer(3, 2, 1);

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            float number = ring.added();
            ring.add(new float[] {number, -number}, new float[] {10 * number});
        }
    }

    private static float[] row(Rows rows, int row) {
        float[] numbers = new float[rows.width()];
        rows.read(row, numbers, 0);
        return numbers;
    }

    @Test
    void replacesTheOldestSample() {
        add(5);

        assertThat(ring.size()).isEqualTo(3);
        assertThat(ring.added()).isEqualTo(5);
        assertThat(row(ring.rows(0), 0)).containsExactly(3, -3);
        assertThat(row(ring.rows(0), 1)).containsExactly(4, -4);
        assertThat(row(ring.rows(0), 2)).containsExactly(2, -2);
        assertThat(row(ring.rows(1), 1)).containsExactly(40);
    }

    @Test
    void dataSetsFollowIt() {
        add(1);
        Dataset data = Dataset.of(ring.rows(0), ring.rows(1));
        assertThat(data.size()).isEqualTo(1);

        add(3);
        assertThat(data.size()).isEqualTo(3);
        assertThat(row(data.inputs().get(0), 0)).containsExactly(3, -3);
        ring.clear();
        assertThatThrownBy(() -> row(data.inputs().get(0), 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void drawsAllSamplesEquallyOften() {
        add(4);
        int[] rows = new int[3002];
        Arrays.fill(rows, -1);
        ring.draw(new Random(1), rows, 1, 3000);

        assertThat(rows[0]).isEqualTo(-1);
        assertThat(rows[3001]).isEqualTo(-1);
        for (int row = 0; row < 3; row++) {
            int wanted = row;
            assertThat(Arrays.stream(rows).filter(each -> each == wanted).count())
                    .isBetween(900L, 1100L);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ring.draw(new Random(1), new int[1], 0, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring.add(new float[2])).hasMessage("a sample has 2 parts, not 1");
        assertThatThrownBy(() -> ring.add(new float[2], new float[2])).hasMessage("part 1 has 1 numbers, not 2");
        assertThat(ring.size()).isZero();
        assertThatThrownBy(() -> ring.rows(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new ReplayBuffer(0, 1)).hasMessage("the capacity must be at least 1, not 0");
        assertThatThrownBy(() -> new ReplayBuffer(1)).hasMessage("a sample has at least one part");
        assertThatThrownBy(() -> new ReplayBuffer(1 << 20, 1, 1 << 20)).hasMessageContaining("part 1 has 1048576");
    }
}
