// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.emit.ClassFile;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.runtime.Model;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Networks of very many layers compile, within the limits of class files and of HotSpot, and compute what they say. */
class SizeTest {
    private static final int LAYERS = 1000;
    private static final int BRANCHES = 200;

    /** Dense layers, activations, and a skip over each three layers, which keeps gradients from vanishing. */
    private static String chain() {
        return "@Input(3) Tensor l0();\n"
                + IntStream.rangeClosed(1, LAYERS - 2)
                        .mapToObj(i -> switch (i % 4) {
                            case 1 ->
                                "@Dense(units = 2, activation = TANH) Tensor l%d(Tensor l%d);".formatted(i, i - 1);
                            case 2 -> "@Activate(SILU) Tensor l%d(Tensor l%d);".formatted(i, i - 1);
                            case 3 -> "@Dense(units = 2) Tensor l%d(Tensor l%d);".formatted(i, i - 1);
                            default -> "@Add Tensor l%d(Tensor l%d, Tensor l%d);".formatted(i, i - 1, i - 3);
                        })
                        .collect(Collectors.joining("\n"))
                + "\n@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor l" + (LAYERS - 2) + ");";
    }

    private static String fan() {
        return "@Input(5) Tensor in();\n"
                + IntStream.range(0, BRANCHES)
                        .mapToObj(i -> "@Dense(units = 3, activation = TANH) Tensor b" + i + "(Tensor in);\n")
                        .collect(Collectors.joining())
                + IntStream.range(0, BRANCHES)
                        .mapToObj(i -> "Tensor b" + i)
                        .collect(Collectors.joining(", ", "@Concat Tensor all(", ");\n"))
                + "@Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor all);";
    }

    @Test
    void aThousandLayersAndTwoHundredBranches() {
        Subject.Family family =
                Subject.compile(List.of(Subject.source("Chain", chain()), Subject.source("Fan", fan())));
        Subject chain = family.subjects().get(0);
        assertThat(chain.network().newModel(1).layers()).hasSize(LAYERS);
        assertThat(family.subjects().get(1).network().newModel(1).layers()).hasSize(BRANCHES + 3);
        List<ClassFile> classFiles =
                family.classFiles().values().stream().map(ClassFile::parse).toList();
        assertThat(classFiles).flatExtracting(ClassFile::methods).hasSizeGreaterThan(LAYERS);
        assertThat(ClassFile.tooLong(classFiles)).isEmpty();
        for (Subject subject : family.subjects()) {
            OracleTest.assertStep(subject, Trial.draw(subject, 2, true, 1));
        }
    }

    @Test
    void aResidualNetworkOfFiftyLayers() {
        Subject.Family family = Subject.compile(List.of(Subject.source("Deep", """
                        @Block interface Residual {
                            @Input Tensor x();
                            @Conv2D(filters = Block.SAME_AS_INPUT, kernel = 3, padding = SAME, bias = false) Tensor conv1(Tensor x);
                            @BatchNorm(activation = RELU, epsilon = 0.1f) Tensor norm1(Tensor conv1);
                            @Conv2D(filters = Block.SAME_AS_INPUT, kernel = 3, padding = SAME, bias = false) Tensor conv2(Tensor norm1);
                            @BatchNorm(epsilon = 0.1f) Tensor norm2(Tensor conv2);
                            @Add(activation = RELU) @Output Tensor y(Tensor norm2, Tensor x);
                        }
                        @Input({16, 16, 3}) Tensor image();
                        @Conv2D(filters = 8, kernel = 3, padding = SAME) Tensor stem(Tensor image);
                        @Use(value = Residual.class, repeat = 8) Tensor stage1(Tensor stem);
                        @Conv2D(filters = 16, kernel = 3, padding = SAME, stride = 2) Tensor down1(Tensor stage1);
                        @Use(value = Residual.class, repeat = 8) Tensor stage2(Tensor down1);
                        @Conv2D(filters = 32, kernel = 3, padding = SAME, stride = 2) Tensor down2(Tensor stage2);
                        @Use(value = Residual.class, repeat = 7) Tensor stage3(Tensor down2);
                        @GlobalAveragePool2D Tensor pooled(Tensor stage3);
                        @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor pooled);
                        """)));
        Subject residual = family.subjects().get(0);
        Model model = residual.network().newModel(1);
        assertThat(model.layers().stream().filter(layer -> layer.multiplyAdds() > 0))
                .hasSize(50);
        assertThat(ClassFile.tooLong(family.classFiles().values().stream()
                        .map(ClassFile::parse)
                        .toList()))
                .isEmpty();
        // In training, rounding would grow from one normalisation of the batch to the next.
        Trial trial = Trial.draw(residual, 2, false, 1);
        trial.numbers().install(model);
        Step step = Step.run(model, model.newTrainingProgram(2), trial.batch(), Step.Cut.NONE);
        Value output = residual.graph().outputs().get(0).value();
        Closeness.assertClose(
                residual,
                "output",
                "output",
                step.outputs()[0],
                trial.expected().value(output));
    }

    @Test
    void twelveThousandUnitsAndAnImageOf512Pixels() {
        Subject.Family family = Subject.compile(List.of(Subject.source("Wide", """
                        @Input(50) Tensor in();
                        @Dense(units = 12000, activation = TANH) Tensor hidden(Tensor in);
                        @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor hidden);
                        """), Subject.source("Photo", """
                        @Input({512, 512, 3}) Tensor in();
                        @Conv2D(filters = 2, kernel = 3, padding = SAME, activation = TANH) Tensor conv(Tensor in);
                        @AveragePool2D(16) Tensor pool(Tensor conv);
                        @Flatten Tensor flat(Tensor pool);
                        @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor flat);
                        """)));
        for (Subject subject : family.subjects()) {
            OracleTest.assertStep(subject, Trial.draw(subject, 1, true, 1));
        }
    }
}
