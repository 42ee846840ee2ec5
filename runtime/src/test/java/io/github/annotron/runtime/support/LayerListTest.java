// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.Cost;
import io.github.annotron.runtime.LayerCosts;
import io.github.annotron.runtime.LayerInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerListTest {

    @Test
    void hasARowForEachLayerWithWhatWasSaidOfIt() {
        LayerList layers = new LayerList();
        layers.add("image", "Input", 28, 28, 1);
        layers.add("conv1", "Conv2D", 28, 28, 32)
                .reads("image")
                .parameters(832, "conv1.kernel", "conv1.bias")
                .multiplyAdds(627200)
                .compiledAs("micro-kernel")
                .forward(627200, 107612, 3328)
                .backward(1, 2, 3)
                .gradients(4, 5, 6)
                .prepare(7, 8, 9);
        layers.add("sum", "Add", 28, 28, 32).reads("conv1", "image");

        assertThat(layers.toList())
                .containsExactly(
                        new LayerInfo(
                                "image", "Input", List.of(), List.of(28, 28, 1), List.of(), 0, 0, "", LayerCosts.NONE),
                        new LayerInfo(
                                "conv1",
                                "Conv2D",
                                List.of("image"),
                                List.of(28, 28, 32),
                                List.of("conv1.kernel", "conv1.bias"),
                                832,
                                627200,
                                "micro-kernel",
                                new LayerCosts(
                                        new Cost(627200, 107612, 3328),
                                        new Cost(1, 2, 3),
                                        new Cost(4, 5, 6),
                                        new Cost(7, 8, 9))),
                        new LayerInfo(
                                "sum",
                                "Add",
                                List.of("conv1", "image"),
                                List.of(28, 28, 32),
                                List.of(),
                                0,
                                0,
                                "",
                                LayerCosts.NONE));
    }
}
