// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers, bit by bit, whatever runs the code: any number of threads, vector kernels or scalar ones. */
class SameBitsTest {
    private static final String DIGITS = Subject.certifiable(Subject.source("Digits", """
            @Input({12, 12, 1}) Tensor image();
            @GaussianNoise(0.1f) Tensor noisy(Tensor image);
            @Conv2D(filters = 9, kernel = 3, padding = SAME, activation = RELU) Tensor conv1(Tensor noisy);
            @MaxPool2D(2) Tensor pool1(Tensor conv1);
            @Dropout(0.1f) Tensor thinned1(Tensor pool1);
            @Conv2D(filters = 21, kernel = 3, padding = SAME, activation = GELU) Tensor conv2(Tensor thinned1);
            @Conv2D(filters = 21, kernel = 3, stride = 2, groups = 3, activation = TANH) Tensor conv3(Tensor conv2);
            @Flatten Tensor features(Tensor conv3);
            @Dense(units = 50, activation = SELU) Tensor hidden(Tensor features);
            @Dropout(0.4f) Tensor thinned2(Tensor hidden);
            @Dense(units = 50, activation = SIGMOID) Tensor gate(Tensor thinned2);
            @Add(activation = SOFTPLUS) Tensor joined(Tensor gate, Tensor hidden);
            @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor joined);
            """));

    /** Networks that are compared step by step. */
    private static List<String> sources() {
        List<String> sources = new ArrayList<>(List.of(DIGITS, ManyLayers.SOURCE));
        LayerCases.sources().stream()
                .filter(source -> Stream.of("Fused", "Groups", "Dilation", "Noise", "UpSampling", "Unbiased")
                        .anyMatch(source::contains))
                .forEach(sources::add);
        IntStream.range(1000, 1015).mapToObj(RandomNetworks::source).forEach(sources::add);
        return sources;
    }

    private static final Subject.Family FAMILY = Subject.compile(sources());

    @Test
    void threadsDoNotMatter() {
        for (Subject subject : FAMILY.subjects().subList(0, Hashes.TRAINED)) {
            String one = Hashes.ofTraining(subject.network(), 1);
            assertThat(Hashes.ofTraining(subject.network(), 1)).isEqualTo(one);
            assertThat(Hashes.ofTraining(subject.network(), 2)).isEqualTo(one);
            assertThat(Hashes.ofTraining(subject.network(), 3)).isEqualTo(one);
        }
    }

    @Test
    void kernelsDoNotMatter(@TempDir Path folder) {
        Map<String, String> here = new LinkedHashMap<>();
        for (Subject subject : FAMILY.subjects()) {
            here.put(Subject.reference(subject.name()), Hashes.ofStep(subject.network()));
        }
        here.put("bounds", Hashes.ofBounds(FAMILY.subjects().get(0).network()));
        for (int i = 0; i < Hashes.TRAINED; i++) {
            here.put("training" + i, Hashes.ofTraining(FAMILY.subjects().get(i).network(), 2));
        }
        Map<String, String> scalar = inJvm(folder, List.of("-Dannotron.kernels=scalar"));
        Map<String, String> vector = inJvm(folder, OtherJvm.VECTOR);
        assertThat(scalar).containsEntry("kernels", "false").containsAllEntriesOf(here);
        assertThat(vector).containsEntry("kernels", "true").containsAllEntriesOf(here);
    }

    private static Map<String, String> inJvm(Path folder, List<String> flags) {
        List<String> references = FAMILY.subjects().stream()
                .map(subject -> Subject.reference(subject.name()))
                .toList();
        return OtherJvm.run(folder, flags, FAMILY, Hashes.class, references);
    }
}
