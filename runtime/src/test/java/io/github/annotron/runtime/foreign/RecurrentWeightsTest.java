// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two features and one unit: numbers that tell where they come from. */
class RecurrentWeightsTest {

    private static NamedTensor tensor(String name, List<Integer> shape, float... values) {
        return new NamedTensor(name, shape, values);
    }

    private static float[] part(RecurrentWeights weights, String role) {
        return weights.parameters().get(role).values();
    }

    @Test
    void theGatesOfPyTorchsGruChangePlaces() {
        PyTorch torch = new PyTorch(ForeignTensors.of(
                "gru",
                List.of(
                        tensor("g.weight_ih_l1", List.of(3, 2), 1, 2, 3, 4, 5, 6),
                        tensor("g.weight_hh_l1", List.of(3, 1), 7, 8, 9),
                        tensor("g.bias_ih_l1", List.of(3), 10, 20, 30),
                        tensor("g.bias_hh_l1", List.of(3), 1, 2, 3))));
        RecurrentWeights weights = torch.gru("g", 1);
        assertThat(part(weights, "kernel")).containsExactly(3, 1, 5, 4, 2, 6);
        assertThat(part(weights, "recurrentKernel")).containsExactly(8, 7, 9);
        assertThat(part(weights, "bias")).containsExactly(22, 11, 30);
        assertThat(part(weights, "recurrentBias")).containsExactly(3);
    }

    @Test
    void bothDirectionsOfPyTorchAreTaken() {
        List<NamedTensor> tensors = new ArrayList<>();
        for (String suffix : List.of("_l0", "_l0_reverse")) {
            float sign = suffix.equals("_l0") ? 1 : -1;
            tensors.add(tensor("r.weight_ih" + suffix, List.of(1, 2), sign, 2 * sign));
            tensors.add(tensor("r.weight_hh" + suffix, List.of(1, 1), 3 * sign));
        }
        RecurrentWeights weights = new PyTorch(ForeignTensors.of("rnn", tensors)).rnn("r");
        assertThat(weights.parameters())
                .containsOnlyKeys(
                        "kernel",
                        "recurrentKernel",
                        "bias",
                        "reverse.kernel",
                        "reverse.recurrentKernel",
                        "reverse.bias");
        assertThat(part(weights, "reverse.kernel")).containsExactly(-1, -2);
        assertThat(part(weights, "bias")).containsExactly(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecurrentWeights.bidirectional(weights, weights))
                .withMessageEndingWith(": each must be of one direction");
    }

    @Test
    void kerasHasOurOrderAndTwoBiasesWhereTheResetComesAfter() {
        ForeignTensors tensors = ForeignTensors.of(
                "keras",
                List.of(
                        tensor("gru/gru_cell/kernel", List.of(2, 3), 1, 2, 3, 4, 5, 6),
                        tensor("gru/gru_cell/recurrent_kernel", List.of(1, 3), 7, 8, 9),
                        tensor("gru/gru_cell/bias", List.of(2, 3), 10, 20, 30, 1, 2, 3),
                        tensor("before/kernel", List.of(2, 3), 1, 2, 3, 4, 5, 6),
                        tensor("before/recurrent_kernel", List.of(1, 3), 7, 8, 9),
                        tensor("before/bias", List.of(3), 10, 20, 30)));
        RecurrentWeights after = new Keras(tensors).gru("gru");
        assertThat(part(after, "kernel")).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(part(after, "bias")).containsExactly(11, 22, 30);
        assertThat(part(after, "recurrentBias")).containsExactly(3);
        RecurrentWeights before = new Keras(tensors).gru("before");
        assertThat(part(before, "bias")).containsExactly(10, 20, 30);
        assertThat(before.parameters()).doesNotContainKey("recurrentBias");
        assertThat(tensors.unused()).isEmpty();
    }

    @Test
    void saysWhatDoesNotFit() {
        ForeignTensors tensors = ForeignTensors.of(
                "keras",
                List.of(
                        tensor("a/kernel", List.of(2, 4), new float[8]),
                        tensor("a/recurrent_kernel", List.of(2, 4), new float[8]),
                        tensor("b/kernel", List.of(2, 4), new float[8]),
                        tensor("b/recurrent_kernel", List.of(1, 4), new float[4]),
                        tensor("b/bias", List.of(2, 4), new float[8])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keras(tensors).lstm("a"))
                .withMessage("a/kernel [2, 4]: expected 4 gates of 2 units, 8 in all, along axis 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Keras(tensors).lstm("b"))
                .withMessage("b/bias [2, 4] is the bias of b/kernel [2, 4]. Its shape must be [4].");
    }
}
