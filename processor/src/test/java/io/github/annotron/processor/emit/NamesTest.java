// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.processor.testing.Compiler;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @Test
    void aFreeNameIsTaken() {
        Names names = new Names();
        assertThat(names.of("conv1", "conv1")).isEqualTo("conv1");
        assertThat(names.of("conv1", "conv1")).isEqualTo("conv1");
    }

    @Test
    void theKeyCountsAndNotTheWish() {
        Names names = new Names();
        assertThat(names.of("a", "same")).isEqualTo("same");
        assertThat(names.of("b", "same")).isEqualTo("same_");
        assertThat(names.of(List.of("c"), "same")).isEqualTo("same__");
        assertThat(names.of("a", "other")).isEqualTo("same");
    }

    @Test
    void anEarlierWishIsKept() {
        Names names = new Names();
        assertThat(names.of("layer same_", "same_")).isEqualTo("same_");
        assertThat(names.of("a", "same")).isEqualTo("same");
        assertThat(names.of("b", "same")).isEqualTo("same__");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatGeneratedCodeUsesItselfIsAvoided(String name) {
        String found = new Names().of(name, name);
        assertThat(found).isEqualTo(name + "_");
        assertThat(SourceVersion.isName(found)).isTrue();
    }

    static List<String> unusable() {
        return List.of("from", "to", "n", "x", "y", "forward", "model", "x0", "x17", "s3", "allocate", "for", "true");
    }

    /** A layer that adds 1: the kernel and the bias are 1 each. */
    private static String plusOne(String name, String reads) {
        return "    @Dense(units = 1, kernelInitializer = Initializer.CONSTANT, biasInitializer = Initializer.CONSTANT,"
                + " constant = 1)\n    Tensor " + name + "(Tensor " + reads + ");\n";
    }

    private static String chain(String network, List<String> names) {
        StringBuilder source = new StringBuilder("package test;\n\nimport io.github.annotron.*;\n\n@Network\ninterface "
                + network + " {\n    @Input(1) Tensor " + names.get(0) + "();\n");
        for (int i = 1; i < names.size(); i++) {
            source.append(plusOne(names.get(i), names.get(i - 1)));
        }
        return source.append("    @Output(loss = Loss.MEAN_SQUARED_ERROR)\n")
                .append(plusOne("result", names.get(names.size() - 1)))
                .append("}\n")
                .toString();
    }

    static Stream<List<String>> collisions() {
        return Stream.of(
                List.of(
                        "x", "x1", "x2", "s0", "s1", "i", "o", "n", "w", "b", "in", "out", "y", "at", "row", "from",
                        "to"),
                List.of(
                        "model",
                        "capacity",
                        "keep",
                        "training",
                        "key",
                        "activations",
                        "begin",
                        "run",
                        "allocate",
                        "samples"),
                List.of(
                        "target",
                        "losses",
                        "gradients",
                        "targetWidth",
                        "prepare",
                        "backward",
                        "forward",
                        "loss",
                        "input"),
                List.of("forward", "output", "scores", "predict", "classify", "inputs", "activation", "name", "layers"),
                List.of("conv1", "conv1Kernel", "conv1Bias", "conv1_", "conv1Kernel_", "Conv1", "conv1Backward"),
                List.of("dConv1", "conv1", "dconv1", "DConv1", "dDConv1", "conv1KernelTransposed", "dConv1Kernel"),
                List.of(
                        "multiplesOf1",
                        "multiplesOf4",
                        "allocate0",
                        "prepare0",
                        "parameters",
                        "initialize",
                        "describe"),
                List.of(
                        "start",
                        "wait",
                        "notify",
                        "clone",
                        "finalize",
                        "hashCode",
                        "equals",
                        "toString",
                        "getClass",
                        "end"),
                List.of("record", "var", "sealed", "permits", "module", "when", "open", "to", "with", "exports"),
                List.of("a$b", "$", "_a", "größe", "层", "ﬁt", "Ω"),
                List.of(
                        "length",
                        "data",
                        "numRows",
                        "memory",
                        "layer",
                        "file",
                        "seed",
                        "builder",
                        "optimizer",
                        "engine"),
                List.of(
                        "first", "last", "left", "right", "share", "largest", "part", "parts", "unit", "feature",
                        "column"));
    }

    /** Each list and its reverse, all compiled at once: Net0, Net1, Net2 and so on. */
    private static List<List<String>> chains() {
        return collisions()
                .flatMap(names -> {
                    List<String> reversed = new ArrayList<>(names);
                    Collections.reverse(reversed);
                    return Stream.of(names, reversed);
                })
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void layersMayHaveAnyName(Compiler compiler) {
        List<List<String>> chains = chains();
        List<String> sources = new ArrayList<>();
        chains.forEach(names -> sources.add(chain("Net" + sources.size(), names)));
        Compilation compilation = compiler.compile(sources).orThrow();
        assertAll(IntStream.range(0, chains.size())
                .mapToObj(i -> () -> assertAddsOnes(compilation.network("test.Net" + i), chains.get(i))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Math",
                "System",
                "Arrays",
                "Float",
                "Support",
                "Kernels",
                "Activations",
                "Offsets",
                "Dropout",
                "Functions",
                "Gaussian",
                "Softmax",
                "LOSS",
                "yield"
            })
    void layersMayBeCalledAfterClasses(String name) {
        for (List<String> names : List.of(List.of("in", name, "end"), List.of(name, "end"))) {
            Compilation compilation = Compilations.compile(chain("Net", names)).orThrow();
            assertAddsOnes(compilation.network("test.Net"), names);
        }
    }

    private static void assertAddsOnes(CompiledNetwork network, List<String> names) {
        Model model = network.newModel(0);
        for (Memory memory : Memory.values()) {
            Predictor predictor = model.newPredictor(1, memory);
            assertThat(predictor.predict(new float[] {0.5f})).containsExactly(0.5f + names.size());
        }
        assertThat(model.layers()).extracting(layer -> layer.name()).containsAll(names);
        Predictor kept = model.newPredictor(1, Memory.KEPT);
        kept.predict(new float[] {0.5f});
        for (int i = 0; i < names.size(); i++) {
            assertThat(kept.activation(names.get(i))).as(names.get(i)).containsExactly(0.5f + i);
            if (i > 0) {
                assertThat(model.parameter(names.get(i) + ".kernel").size()).isEqualTo(1);
            }
        }
    }
}
