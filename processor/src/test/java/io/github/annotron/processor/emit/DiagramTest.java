// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.Loss;
import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.Compiler;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.report.LayerDiagram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of networks that the compiler draws. */
class DiagramTest {

    private static final String BLOCKS = """
            package samples;

            import io.github.annotron.*;

            public class Outer {
                @Block interface Residual {
                    @Input Tensor x();
                    @Dense(units = 4, activation = Activation.TANH) Tensor inner(Tensor x);
                    @Add @Output Tensor y(Tensor inner, Tensor x);
                }
                @Network interface Encoder {
                    @Input(4) Tensor in();
                    @Use(value = Residual.class, repeat = 3) @Output Tensor code(Tensor in);
                }
                @Network interface Whole {
                    @Input(4) Tensor values();
                    @Input(2) Tensor more();
                    @Use(Encoder.class) Tensor code(Tensor values);
                    @WeightsOf("code") @Use(Encoder.class) Tensor again(Tensor code);
                    @BatchNorm Tensor norm(Tensor again);
                    @Dense(units = 1) @Output(loss = Loss.LOG_COSH, weight = 0.5f) Tensor first(Tensor norm);
                    @Concat Tensor all(Tensor norm, Tensor more);
                    @Dense(units = 3) Tensor last(Tensor all);
                    @Use(Decoder.class) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor decoded(Tensor last);
                }
                @Block interface Decoder {
                    @Input Tensor x();
                    @Dense(units = 3) @Output Tensor y(Tensor x);
                }
            }
            """;

    record Case(String source, String reference, String file) {}

    static List<Case> cases() {
        return List.of(
                new Case(Sample.LE_NET.source(), "samples.LeNet", "samples/LeNet.svg"),
                new Case(Sample.RESIDUAL.source(), "samples.Residual", "samples/Residual.svg"),
                new Case(Sample.chain(3).source(), "samples.Chain3", "samples/Chain3.svg"),
                new Case(BLOCKS, "samples.Outer_Whole", "samples/Outer_Whole.svg"));
    }

    private static Compilation compile(String source, String... options) {
        return Compilations.compile(List.of(source), List.of(), options).orThrow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilerAndRuntimeDrawTheSame(Case network) {
        Compilation compilation = compile(network.source, "-Aannotron.diagram=true");
        assertThat(compilation.resources())
                .containsEntry(
                        "SOURCE_OUTPUT:" + network.file,
                        LayerDiagram.svg(compilation.network(network.reference).newModel(1)));
    }

    @Test
    void eclipseDrawsTheSame() {
        String option = "-Aannotron.diagram=true";
        Map<String, String> drawn =
                Compiler.ECLIPSE.compileWith(List.of(BLOCKS), option).orThrow().resources();
        assertThat(drawn).hasSize(2).isEqualTo(compile(BLOCKS, option).resources());
    }

    @Test
    void layersOfBlocksHaveFramesAndOutputsTheirLosses() {
        String svg = compile(BLOCKS, "-Aannotron.diagram").resources().get("SOURCE_OUTPUT:samples/Outer_Whole.svg");
        assertThat(svg)
                .contains(">again.code.2<title>again.code.2</title></text>")
                .contains("output: log-cosh, weight 0.5")
                .contains("output decoded: softmax cross-entropy")
                .contains("<title>more, read by all</title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Aannotron.diagram=false", "-Aannotron.suppress=DeadUnits"})
    void nothingIsDrawnUnlessItIsAskedFor(String option) {
        assertThat(compile(BLOCKS, option).resources()).isEmpty();
    }

    @Test
    void aNetworkWithErrorsIsNotDrawn() {
        Compilation compilation = Compilations.compile(
                List.of(BLOCKS.replace("units = 4", "units = 5")), List.of(), "-Aannotron.diagram=true");
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.resources()).isEmpty();
    }

    @Test
    void otherValuesAreRefused() {
        Compilation compilation = Compilations.compile(List.of(BLOCKS), List.of(), "-Aannotron.diagram=here.svg");
        assertThat(compilation.errors())
                .containsExactly(
                        "[annotron/InvalidOption] -Aannotron.diagram: the value is \"here.svg\". Write true or false.");
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void lossesHaveTheNamesOfTheRuntime(Loss loss) throws ReflectiveOperationException {
        var ofRuntime = (io.github.annotron.runtime.loss.Loss)
                Losses.class.getField(loss.name()).get(null);
        assertThat(Diagram.lossName(loss.name())).isEqualTo(ofRuntime.name());
    }
}
