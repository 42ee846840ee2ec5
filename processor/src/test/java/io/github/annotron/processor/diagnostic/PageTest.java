// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/diagnostics.md} has a section for each problem: a wrong example, what javac says of it, and a right one. */
class PageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ""), "..", "docs", "diagnostics.md");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\w+)$");
    private static final Pattern EXAMPLES = Pattern.compile(
            "```(?<lang>java|sh)\\n(?<wrong>.*?)```\\n\\n```text\\n(?<said>.*?)```\\n\\n```(java|sh)\\n(?<right>.*?)```\\n",
            Pattern.DOTALL);

    /** What no example can show, since nobody knows one. */
    private static final List<ProblemCode> WITHOUT_EXAMPLES = List.of(ProblemCode.INTERNAL_ERROR);

    private static final String SOUND =
            "@Input(4) Tensor in();\n@Flatten @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);\n";

    static List<ProblemCode> codes() {
        return Stream.of(ProblemCode.values())
                .filter(code -> !WITHOUT_EXAMPLES.contains(code))
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(PAGE, StandardCharsets.UTF_8);
    }

    @Test
    void itHasASectionForEachProblemAndNoOthers() throws IOException {
        assertThat(HEADING.matcher(page()).results().map(heading -> heading.group(1)))
                .containsExactlyElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::slug).toList());
        String warnings = page().substring(page().indexOf("\n## Warnings\n"));
        assertThat(HEADING.matcher(warnings).results().map(heading -> heading.group(1)))
                .containsExactlyElementsOf(Stream.of(ProblemCode.values())
                        .filter(ProblemCode::isWarning)
                        .map(ProblemCode::slug)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void examplesAreWrongAndRightAsTheySay(ProblemCode code) throws IOException {
        Matcher examples = EXAMPLES.matcher(page());
        assertThat(examples.find(sectionStart(code))).isTrue();
        assertThat(page().substring(sectionStart(code), examples.start()))
                .as("between the heading and the examples")
                .doesNotContain("\n### ", "```");

        Compilation wrong = compile(examples.group("lang"), examples.group("wrong"));
        String said = wrong.diagnostics().stream().map(PageTest::text).collect(Collectors.joining());
        assertThat(wrong.diagnostics())
                .isNotEmpty()
                .allSatisfy(diagnostic ->
                        assertThat(diagnostic.getMessage(null)).startsWith("[annotron/" + code.slug() + "] "));
        if (UPDATE) {
            String updated = new StringBuilder(page())
                    .replace(examples.start("said"), examples.end("said"), said)
                    .toString();
            Files.writeString(PAGE, updated, StandardCharsets.UTF_8);
        } else {
            assertThat(examples.group("said"))
                    .as("if the message should have changed, run this test with -Dgolden.update=true")
                    .isEqualTo(said);
        }
        compile(examples.group("lang"), examples.group("right")).orThrow();
    }

    private static int sectionStart(ProblemCode code) throws IOException {
        return page().indexOf("### " + code.slug() + "\n") + 1;
    }

    /** Compiles an example: options on a command line, a source file, or the members of a network. */
    private static Compilation compile(String language, String example) {
        if (language.equals("sh")) {
            String[] options = Arrays.stream(example.strip().split(" "))
                    .filter(word -> word.startsWith("-"))
                    .toArray(String[]::new);
            return Compilations.compile(
                    List.of(WrongNetwork.members("sound", SOUND).text()), List.of(), options);
        }
        return Compilations.compile(
                example.contains("@Network")
                        ? WrongNetwork.file("example", example).text()
                        : WrongNetwork.members("example", example).text());
    }

    /** As javac prints it, without the file and the line, which are those of the test. */
    private static String text(Diagnostic<?> diagnostic) {
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error: " : "warning: ";
        String[] lines = diagnostic.toString().split("\\R");
        String message = lines[0].substring(lines[0].indexOf(kind));
        String source = Arrays.stream(lines).skip(1).collect(Collectors.joining("\n"));
        return message + "\n" + (source.isEmpty() ? "" : source.stripIndent() + "\n");
    }
}
