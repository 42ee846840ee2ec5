// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.Compiler;
import io.github.annotron.runtime.Model;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Where and how networks can be declared. */
@ParameterizedClass
@EnumSource
class SourcesTest {

    @Parameter
    private Compiler compiler;

    private static final List<String> SUFFIXES = List.of("Model", "Forward", "Backward", "Trainer", "Predictor");

    private static final String BODY = """
             {
                @io.github.annotron.Input(3) io.github.annotron.Tensor in();
                @io.github.annotron.Dense(units = 2) @io.github.annotron.Output(loss = io.github.annotron.Loss.MEAN_SQUARED_ERROR)
                io.github.annotron.Tensor out(io.github.annotron.Tensor in);
            }
            """;

    private static final String NETWORK = "@io.github.annotron.Network ";

    @Test
    void inTheDefaultPackage() {
        assertRuns(compiler.compile(NETWORK + "interface Net" + BODY), "Net", "Net", false);
    }

    @Test
    void inAPackage() {
        assertRuns(compiler.compile("package a.b.c;\n" + NETWORK + "interface Net" + BODY), "a.b.c.Net", "Net", false);
    }

    @Test
    void publicOnesHavePublicClasses() {
        assertRuns(
                compiler.compile("package test;\npublic @io.github.annotron.Network interface Net" + BODY),
                "test.Net",
                "Net",
                true);
    }

    @Test
    void inAClass() {
        assertRuns(
                compiler.compile("package test;\nclass Outer { " + NETWORK + "interface Net" + BODY + "}"),
                "test.Outer_Net",
                "Outer.Net",
                false);
    }

    @Test
    void inAPackagePrivateClassNothingIsPublic() {
        assertRuns(
                compiler.compile("package test;\nclass Outer { " + NETWORK + "public interface Net" + BODY + "}"),
                "test.Outer_Net",
                "Outer.Net",
                false);
    }

    @Test
    void protectedOnesAreSeenInThePackage() {
        assertRuns(
                compiler.compile(
                        "package test;\npublic class Outer { " + NETWORK + "protected interface Net" + BODY + "}"),
                "test.Outer_Net",
                "Outer.Net",
                false);
    }

    @Test
    void deepInsideOfOthers() {
        assertRuns(
                compiler.compile("package test;\npublic interface A { record B<T>(T t) { public enum C { D; " + NETWORK
                        + "public interface Net" + BODY + "} } }"),
                "test.A_B_C_Net",
                "A.B.C.Net",
                true);
    }

    @Test
    void inAPublicInterfaceTheyArePublic() {
        assertRuns(
                compiler.compile("package test;\npublic interface Outer { " + NETWORK + "interface Net" + BODY + "}"),
                "test.Outer_Net",
                "Outer.Net",
                true);
    }

    @Test
    void inTheDefaultPackageAndAClass() {
        assertRuns(
                compiler.compile("class Outer { " + NETWORK + "interface Net" + BODY + "}"),
                "Outer_Net",
                "Outer.Net",
                false);
    }

    @Test
    void withTheSameNameInTwoPackages() {
        Compilation compilation = compiler.compile(
                "package one;\n" + NETWORK + "interface Net" + BODY,
                "package two;\n" + NETWORK + "interface Net" + BODY.replace("units = 2", "units = 4"));
        assertRuns(compilation, "one.Net", "Net", false);
        assertThat(compilation.network("two.Net").newModel(1).output().size()).isEqualTo(4);
    }

    @Test
    void withTheSameNameInTwoTypes() {
        Compilation compilation = compiler.compile("package test;\nclass One { " + NETWORK + "interface Net" + BODY
                + "}\n"
                + "interface Two { class Three { " + NETWORK + "interface Net" + BODY.replace("units = 2", "units = 4")
                + "} }");
        assertRuns(compilation, "test.One_Net", "One.Net", false);
        assertThat(compilation
                        .network("test.Two_Three_Net")
                        .newModel(1)
                        .output()
                        .size())
                .isEqualTo(4);
    }

    /** A nested network and one whose name is that of the other's classes. */
    @Test
    void twoThatWouldGetTheSameClassesAreReported() {
        Compilation compilation = compiler.compile(
                "package test;\n" + NETWORK + "interface Outer_Net" + BODY,
                "package test;\nclass Outer { " + NETWORK + "interface Net" + BODY + "}");
        assertThat(compilation.errors()).singleElement().asString().contains("[annotron/NameClash]");
    }

    /** Line ends within a text block are those of Unix, whatever the file's are. */
    @Test
    void besideTextBlocksInAFileFromWindows() {
        Compilation compilation =
                compiler.compile(("package test;\nclass Outer {\n    static final String TEXT = \"\"\"\n"
                                + "        @Network\n        interface Fake {}\n        \"\"\";\n" + NETWORK
                                + "interface Net" + BODY + "}")
                        .replace("\n", "\r\n"));
        assertRuns(compilation, "test.Outer_Net", "Outer.Net", false);
    }

    @Test
    void withLettersThatAreNotAscii() {
        Compilation compilation = compiler.compile("""
                package übung.层;

                import io.github.annotron.*;

                @Network
                interface Größe {
                    @Input(3) Tensor maße();
                    @Dense(units = 2) Tensor 隠れ(Tensor maße);
                    @Dense(units = 1) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor résultat(Tensor 隠れ);
                }
                """);
        Model model = compilation.orThrow().network("übung.层.Größe").newModel(1);
        assertThat(model.newPredictor().predict(new float[3])).containsExactly(0);
        assertThat(model.name()).isEqualTo("Größe");
        assertThat(model.parameter("隠れ.kernel").size()).isEqualTo(6);
        assertThat(model.layers()).extracting(layer -> layer.name()).containsExactly("maße", "隠れ", "résultat");
    }

    @Test
    void withUnicodeEscapes() {
        Compilation compilation = compiler.compile("package test;\n" + NETWORK + "interface Net"
                + BODY.replace(" in()", " i\\u006e()").replace(" out(", " \\u00fcber("));
        assertThat(compilation
                        .orThrow()
                        .network("test.Net")
                        .newModel(1)
                        .output()
                        .name())
                .isEqualTo("über");
    }

    @Test
    void withLineEndsOfWindows() {
        String unix = """
                package test;

                import io.github.annotron.*;

                /** A network. */
                @Network
                interface Net {
                    @Input({2,
                        2}) Tensor in();

                    @Flatten Tensor flat(Tensor in);
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor flat);
                }
                """;
        Compilation windows = compiler.compile(unix.replace("\n", "\r\n"));
        assertRuns(windows, "test.Net", "Net", false);
        assertThat(windows.generatedSources()).isEqualTo(compiler.compile(unix).generatedSources());
    }

    @Test
    void errorsAreInTheRightLineOfAFileFromWindows() {
        Compilation compilation = compiler.compile(
                ("package test;\n\n" + NETWORK + "\ninterface Net" + BODY.replace("units = 2", "units = -2"))
                        .replace("\n", "\r\n"));
        assertThat(compilation.diagnostics()).singleElement().satisfies(error -> {
            assertThat(error.getLineNumber()).isEqualTo(6);
            // ecj points at the name of the attribute, javac at its value.
            assertThat(error.getColumnNumber()).isEqualTo(compiler == Compiler.JAVAC ? 39 : 31);
        });
    }

    /** What else an interface can have is the user's business. */
    @Test
    void withOtherMembers() {
        Compilation compilation = compiler.compile("""
                package test;

                import io.github.annotron.*;

                @Network
                @FunctionalInterface
                interface Empty {
                    @Input(3) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor in();
                }
                """, """
                package test;

                import io.github.annotron.*;

                @Network
                sealed interface Net permits Net.Never {
                    int UNITS = 2;
                    float RATE = 1f / 4;
                    @Input({UNITS * 2, UNITS}) Tensor in();
                    @Deprecated @Dropout(RATE) Tensor thinned(final @From("in") Tensor in);
                    public abstract @Dense(units = UNITS + 1) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor thinned);
                    static int classes() { return helper(); }
                    private static int helper() { return UNITS; }
                    default Tensor ignored(String any) { return null; }
                    enum Kind { A, B }
                    record Pair(Tensor a, Tensor b) {}
                    abstract non-sealed class Never implements Net {}
                }
                """);
        Model model = compilation.orThrow().network("test.Net").newModel(1);
        assertThat(model.layers()).extracting(layer -> layer.name()).containsExactly("in", "thinned", "out");
        assertThat(model.inputs().get(0).shape()).containsExactly(4, 2);
        assertThat(model.output().shape()).containsExactly(4, 3);
        Model identity = compilation.network("test.Empty").newModel(1);
        assertThat(identity.newPredictor().predict(new float[] {1, 2, 3})).containsExactly(1, 2, 3);
    }

    /** Compilers do not show local types to processors, so that nothing can be said about them. */
    @Test
    void inAMethodNothingHappens() {
        Compilation compilation = compiler.compile(
                "package test;\nclass Outer { void method() { " + NETWORK + "interface Net" + BODY + "} }");
        assertThat(compilation.orThrow().generatedSources()).isEmpty();
    }

    private static void assertRuns(Compilation compilation, String prefix, String name, boolean isPublic) {
        compilation.orThrow();
        for (String suffix : SUFFIXES) {
            assertThat(compilation.generatedSources()).containsKey(prefix + suffix);
            Class<?> type = compilation.network(prefix).load(suffix);
            boolean internal = suffix.equals("Forward") || suffix.equals("Backward");
            assertThat(Modifier.isPublic(type.getModifiers())).as(suffix).isEqualTo(isPublic && !internal);
        }
        Model model = compilation.network(prefix).newModel(1);
        assertThat(model.name()).isEqualTo(name);
        float[] values = new float[model.inputs().get(0).size()];
        assertThat(model.newPredictor().predict(values)).containsExactly(0, 0);
    }
}
