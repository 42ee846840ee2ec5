// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
        assertThat(DidYouMean.among(layers, wrong)).contains(meant);
    }

    @Test
    void nothingIsMeantIfAllAreFar() {
        assertThat(DidYouMean.among(List.of("features", "hidden"), "shortcut")).isEmpty();
        assertThat(DidYouMean.among(List.of("abcd"), "abyz")).isEmpty();
        assertThat(DidYouMean.among(List.of(), "anything")).isEmpty();
    }

    @Test
    void amongEquallyNearTheFirstByNameIsMeant() {
        assertThat(DidYouMean.among(List.of("conv3", "conv2", "conv1"), "conv9"))
                .isEqualTo(Optional.of("conv1"));
    }
}
