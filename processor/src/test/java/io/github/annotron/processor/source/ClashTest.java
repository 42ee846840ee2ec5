// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.Compiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The user's package has classes of its own. */
@ParameterizedClass
@EnumSource
public class ClashTest {

    @Parameter
    private Compiler compiler;

    /** What a user reads whose class has the name of a generated one. */
    public static final String MESSAGE =
            "[annotron/NameClash] Net: the compiler generates NetModel for it, and something else of that name exists already."
                    + " Rename that or the network.";

    private static final String SHARED = "the compiler generates Outer_NetModel, Outer_NetForward, Outer_NetBackward,"
            + " Outer_NetTrainer, Outer_NetPredictor for it,";

    private static final String NET = """
            package test;

            import io.github.annotron.*;

            @Network
            interface Net {
                @Input(4) Tensor in();
                @Dropout(0.5f) Tensor thinned(Tensor in);
                @Dense(units = 2, activation = Activation.TANH) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor thinned);
            }
            """;

    /** Generated files import all that they use, so that classes of the same package cannot come before. */
    @Test
    void classesWithTheNamesOfTheRuntimesAreNoneOfOurBusiness() {
        compiler.compile(
                        NET,
                        "package test;\nclass Model {}",
                        "package test;\nclass Support {}",
                        "package test;\nclass Kernels {}",
                        "package test;\nclass Activations {}",
                        "package test;\nclass List {}",
                        "package test;\nclass Adam {}",
                        "package test;\nclass Generated {}",
                        "package test;\nclass Builder {}",
                        "package test;\nclass Path {}")
                .orThrow();
    }

    @Test
    void classesWithTheNamesOfGeneratedOnesAreReported() {
        Compilation compilation = compiler.compile(NET, "package test;\nclass NetModel {}");
        assertThat(compilation.errors()).contains(MESSAGE);
        if (compiler == Compiler.JAVAC) {
            // Others go on and find that what was generated does not fit the user's class.
            assertThat(compilation.errors()).hasSize(1);
        }
        assertThat(compilation.generatedSources()).containsKeys("test.NetTrainer", "test.NetPredictor");
    }

    /** Nested networks get an underscore between their names. */
    @Test
    void networksThatShareTheirClassesAreReported() {
        Compilation compilation = compiler.compile(
                NET.replace("interface Net", "interface Outer_Net"),
                NET.replace("@Network", "interface Outer { @Network") + "}");
        assertThat(compilation.errors())
                .singleElement()
                .asString()
                .satisfiesAnyOf(
                        error -> assertThat(error).startsWith("[annotron/NameClash] Net: " + SHARED),
                        error -> assertThat(error).startsWith("[annotron/NameClash] Outer_Net: " + SHARED));
    }
}
