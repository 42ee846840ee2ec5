// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private final ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog"));

    @Test
    void countsDecisions() {
        matrix.add(0, 0);
        matrix.add(0, 0);
        matrix.add(0, 1);
        matrix.add(1, 1);

        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.total()).isEqualTo(4);
        assertThat(matrix.right()).isEqualTo(3);
        assertThat(matrix.accuracy()).isEqualTo(0.75);
        assertThat(matrix.recall(0)).isEqualTo(2 / 3.0);
        assertThat(matrix.precision(1)).isEqualTo(1 / 2.0);
        assertThat(matrix).hasToString("""
                truth \\ guess  cat  dog    right
                cat              2    1   66.7 %
                dog              .    1  100.0 %
                """);
    }

    @Test
    void addsThoseOfTheSameClasses() {
        ConfusionMatrix other = new ConfusionMatrix(List.of("cat", "dog"));
        other.add(0, 1);
        matrix.add(0, 1);
        matrix.addAll(other);

        assertThat(matrix.count(0, 1)).isEqualTo(2);
        assertThatThrownBy(() -> matrix.addAll(new ConfusionMatrix(List.of("cow"))))
                .hasMessage("a matrix of [cow] cannot be added to one of [cat, dog]");
    }

    @Test
    void hasNoSharesOfNothing() {
        matrix.add(0, 1);

        assertThat(matrix.recall(1)).isNaN();
        assertThat(matrix.toString()).contains("dog              .    .      -");
    }
}
