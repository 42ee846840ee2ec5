// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compiler;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks that are no proper Java: the compiler says what is wrong, and the processor adds nothing. By default javac
 * does not run processors on most of them; with Error Prone's policy, and in Eclipse, it does.
 */
class BrokenJavaTest {

    private static String source(String line) {
        return """
                package test;

                import static io.github.annotron.Activation.*;
                import static io.github.annotron.Loss.*;

                import io.github.annotron.*;

                @Network
                interface Net {
                    @Input(4) Tensor in();
                    %s
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor hidden);
                }
                """.formatted(line);
    }

    private static final String USER = """
            package test;

            class User {
                NetModel model = NetModel.create(1);
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(activation = TANH) Tensor hidden(Tensor in);",
                "@Dense(units = 3, activation = TAHN) Tensor hidden(Tensor in);",
                "@Dense(units = \"3\") Tensor hidden(Tensor in);",
                "@Dense(units = UNITS) Tensor hidden(Tensor in);",
                "@Dense(units = 3f) Tensor hidden(Tensor in);",
                "@Dense(units = {3, 4}) Tensor hidden(Tensor in);",
                "@Dense(units = 3, unit = 4) Tensor hidden(Tensor in);",
                "@Dense(units = 3) Tenser hidden(Tensor in);",
                "@Dense(units = 3) Tensor hidden(Tenser in);",
                "@Dense(units = 3) Tensor hidden(@From Tensor in);",
                "@Dense(units = 3) Tensor hidden(@From(in) Tensor x);",
                "@Dense(units = 3) Tensor hidden(Tensor in) { return in; }",
                "@Reshape({2, \"2\"}) Tensor hidden(Tensor in);",
                "@Activate Tensor hidden(Tensor in);"
            })
    void isLeftToTheCompiler(String line) {
        List<String> sources = List.of(source(line), USER);
        assertThat(Compilations.compile(sources, List.of()).errors())
                .as("javac")
                .noneMatch(e -> e.contains("[annotron/"));
        assertThat(Compilations.compile(sources, List.of(), "-XDshould-stop.ifError=FLOW")
                        .errors())
                .as("javac that goes on")
                .noneMatch(e -> e.contains("[annotron/"));
        assertThat(Compiler.ECLIPSE.compile(sources).errors()).as("ecj").noneMatch(e -> e.contains("[annotron/"));
    }

    /** Older compilers hide such annotations from processors, so that the layer seems to have none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dens(units = 3) Tensor hidden(Tensor in);",
                "@Dense(units = 3) @Dense(units = 4) Tensor hidden(Tensor in);"
            })
    void annotationsThatCannotBeReadMayBeMissed(String line) {
        List<String> errors = Compilations.compile(
                        List.of(source(line), USER), List.of(), "-XDshould-stop.ifError=FLOW")
                .errors();
        assertThat(errors)
                .filteredOn(e -> !e.contains("[annotron/NotALayer] hidden"))
                .singleElement()
                .asString()
                .containsAnyOf("cannot find symbol", "not a repeatable annotation");
    }
}
