// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void rowsThatFollowEachOtherAreOne() {
        Grid grid = new Grid(List.of(new Grid.Axis("y", 3, 40), new Grid.Axis("x", 5, 8), new Grid.Axis("c", 8, 1)));
        assertThat(grid.merged().axes()).containsExactly(new Grid.Axis("c", 120, 1));
    }

    @Test
    void rowsWithGapsStayApart() {
        Grid grid = new Grid(List.of(new Grid.Axis("y", 3, 50), new Grid.Axis("x", 5, 8), new Grid.Axis("c", 8, 1)));
        assertThat(grid.merged().axes()).containsExactly(new Grid.Axis("y", 3, 50), new Grid.Axis("c", 40, 1));
    }

    @Test
    void axesOfExtentOneVanish() {
        Grid grid = new Grid(List.of(new Grid.Axis("y", 1, 99), new Grid.Axis("x", 5, 2), new Grid.Axis("c", 1, 1)));
        assertThat(grid.merged().axes()).containsExactly(new Grid.Axis("x", 5, 2));
        Grid single = new Grid(List.of(new Grid.Axis("y", 1, 99), new Grid.Axis("x", 1, 2)));
        assertThat(offsets(single.merged())).containsExactly(0);
    }

    @RepeatedTest(300)
    void mergingKeepsTheOffsets(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Grid.Axis> axes = new ArrayList<>();
        int rank = 1 + random.nextInt(4);
        for (int i = 0; i < rank; i++) {
            axes.add(new Grid.Axis("a" + i, 1 + random.nextInt(4), random.nextInt(9) - 4));
        }
        for (int i = rank - 2; i >= 0; i--) {
            if (random.nextBoolean()) { // continues the next one
                Grid.Axis inner = axes.get(i + 1);
                axes.set(i, new Grid.Axis("a" + i, axes.get(i).extent(), inner.extent() * inner.step()));
            }
        }
        Grid grid = new Grid(axes);
        Grid merged = grid.merged();
        assertThat(offsets(merged)).isEqualTo(offsets(grid));
        assertThat(merged.count()).isEqualTo(grid.count());
        assertThat(merged.axes()).isNotEmpty().hasSizeLessThanOrEqualTo(rank);
        assertThat(merged.merged()).isEqualTo(merged);
    }

    private static List<Integer> offsets(Grid grid) {
        List<Integer> offsets = List.of(0);
        for (Grid.Axis axis : grid.axes()) {
            List<Integer> next = new ArrayList<>();
            for (int offset : offsets) {
                for (int i = 0; i < axis.extent(); i++) {
                    next.add(offset + i * axis.step());
                }
            }
            offsets = next;
        }
        return offsets;
    }
}
