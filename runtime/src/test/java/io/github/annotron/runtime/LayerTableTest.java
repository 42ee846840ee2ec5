// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.training.LinearModel;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class LayerTableTest {

    @Test
    void listsLayersAndTotals() {
        assertThat(LinearModel.of(784, 10, Losses.SOFTMAX_CROSS_ENTROPY).summary())
                .isEqualTo("""
                        Linear
                        layer  kind   reads  output  parameters  multiply-adds  strategy
                        x      Input         784              0              0
                        y      Dense  x      10           7,850          7,840  loops
                        total                             7,850          7,840
                        parameters take 30.7 KiB
                        prediction takes 40 bytes more, and 40 bytes for each further sample at once
                        training takes 30.7 KiB of gradients, 0 bytes of derived weights and offsets, 6.3 KiB of \
                        forward and backward pass for each sample of a batch, and what the optimiser remembers
                        """);
    }

    @Test
    void modelsFindTheirParameters() {
        Model model = LinearModel.of(2, 3, Losses.MEAN_SQUARED_ERROR);
        assertThat(model.parameter("y.bias").shape()).containsExactly(3);
        assertThat(model.parameterCount()).isEqualTo(9);
        assertThatThrownBy(() -> model.parameter("y.kernle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear has no parameter named y.kernle; it has [y.kernel, y.bias]");
    }

    @Test
    void parametersHaveTheSizeOfTheirShape() {
        assertThatThrownBy(() -> new Parameter("a.kernel", List.of(2, 3), new FMatrixRMaj(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a.kernel: shape [2, 3] has 6 elements, the matrix 2x2");
        assertThat(new TensorSpec("image", List.of(28, 28, 1)).text()).isEqualTo("28x28x1");
    }
}
