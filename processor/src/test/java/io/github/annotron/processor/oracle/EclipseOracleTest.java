// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.processor.testing.Compiler;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases of every layer and some random graphs under Eclipse's compiler: it gets the text that javac gets, and what it compiles
 * computes the same bits. That these are the right ones is tested of javac's. A layer's cases follow each other; of so many in a row
 * one is taken, since this compiler takes most of the time.
 */
class EclipseOracleTest {
    private static final int GRAPHS = 30;
    private static final int CASES_IN_A_ROW = 8;

    private static final List<Subject> SUBJECTS = Stream.concat(
                    some(LayerOracleTest.subjects()).stream(),
                    RandomGraphTest.subjects().stream().limit(GRAPHS))
            .toList();

    private static List<Subject> some(List<Subject> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % CASES_IN_A_ROW == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static Compilation eclipse;
    private static ClassLoader loader;

    @BeforeAll
    static void compile() {
        eclipse = Compiler.ECLIPSE
                .compile(SUBJECTS.stream().map(Subject::source).toList())
                .orThrow();
        loader = eclipse.loader();
    }

    static List<Subject> subjects() {
        return SUBJECTS;
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void isTheSame(Subject subject) {
        String reference = Subject.reference(subject.name());
        Map<String, String> generated = new TreeMap<>();
        for (String suffix : subject.generated().keySet()) {
            generated.put(suffix, eclipse.generatedSources().get(reference + suffix));
        }
        assertThat(generated).isEqualTo(subject.generated());
        assertThat(Hashes.ofStep(new CompiledNetwork(loader, reference))).isEqualTo(Hashes.ofStep(subject.network()));
    }
}
