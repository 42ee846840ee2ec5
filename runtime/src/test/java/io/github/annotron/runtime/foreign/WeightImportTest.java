// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.training.LinearModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightImportTest {
    private final Model model = LinearModel.of(3, 2, Losses.MEAN_SQUARED_ERROR);

    private static ForeignTensors tensors(Integer... kernelShape) {
        float[] kernel = new float[kernelShape[0] * kernelShape[1]];
        Arrays.fill(kernel, 4);
        return ForeignTensors.of(
                "net.safetensors",
                List.of(
                        new NamedTensor("fc.weight", List.of(kernelShape), kernel),
                        new NamedTensor("fc.bias", List.of(kernelShape[0]), new float[kernelShape[0]]),
                        new NamedTensor("steps", List.of(), new float[] {7})));
    }

    private float[] values() {
        float[] kernel = model.parameter("y.kernel").matrix().data;
        float[] bias = model.parameter("y.bias").matrix().data;
        float[] all = Arrays.copyOf(kernel, kernel.length + bias.length);
        System.arraycopy(bias, 0, all, kernel.length, bias.length);
        return all;
    }

    private void refuses(WeightImport weights, String message) {
        float[] before = values();
        assertThatIllegalArgumentException().isThrownBy(weights::apply).withMessage(message);
        assertThat(values()).containsExactly(before);
    }

    @Test
    void parametersAreReplaced() {
        ForeignTensors tensors = tensors(2, 3).ignore("steps");
        model.parameter("y.bias").matrix().fill(9);
        tensors.into(model).layer("y", new PyTorch(tensors).linear("fc")).apply();
        assertThat(values()).containsExactly(4, 4, 4, 4, 4, 4, 0, 0);
    }

    @Test
    void nothingChangesUnlessAllFits() {
        ForeignTensors tensors = tensors(3, 2);
        refuses(
                tensors.into(model).layer("y", new PyTorch(tensors).linear("fc")),
                "net.safetensors does not fit the model Linear: y.kernel: expected shape [3, 2], found [2, 3] from"
                        + " fc.weight [3, 2]; nothing uses steps []. If it is not needed, say so with ignore(\"steps\")");
    }

    @Test
    void everyParameterIsGivenSomething() {
        ForeignTensors tensors = tensors(2, 3).ignore("steps");
        refuses(
                tensors.into(model).layer("z", new PyTorch(tensors).linear("fc")),
                "net.safetensors does not fit the model Linear: it has no parameter z.kernel for fc.weight [2, 3];"
                        + " y.kernel [3, 2] is given nothing; y.bias [2] is given nothing");
    }

    @Test
    void parametersAreGivenTensorsAsTheyAre() {
        ForeignTensors tensors = tensors(3, 2).ignore("steps").ignore("fc.bias");
        tensors.into(model)
                .parameter("y.kernel", tensors.get("fc.weight"))
                .parameter("y.bias", new NamedTensor("zeros", List.of(2), new float[] {1, 2}))
                .apply();
        assertThat(values()).containsExactly(4, 4, 4, 4, 4, 4, 1, 2);
    }

    @Test
    void parametersExistAndHaveTheTensorsShape() {
        ForeignTensors tensors = tensors(2, 3).ignore("steps").ignore("fc.bias");
        NamedTensor weight = tensors.get("fc.weight");
        refuses(
                tensors.into(model).parameter("y.kernel", weight).parameter("y.scale", weight),
                "net.safetensors does not fit the model Linear: y.kernel: expected shape [3, 2], found [2, 3] from"
                        + " fc.weight [2, 3]; it has no parameter y.scale that no layer was given, for fc.weight [2, 3];"
                        + " y.bias [2] is given nothing");
        WeightImport twice = tensors.into(model).parameter("y.kernel", weight);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> twice.parameter("y.kernel", weight))
                .withMessage("the parameter y.kernel was given a tensor twice");
    }

    @Test
    void layersAreNamedOnce() {
        ForeignTensors tensors = tensors(2, 3);
        WeightImport weights = tensors.into(model).layer("y", new PyTorch(tensors).linear("fc"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weights.layer("y", new PyTorch(tensors).linear("fc")))
                .withMessage("the layer y was given weights twice");
    }

    @Test
    void onlyTensorsThatExistAreIgnored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tensors(2, 3).ignore("step"))
                .withMessage("net.safetensors has no tensor named step; it has [fc.weight, fc.bias, steps]");
    }
}
