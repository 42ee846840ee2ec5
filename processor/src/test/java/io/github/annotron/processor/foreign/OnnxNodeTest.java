// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.processor.testing.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The operator cases of ONNX. Each one that the language can express becomes a network, which is compiled, filled with the
 * case's weights, and run on its inputs. {@code docs/onnx-cases.md} lists what becomes of each.
 */
class OnnxNodeTest {
    private static final String ARCHIVE = "models/onnx-node-tests.zip";
    private static final Path TABLE = Path.of(System.getProperty("basedir", ""), "..", "docs", "onnx-cases.md");
    private static final String PACKAGE = "io.github.annotron.example.onnx";

    private static List<OnnxCase> cases;
    private static final Map<String, Verdict> VERDICTS = new LinkedHashMap<>();
    private static ClassLoader loader;

    @BeforeAll
    static void compile() throws IOException {
        cases = OnnxCase.all(Archive.read(TestData.find(ARCHIVE)));
        List<String> sources = new ArrayList<>();
        for (OnnxCase c : cases) {
            Verdict verdict = OnnxRules.apply(c);
            VERDICTS.put(c.path(), verdict);
            if (verdict instanceof Verdict.Network network) {
                sources.add(NetworkSource.of(PACKAGE, interfaceName(c), network.body()));
            }
        }
        loader = Compilations.compile(sources, List.of()).orThrow().loader();
    }

    @TestFactory
    Stream<DynamicTest> casesInsideOfTheLanguage() {
        return cases.stream()
                .filter(c -> !(VERDICTS.get(c.path()) instanceof Verdict.Outside))
                .map(c -> DynamicTest.dynamicTest(c.path(), () -> run(c)));
    }

    private static void run(OnnxCase c) {
        Verdict verdict = VERDICTS.get(c.path());
        List<Comparison> comparisons = verdict instanceof Verdict.Network network
                ? network.trial().run(new CompiledNetwork(loader, PACKAGE + "." + interfaceName(c)).newModel(1))
                : ((Verdict.Direct) verdict).trial().get();
        assertThat(comparisons).hasSizeGreaterThanOrEqualTo(c.outputs().size());
        for (Comparison comparison : comparisons) {
            Recorded.assertClose(comparison.what(), comparison.actual(), comparison.expected());
        }
    }

    @Test
    void everyCaseIsInTheTable() throws IOException {
        String table = OnnxTable.of(cases, VERDICTS);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(TABLE, table);
            return;
        }
        assertThat(TABLE)
                .as("what runs has changed. If it should have, run this test with -Dgolden.update=true, read the"
                        + " difference, and commit it")
                .hasContent(table);
    }

    /** Folders have cases whose names differ in capital letters only. */
    private static String interfaceName(OnnxCase c) {
        return c.path().replace('/', '_').replace('-', '_') + "Net";
    }
}
