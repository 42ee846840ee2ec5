// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void isReadFromBothEnds() {
        Shape shape = Shape.of(28, 14, 3);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.extent(0)).isEqualTo(28);
        assertThat(shape.extent(-2)).isEqualTo(14);
        assertThat(shape.last()).isEqualTo(3);
        assertThat(shape.size()).isEqualTo(1176);
        assertThat(shape).hasToString("28x14x3");
        assertThat(shape.withLast(7)).isEqualTo(Shape.of(28, 14, 7));
    }

    @Test
    void countsWithoutOverflow() {
        assertThat(Shape.of(65536, 65536).elements()).isEqualTo(1L << 32);
        assertThat(Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 9)
                        .elements())
                .isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(Shape.of(65536, 65536)::size).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void hasPositiveExtents() {
        assertThatThrownBy(() -> new Shape(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shape.of(3, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersAreMatricesOfTheirLastExtent() {
        Parameter kernel = new Parameter(
                "conv1",
                "kernel",
                List.of(5, 3, 2, 8),
                new Parameter.Start("zeros", 1, 1, 0),
                Parameter.Change.TRAINED);
        assertThat(kernel.path()).isEqualTo("conv1.kernel");
        assertThat(kernel.identifier()).isEqualTo("conv1Kernel");
        assertThat(kernel.columns()).isEqualTo(8);
        assertThat(kernel.rows()).isEqualTo(30);
        assertThat(kernel.elements()).isEqualTo(240);
    }
}
