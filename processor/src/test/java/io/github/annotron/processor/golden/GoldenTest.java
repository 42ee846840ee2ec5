// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.Compiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated files, byte for byte. A case is a folder: the one file with {@code @Network} is what a user writes, those
 * beside it are what the compiler makes of it.
 */
class GoldenTest {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""), "src", "test", "resources", "golden");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatedFilesAreTheGoldenOnes(Path folder) throws IOException {
        Map<String, String> golden = read(folder);
        String input = takeInput(golden);
        Compilation compilation = Compilations.compile(List.of(input), List.of(), "-Xdoclint:all,-missing")
                .orThrow();
        Map<String, String> generated = bySimpleName(compilation);
        if (UPDATE) {
            update(folder, golden, generated);
            return;
        }
        assertGolden(generated, golden);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eclipseGeneratesThemToo(Path folder) throws IOException {
        Map<String, String> golden = read(folder);
        String input = takeInput(golden);
        assertGolden(bySimpleName(Compiler.ECLIPSE.compile(List.of(input)).orThrow()), golden);
    }

    private static void assertGolden(Map<String, String> generated, Map<String, String> golden) {
        String advice =
                "generated code has changed. If it should have, run this test with -Dgolden.update=true, read the"
                        + " difference, and commit it";
        assertThat(generated.keySet()).as(advice).isEqualTo(golden.keySet());
        generated.forEach(
                (name, text) -> assertThat(text).as(name + ": " + advice).isEqualTo(golden.get(name)));
    }

    /** What a user writes, which is removed from the files of a case. */
    private static String takeInput(Map<String, String> files) {
        String input = files.values().stream()
                .filter(text -> text.contains("@Network"))
                .findFirst()
                .orElseThrow();
        files.values().remove(input);
        return input;
    }

    private static Map<String, String> bySimpleName(Compilation compilation) {
        Map<String, String> files = new TreeMap<>();
        compilation
                .generatedSources()
                .forEach((name, text) -> files.put(name.substring(name.lastIndexOf('.') + 1) + ".java", text));
        return files;
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static void update(Path folder, Map<String, String> golden, Map<String, String> generated)
            throws IOException {
        for (String old : golden.keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
