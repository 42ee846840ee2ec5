// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same network gives the same bytes. */
class ReproducibilityTest {
    private static final List<Sample> SAMPLES =
            List.of(Sample.LE_NET, Sample.RESIDUAL, Sample.chain(12), Sample.fan(12), Sample.loops());

    private static Map<String, String> expected;

    @BeforeAll
    static void compile() {
        expected = generate(SAMPLES.stream().map(Sample::source).toList());
    }

    @Test
    void again() {
        assertThat(generate(SAMPLES.stream().map(Sample::source).toList())).isEqualTo(expected);
    }

    @Test
    void oneByOne() {
        for (Sample sample : SAMPLES) {
            Map<String, String> alone = generate(List.of(sample.source()));
            assertThat(alone).hasSize(5);
            alone.forEach((name, text) -> assertThat(text).isEqualTo(expected.get(name)));
        }
    }

    @Test
    void withFilesAndMethodsInAnotherOrder() {
        for (int seed = 1; seed <= 2; seed++) {
            List<String> sources = new ArrayList<>();
            for (Sample sample : SAMPLES) {
                sources.add(sample.shuffled(seed));
            }
            Collections.shuffle(sources, new Random(seed));
            assertThat(generate(sources)).isEqualTo(expected);
        }
    }

    private static Map<String, String> generate(List<String> sources) {
        return Compilations.compile(sources, List.of(), "-proc:only", "-implicit:none")
                .generatedSources();
    }
}
