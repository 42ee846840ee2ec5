// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.Compiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong networks: javac and Eclipse's compiler report the expected messages at the expected places and nothing else,
 * although another class uses what was to be generated, and the other network of the same compilation is generated.
 */
class DiagnosticsTest {

    /**
     * By default javac stops after the errors of processors, before it looks into methods. With this option, which Error
     * Prone requires and which comes near to what IDEs do, it goes on and would report all consequences.
     */
    private static final String GO_ON = "-XDshould-stop.ifError=FLOW";

    private static final String SOUND = """
            package test;

            import io.github.annotron.*;

            @Network
            interface Sound {
                @Input(4) Tensor in();
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
            }
            """;

    private static final String USER = """
            package test;

            import io.github.annotron.runtime.data.Dataset;
            import io.github.annotron.runtime.optimizer.Adam;
            import io.github.annotron.runtime.training.Fit;
            import io.github.annotron.runtime.training.History;
            import java.io.IOException;
            import java.nio.file.Path;

            class User {
                static final NetModel SHARED = NetModel.create(1);
                private final NetTrainer trainer =
                        NetTrainer.builder().optimizer(Adam.of(1e-3f)).seed(42).build();

                NetModel train(Dataset data, Path file) throws IOException {
                    History history = trainer.fit(data, Fit.epochs(5).batchSize(64).validation(data));
                    trainer.model().save(file);
                    return history == null ? null : NetModel.load(file);
                }

                float[] predict(NetModel model, float[] values) {
                    NetPredictor predictor = model.newPredictor();
                    int decision = predictor.classify(values);
                    NetTrainer.Builder builder = NetTrainer.builder().model(model);
                    return decision == 0 || builder == null ? null : predictor.predict(values);
                }
            }
            """;

    private static final List<String> SUFFIXES = List.of("Model", "Forward", "Backward", "Trainer", "Predictor");

    private static final List<WrongNetwork> ALL = Stream.of(
                    ReaderProblems.ALL,
                    ResolverProblems.ALL,
                    CompositionProblems.ALL,
                    GraphProblems.ALL,
                    LayerProblems.ALL,
                    Warnings.ALL)
            .flatMap(List::stream)
            .toList();

    private static Compilation usual;
    private static Compilation goingOn;
    private static Compilation eclipse;

    /** Compiles all at once, each in a package of its own. */
    @BeforeAll
    static void compile() {
        List<String> sources = new ArrayList<>(List.of(SOUND));
        for (int i = 0; i < ALL.size(); i++) {
            String line = "package " + packageName(i) + ";";
            sources.add(ALL.get(i).text().replace("package test;", line));
            sources.add(USER.replace("package test;", line)
                    .replaceAll("\\bNet(?=Model|Trainer|Predictor)", ALL.get(i).prefix()));
        }
        usual = Compilations.compile(sources, List.of(), "-Xmaxerrs", "1000", "-Xmaxwarns", "1000");
        goingOn = Compilations.compile(sources, List.of(), "-Xmaxerrs", "1000", "-Xmaxwarns", "1000", GO_ON);
        eclipse = Compiler.ECLIPSE.compile(sources);
    }

    static List<WrongNetwork> all() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReportedAtItsPlaceAndOnce(WrongNetwork wrong) {
        assertThat(errors(usual, wrong)).containsExactlyInAnyOrderElementsOf(wrong.errors());
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasNoConsequences(WrongNetwork wrong) {
        assertThat(errors(goingOn, wrong)).containsExactlyInAnyOrderElementsOf(wrong.errors());
    }

    /** Eclipse's compiler points at the name of an attribute where javac points at its value. */
    @ParameterizedTest
    @MethodSource("all")
    void isReportedByEclipseInTheSameLine(WrongNetwork wrong) {
        if (wrong.text().contains("record Net")) {
            // ecj has places for messages on all kinds of types but this one; it reports them without.
            assertThat(eclipse.saidOfNoFile()).isEqualTo(wrong.messages());
        } else if (Warnings.ALL.contains(wrong)) {
            // The batch compiler forgets the warnings of processors that generate files.
            assertThat(errors(eclipse, wrong)).isEmpty();
        } else {
            assertThat(lines(errors(eclipse, wrong))).containsExactlyInAnyOrderElementsOf(lines(wrong.errors()));
        }
    }

    private static List<String> lines(List<String> errors) {
        return errors.stream().map(e -> e.replaceFirst(":[0-9]+ ", " ")).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsClassesExistAllTheSame(WrongNetwork wrong) {
        for (String suffix : SUFFIXES) {
            String name = packageName(ALL.indexOf(wrong)) + "." + wrong.prefix() + suffix;
            assertThat(usual.generatedSources()).containsKey(name);
            assertThat(eclipse.generatedSources()).containsKey(name);
        }
    }

    @Test
    void warningsAreNoErrors() {
        for (Compilation compilation : List.of(usual, eclipse)) {
            assertThat(compilation.diagnostics()).isNotEmpty().allSatisfy(diagnostic -> {
                String message = diagnostic.getMessage(Locale.ROOT);
                boolean warning = Stream.of(ProblemCode.values())
                        .filter(code -> message.startsWith("[annotron/" + code.slug() + "] "))
                        .findFirst()
                        .orElseThrow()
                        .isWarning();
                assertThat(diagnostic.getKind()).isEqualTo(warning ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR);
            });
        }
    }

    @Test
    void othersAreGenerated() {
        for (String suffix : SUFFIXES) {
            assertThat(usual.generatedSources()).containsKey("test.Sound" + suffix);
            assertThat(eclipse.generatedSources()).containsKey("test.Sound" + suffix);
        }
    }

    @Test
    void nothingIsSaidOfNoFile() {
        assertThat(usual.saidOfNoFile()).isEmpty();
        assertThat(goingOn.saidOfNoFile()).isEmpty();
    }

    private static String packageName(int index) {
        return "wrong" + index;
    }

    private static List<String> errors(Compilation compilation, WrongNetwork wrong) {
        String packageName = packageName(ALL.indexOf(wrong));
        return compilation.saidOf(packageName).stream()
                .map(error -> error.replace(packageName + ".", "test."))
                .toList();
    }
}
