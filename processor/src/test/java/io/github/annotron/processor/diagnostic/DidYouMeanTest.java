// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    @ParameterizedTest
    @CsvSource({
        "conv1, conv1, 0",
        "conv1, conv2, 1",
        "conv1, conv, 1",
        "conv1, cnov1, 1", // swapped
        "Conv1, conv1, 0",
        "pool, pol, 1",
        "'', abc, 3",
        "hidden, hdiedn, 2",
        "abc, xyz, 3",
        "HIDDEN, hidden, 0"
    })
    void distance(String a, String b, int expected) {
        assertThat(DidYouMean.distance(a, b)).isEqualTo(expected);
        assertThat(DidYouMean.distance(b, a)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "hiden, hidden",
        "hidden_1, hidden1",
        "Features, features",
        "faetures, features",
        "poool1, pool1",
        "i, in", // one letter is always allowed
        "image2, image"
    })
    void theNearestIsMeant(String wrong, String meant) {
        List<String> layers = List.of("features", "hidden", "hidden1", "image", "in", "pool1");
        assertThat(DidYouMean.among(layers, wrong)).containsExactly(meant);
    }

    @Test
    void nothingIsMeantIfAllAreFar() {
        assertThat(DidYouMean.among(List.of("features", "hidden"), "shortcut")).isEmpty();
        assertThat(DidYouMean.among(List.of("abcd"), "abyz")).isEmpty();
        assertThat(DidYouMean.among(List.of(), "anything")).isEmpty();
    }

    @Test
    void amongEquallyNearAllAreMeant() {
        List<String> layers = List.of("conv3", "conv2", "conv1", "dense");
        assertThat(DidYouMean.among(layers, "conv9")).containsExactly("conv1", "conv2", "conv3");
        assertThat(DidYouMean.remedy(layers, "conv9")).isEqualTo("Did you mean conv1, conv2 or conv3?");
        assertThat(DidYouMean.remedy(layers, "dens")).isEqualTo("Did you mean dense?");
        assertThat(DidYouMean.remedy(List.of("b", "a"), "c")).isEqualTo("Did you mean a or b?");
    }

    @Test
    void otherwiseThereIsAList() {
        assertThat(DidYouMean.remedy(List.of("features", "conv"), "shortcut")).isEqualTo("There are conv, features.");
        assertThat(DidYouMean.remedy(List.of("features"), "shortcut")).isEqualTo("There is only features.");
    }

    @Test
    void listsEnd() {
        List<String> many = IntStream.range(100, 125).mapToObj(i -> "conv" + i).toList();
        assertThat(DidYouMean.remedy(many, "shortcut"))
                .startsWith("There are conv100, conv101, ")
                .endsWith(", conv119 and 5 more.");
        // So many are equally near that the question would be no help.
        assertThat(DidYouMean.remedy(many, "conv1x1")).isEqualTo("Did you mean conv101, conv111 or conv121?");
        assertThat(DidYouMean.remedy(many.subList(0, 10), "conv10x")).startsWith("There are conv100, ");
    }
}
