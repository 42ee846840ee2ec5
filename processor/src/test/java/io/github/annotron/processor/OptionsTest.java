// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be set for a whole compilation, and where warnings can be suppressed. */
public class OptionsTest {

    /** What a user reads who misspells an option. */
    public static final String MESSAGE =
            "[annotron/InvalidOption] -Aannotron.supress: there is no such option. Did you mean annotron.suppress?";

    private static final String LOST = "[annotron/LostPixels] pool";
    private static final String DEAD = "[annotron/DeadUnits] hidden";

    /** Three places for annotations: around the network, on it, on a layer. */
    private static final String SUSPICIOUS = """
            package test;

            import static io.github.annotron.Activation.*;

            import io.github.annotron.*;

            /*0*/ class Outer {
                /*1*/ @Network
                interface Net {
                    @Input({5, 5, 1}) Tensor image();
                    /*2*/ @MaxPool2D(2) Tensor pool(Tensor image);
                    @Flatten Tensor flat(Tensor pool);
                    @Dense(units = 3, activation = RELU, kernelInitializer = Initializer.ZEROS) Tensor hidden(Tensor flat);
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor hidden);
                }
            }
            """;

    /** All that was said, by subject: the text up to the colon. */
    private static List<String> subjects(String source, String... options) {
        return Compilations.compile(List.of(source), List.of(), options).diagnostics().stream()
                .map(d -> d.getMessage(Locale.ROOT))
                .map(message -> message.substring(0, message.indexOf(':')))
                .toList();
    }

    @Test
    void warningsAreOn() {
        assertThat(subjects(SUSPICIOUS)).containsExactly(DEAD, LOST);
        assertThat(Compilations.compile(SUSPICIOUS).success()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LostPixels", "LostPixels,IdleTaps", " IdleTaps , LostPixels "})
    void namedOnesAreSuppressed(String value) {
        assertThat(subjects(SUSPICIOUS, "-Aannotron.suppress=" + value)).containsExactly(DEAD);
    }

    @Test
    void allAreSuppressed() {
        Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aannotron.suppress=all", "-Werror")
                .orThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "0, annotron:LostPixels, 1",
        "1, annotron:LostPixels, 1",
        "2, annotron:LostPixels, 1",
        "0, annotron:all, 0",
        "1, annotron:all, 0",
        "2, annotron:all, 1", // the other warning is at another layer
        "1, annotron:IdleTaps, 2",
        "1, all, 2",
        "1, unchecked, 2"
    })
    void annotationsSuppressWhatTheyAreAround(int place, String word, int left) {
        String source = SUSPICIOUS.replace("/*" + place + "*/", "@SuppressWarnings({\"unused\", \"" + word + "\"})");
        assertThat(subjects(source)).hasSize(left);
    }

    @Test
    void aMisspeltOptionIsReported() {
        assertThat(Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aannotron.supress=all")
                        .errors())
                .containsExactly(MESSAGE);
    }

    @Test
    void anOptionThatResemblesNoneIsReported() {
        assertThat(Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aannotron.verbose")
                        .errors())
                .containsExactly(
                        "[annotron/InvalidOption] -Aannotron.verbose: there is no such option. There are annotron.diagram, annotron.suppress.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "LostPixel; Did you mean LostPixels?",
                "lostpixels; Did you mean LostPixels?",
                "LostPixels,Idletap; Did you mean IdleTaps?",
                "Cycle; There are DeadUnits,",
                "''; There are DeadUnits,"
            })
    void aWarningThatDoesNotExistIsReported(String value, String remedy) {
        String wrong = value.substring(value.indexOf(',') + 1);
        assertThat(Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aannotron.suppress=" + value)
                        .errors())
                .singleElement()
                .asString()
                .startsWith("[annotron/InvalidOption] -Aannotron.suppress: there is no warning \"" + wrong
                        + "\" to suppress. " + remedy);
    }

    @Test
    void aMissingValueIsReported() {
        assertThat(Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aannotron.suppress")
                        .errors())
                .singleElement()
                .asString()
                .startsWith("[annotron/InvalidOption] -Aannotron.suppress: there is no warning \"\" to suppress.");
    }

    @Test
    void othersBelongToOthers() {
        assertThat(Compilations.compile(List.of(SUSPICIOUS), List.of(), "-Aother.suppress=all", "-Aannotronic=1")
                        .errors())
                .isEmpty();
    }
}
