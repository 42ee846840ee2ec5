// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.kernel.Kernels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compiler says of memory is what the JVM holds. */
class MemoryTest {

    private static final Subject.Family FAMILY = Subject.compile(List.of(
            Subject.source("Picture", """
                    @Input({28, 28, 1}) Tensor image();
                    @Conv2D(filters = 6, kernel = 5, padding = SAME, activation = RELU) Tensor conv1(Tensor image);
                    @MaxPool2D(2) Tensor pool1(Tensor conv1);
                    @Conv2D(filters = 16, kernel = 5, activation = RELU) Tensor conv2(Tensor pool1);
                    @MaxPool2D(2) Tensor pool2(Tensor conv2);
                    @Flatten Tensor features(Tensor pool2);
                    @Dense(units = 120, activation = RELU) Tensor hidden1(Tensor features);
                    @Dense(units = 84, activation = RELU) Tensor hidden2(Tensor hidden1);
                    @Dropout(0.5f) Tensor thinned(Tensor hidden2);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor thinned);
                    """),
            Subject.source("Normed", """
                    @Input({16, 16, 3}) Tensor image();
                    @Conv2D(filters = 32, kernel = 3, padding = SAME, bias = false) Tensor conv1(Tensor image);
                    @BatchNorm(activation = RELU) Tensor norm1(Tensor conv1);
                    @Conv2D(filters = 32, kernel = 3, padding = SAME, bias = false) Tensor conv2(Tensor norm1);
                    @BatchNorm Tensor norm2(Tensor conv2);
                    @Add(activation = RELU) Tensor joined(Tensor norm2, Tensor norm1);
                    @GlobalAveragePool2D Tensor pool(Tensor joined);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor pool);
                    """),
            Subject.source("Series", """
                    @Input({28, 28}) Tensor series();
                    @Recurrent(cell = GRU, units = 24, output = ALL_STEPS) Tensor first(Tensor series);
                    @Recurrent(cell = LSTM, units = 64) Tensor second(Tensor first);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor second);
                    """),
            Subject.source("Plain", """
                    @Input(784) Tensor image();
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor image);
                    """),
            Subject.source("Small", """
                    @Input(64) Tensor signal();
                    @Dense(units = 64, activation = RELU) Tensor first(Tensor signal);
                    @Dense(units = 32, activation = RELU) Tensor second(Tensor first);
                    @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor second);
                    """)));

    @Test
    void plannedIsWhatIsHeld(@TempDir Path folder) {
        assumeTrue(Kernels.vectorized(), "the Vector API is there");
        check(folder, OtherJvm.VECTOR);
    }

    @Test
    void soItIsWithoutVectors(@TempDir Path folder) {
        check(folder, List.of());
    }

    /** What another step of a series takes in a prediction: for an LSTM its input and two states, but no gates. */
    @Test
    void gatesOfAPredictionAreThoseOfOneStep() {
        long shorter = bytesOfSample(10, Memory.REUSED);
        assertThat(bytesOfSample(11, Memory.REUSED) - shorter).isEqualTo(Float.BYTES * (28 + 2 * 64));
        assertThat(bytesOfSample(10, Memory.KEPT) - shorter).isEqualTo(Float.BYTES * (9 * 4 * 64 + 10));
    }

    private static long bytesOfSample(int steps, Memory memory) {
        Model model = Subject.compile(List.of(Subject.source("Steps", """
                        @Input({%d, 28}) Tensor series();
                        @Recurrent(cell = LSTM, units = 64) Tensor state(Tensor series);
                        @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor state);
                        """.formatted(steps))))
                .subjects()
                .get(0)
                .network()
                .newModel(1);
        return model.predictionMemory(65, memory).samples()
                - model.predictionMemory(64, memory).samples();
    }

    private static void check(Path folder, List<String> flags) {
        List<String> references = FAMILY.subjects().stream()
                .map(subject -> Subject.reference(subject.name()))
                .toList();
        Map<String, String> printed = OtherJvm.run(folder, flags, FAMILY, HeldMemory.class, references);
        printed.keySet().removeIf(work -> !work.contains(":") || work.endsWith(":"));
        assertThat(printed).hasSize(20);
        assertThat(printed).allSatisfy((work, bytes) -> {
            String[] both = bytes.split(" ");
            assertThat(Long.parseLong(both[0]))
                    .as(work)
                    .isCloseTo(Long.parseLong(both[1]), Percentage.withPercentage(10));
        });
    }
}
