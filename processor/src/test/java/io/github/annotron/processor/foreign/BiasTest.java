// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.foreign.WeightImport;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Foreign weights for a layer that has no bias. */
class BiasTest {
    private static final String PACKAGE = "io.github.annotron.example.foreign";

    private final Model model = Compilations.compile(NetworkSource.of(PACKAGE, "NoBias", """
                    @Input(1) Tensor x();
                    @Dense(units = 2, bias = false) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                    """))
            .orThrow()
            .network(PACKAGE + ".NoBias")
            .newModel(1);

    private WeightImport weights(float... bias) {
        ForeignTensors tensors = ForeignTensors.of(
                "the file",
                List.of(
                        new NamedTensor("fc.weight", List.of(2, 1), new float[] {3, 5}),
                        new NamedTensor("fc.bias", List.of(2), bias)));
        return tensors.into(model).layer("y", new PyTorch(tensors).linear("fc"));
    }

    @Test
    void zerosAreNoBias() {
        weights(0, 0).apply();
        assertThat(model.newPredictor().predict(new float[] {2})).containsExactly(6, 10);
    }

    @Test
    void biasIsNotDropped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights(0, 1).apply())
                .withMessage(
                        "the file does not fit the model NoBias: y has no bias, and fc.weight [2, 1] has one. Declare"
                                + " bias = true");
        assertThat(model.newPredictor().predict(new float[] {2})[0]).isNotEqualTo(6);
    }
}
