// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoragesTest {
    private final GraphSketch sketch = new GraphSketch()
            .input("in", 4)
            .add("sums", FakeOp.trained("sums", 4), "in")
            .add("active", FakeOp.inPlace(4), "sums")
            .add("flat", FakeOp.view(4), "active")
            .add("thinned", FakeOp.identity(4), "flat")
            .add("square", FakeOp.view(4), "thinned")
            .add("noisy", FakeOp.noise(4), "square")
            .add("out", FakeOp.trained("out", 4), "noisy", "flat");
    private final Graph graph = sketch.output("out");

    @Test
    void viewsAndOverwritingOperationsShareTheMemoryOfTheirInput() {
        Storages storages = Storages.of(graph, false);
        assertRoot(storages, "in", "in");
        assertRoot(storages, "sums", "sums");
        assertRoot(storages, "active", "sums");
        assertRoot(storages, "flat", "sums");
        assertRoot(storages, "thinned", "thinned");
        assertRoot(storages, "square", "thinned");
        assertRoot(storages, "noisy", "noisy");
        assertRoot(storages, "out", "out");
    }

    @Test
    void inPredictionSoDoThoseThatDoNothing() {
        Storages storages = Storages.of(graph, true);
        assertRoot(storages, "thinned", "sums");
        assertRoot(storages, "square", "sums");
        assertRoot(storages, "noisy", "sums");
        assertRoot(storages, "out", "out");
    }

    @Test
    void gradientsShareTheMemoryWhereTheyAreTheSame() {
        Storages storages = Storages.ofGradients(graph);
        assertRoot(storages, "active", "sums");
        assertRoot(storages, "flat", "sums");
        assertRoot(storages, "thinned", "thinned");
        assertRoot(storages, "square", "thinned");
        assertRoot(storages, "noisy", "thinned");
        assertRoot(storages, "out", "out");
    }

    @Test
    void otherValuesHaveNone() {
        Storages storages = Storages.of(graph, true);
        Value stranger = new Value("stranger", "", Shape.of(1));
        assertThatThrownBy(() -> storages.root(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stranger");
    }

    private void assertRoot(Storages storages, String value, String root) {
        assertThat(storages.root(sketch.value(value))).isEqualTo(sketch.value(root));
    }
}
