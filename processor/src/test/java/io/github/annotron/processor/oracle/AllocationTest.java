// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.kernel.Kernels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions and training steps allocate nothing. */
class AllocationTest {

    /** Vectors are objects until the method that they are in is compiled. A test ends with the first 0 bytes. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private static final Subject.Family FAMILY = Subject.compile(List.of(
            Subject.certifiable(Subject.source("Picture", """
                    @Input({12, 12, 3}) Tensor image();
                    @Conv2D(filters = 16, kernel = 3, padding = SAME, activation = RELU) Tensor conv1(Tensor image);
                    @MaxPool2D(2) Tensor pool1(Tensor conv1);
                    @Conv2D(filters = 6, kernel = 3, stride = 2, activation = GELU) Tensor conv2(Tensor pool1);
                    @Flatten Tensor features(Tensor conv2);
                    @Dense(units = 40, activation = TANH) Tensor hidden(Tensor features);
                    @Dropout(0.5f) Tensor thinned(Tensor hidden);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor thinned);
                    """)),
            Subject.source("Tiny", """
                    @Input(4) Tensor flower();
                    @Dense(units = 16, activation = TANH) Tensor first(Tensor flower);
                    @Dense(units = 16, activation = SILU) Tensor second(Tensor first);
                    @Add(activation = ELU) Tensor joined(Tensor first, Tensor second);
                    @Dense(units = 3, activation = SOFTPLUS) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor joined);
                    """),
            Subject.source("Every", """
                    @Input(4) Tensor in();
                    @Dense(units = 20, activation = SIGMOID) Tensor first(Tensor in);
                    @Dense(units = 17, activation = TANH) Tensor second(Tensor first);
                    @Dense(units = 35, activation = LEAKY_RELU) Tensor third(Tensor second);
                    @Dense(units = 12, activation = ELU) Tensor fourth(Tensor third);
                    @Dense(units = 40, activation = SELU) Tensor fifth(Tensor fourth);
                    @Dense(units = 21, activation = GELU) Tensor sixth(Tensor fifth);
                    @Dense(units = 37, activation = SILU) Tensor seventh(Tensor sixth);
                    @Dense(units = 16, activation = SOFTPLUS) Tensor eighth(Tensor seventh);
                    @Dense(units = 19, activation = SOFTMAX) Tensor ninth(Tensor eighth);
                    @Dense(units = 19, activation = RELU) Tensor aside(Tensor seventh);
                    @Add(activation = GELU) Tensor joined(Tensor ninth, Tensor aside);
                    @Dropout(0.3f) Tensor thinned(Tensor joined);
                    @GaussianNoise(0.1f) Tensor noisy(Tensor thinned);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor noisy);
                    """),
            Subject.source("Series", """
                    @Input({6, 4}) Tensor series();
                    @Recurrent(cell = GRU, units = 8, output = ALL_STEPS) Tensor first(Tensor series);
                    @Recurrent(cell = LSTM, units = 20) Tensor second(Tensor first);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor second);
                    """),
            ManyLayers.SOURCE));

    /** With a product that is large enough for threads to share, and too large for an interpreter. */
    private static final Subject.Family LARGE = Subject.compile(List.of(Subject.source("Large", """
            @Input(400) Tensor numbers();
            @Dense(units = 340, activation = RELU) Tensor hidden(Tensor numbers);
            @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor hidden);
            """)));

    /** The scalar code, interpreted: nothing is there that a compiler would have to remove. */
    @Test
    void codeAsksForNothing(@TempDir Path folder) {
        List<String> references = FAMILY.subjects().stream()
                .map(subject -> Subject.reference(subject.name()))
                .toList();
        Map<String, String> bytes = OtherJvm.run(
                folder, List.of("-Xint", "-Dannotron.kernels=scalar"), FAMILY, Allocations.class, references);
        assertThat(ours(bytes)).hasSize(32);
        assertThat(ours(bytes))
                .allSatisfy((work, allocated) -> assertThat(allocated).as(work).isEqualTo("0"));
    }

    /** With the kernels of this JVM, compiled; in a JVM of its own, as in this one other tests have led HotSpot astray. */
    @Test
    void nothingIsLeftByTheCompiler(@TempDir Path folder) {
        List<String> flags = new ArrayList<>(List.of("-D" + Allocations.PATIENCE + "=" + PATIENCE_NANOS));
        if (Kernels.vectorized()) {
            flags.addAll(OtherJvm.VECTOR);
        }
        for (Subject.Family family : List.of(FAMILY, LARGE)) {
            for (Subject subject : family.subjects()) {
                Map<String, String> bytes = ours(OtherJvm.run(
                        folder, flags, family, Allocations.class, List.of(Subject.reference(subject.name()))));
                assertThat(bytes)
                        .hasSize(List.of("Series", "Picture").contains(subject.name()) ? 7 : 6)
                        .allSatisfy((work, allocated) ->
                                assertThat(allocated).as(work).isEqualTo("0"));
            }
        }
    }

    /** Without the JVM's own lines, such as the warning of an incubating module. */
    private static Map<String, String> ours(Map<String, String> printed) {
        Map<String, String> ours = new TreeMap<>(printed);
        ours.keySet().removeIf(work -> !work.contains(":") || work.endsWith(":"));
        return ours;
    }
}
