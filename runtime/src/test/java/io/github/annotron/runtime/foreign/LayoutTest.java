// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where each number of a foreign kernel goes. The numbers are their indices: 213 is at 2, 1, 3. */
class LayoutTest {

    private static NamedTensor indices(String name, Integer... shape) {
        float[] values = new float[List.of(shape).stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            int rest = i;
            int digit = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                values[i] += rest % shape[axis] * digit;
                rest /= shape[axis];
                digit *= 10;
            }
        }
        return new NamedTensor(name, List.of(shape), values);
    }

    private static ForeignTensors tensors(NamedTensor... tensors) {
        return ForeignTensors.of("the file", List.of(tensors));
    }

    @Test
    void linearIsTransposed() {
        LayerWeights weights = new PyTorch(tensors(indices("fc.weight", 2, 3), indices("fc.bias", 2))).linear("fc");
        assertThat(weights.shape()).containsExactly(3, 2);
        assertThat(weights.kernelValues()).containsExactly(0, 10, 1, 11, 2, 12);
        assertThat(weights.biasValues()).containsExactly(0, 1);
    }

    @Test
    void convolutionOfPyTorchBecomesChannelsLast() {
        LayerWeights weights = new PyTorch(tensors(indices("conv.weight", 4, 3, 2, 5))).conv2d("conv");
        assertThat(weights.shape()).containsExactly(2, 5, 3, 4);
        // Row 1, column 4, channel 2, filter 3.
        assertThat(weights.kernelValues()[((1 * 5 + 4) * 3 + 2) * 4 + 3]).isEqualTo(3214);
        assertThat(weights.kernelValues()[((0 * 5 + 1) * 3 + 2) * 4 + 0]).isEqualTo(201);
        assertThat(weights.biasValues()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void depthwiseConvolutionsHaveChannelsThenFilters() {
        PyTorch torch = new PyTorch(tensors(indices("dw.weight", 6, 1, 2, 3), indices("dw.bias", 6)));
        LayerWeights weights = torch.depthwiseConv2d("dw", 2);
        assertThat(weights.shape()).containsExactly(2, 3, 3, 2);
        // Row 1, column 2, channel 2, filter 1 of it: the sixth filter.
        assertThat(weights.kernelValues()[((1 * 3 + 2) * 3 + 2) * 2 + 1]).isEqualTo(5012);
        assertThat(weights.biasValues()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(torch.depthwiseConv2d("dw").shape()).containsExactly(2, 3, 6, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.depthwiseConv2d("dw", 4))
                .withMessage(
                        "dw.weight [6, 1, 2, 3]: expected [channels * 4, 1, height, width] of a depthwise convolution");
        NamedTensor kernel = indices("dw/kernel", 2, 3, 3, 2);
        Keras keras = new Keras(tensors(kernel, indices("dw/bias", 6), indices("old/depthwise_kernel", 1, 1, 2, 1)));
        assertThat(keras.depthwiseConv2d("dw").kernelValues()).containsExactly(kernel.values());
        assertThat(keras.depthwiseConv2d("dw").biasValues()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(keras.depthwiseConv2d("old").shape()).containsExactly(1, 1, 2, 1);
    }

    @Test
    void separableConvolutionsTakeTheFirstBiasIntoTheSecond() {
        PyTorch torch = new PyTorch(tensors(
                indices("dw.weight", 2, 1, 1, 1),
                new NamedTensor("dw.bias", List.of(2), new float[] {3, 5}),
                indices("pw.weight", 3, 2, 1, 1),
                indices("pw.bias", 3)));
        SeparableWeights weights = SeparableWeights.of(torch.depthwiseConv2d("dw"), torch.conv2d("pw"));
        assertThat(weights.depthwise().hasBias()).isFalse();
        assertThat(weights.pointwise().shape()).containsExactly(1, 1, 2, 3);
        // Output o has the weights 1000 o and 1000 o + 100, and the bias o.
        assertThat(weights.pointwise().biasValues()).containsExactly(500, 8501, 16502);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SeparableWeights.of(torch.conv2d("dw"), torch.conv2d("pw")))
                .withMessageContainingAll(
                        "dw.weight [2, 1, 1, 1]", "[1, 1, 1, 2]", "pw.weight [3, 2, 1, 1]", "[1, 1, 2, 3]");
        Keras keras = new Keras(tensors(
                indices("s/depthwise_kernel", 3, 3, 2, 1),
                indices("s/pointwise_kernel", 1, 1, 2, 4),
                indices("s/bias", 4)));
        assertThat(keras.separableConv2d("s").depthwise().shape()).containsExactly(3, 3, 2, 1);
        assertThat(keras.separableConv2d("s").pointwise().biasValues()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void transposedConvolutionsHaveTheirInputsLast() {
        PyTorch torch = new PyTorch(tensors(indices("up.weight", 4, 3, 2, 5), indices("up.bias", 6)));
        LayerWeights weights = torch.convTranspose2d("up", 2);
        assertThat(weights.shape()).containsExactly(2, 5, 3, 4);
        // Row 1, column 4, filter 2, channel 3.
        assertThat(weights.kernelValues()[((1 * 5 + 4) * 3 + 2) * 4 + 3]).isEqualTo(3214);
        assertThat(weights.biasValues()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.convTranspose2d("up"))
                .withMessage(
                        "up.bias [6] is the bias of up.weight [4, 3, 2, 5], which has 3 outputs. Its shape must be [3].");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.convTranspose2d("up", 3))
                .withMessage("up.weight [4, 3, 2, 5]: 3 groups do not divide its 4 inputs");
        NamedTensor kernel = indices("net/up/kernel", 2, 5, 3, 4);
        LayerWeights keras = new Keras(tensors(kernel, indices("net/up/bias", 3))).conv2dTranspose("net/up");
        assertThat(keras.shape()).containsExactly(2, 5, 3, 4);
        assertThat(keras.kernelValues()).containsExactly(kernel.values());
        assertThat(keras.biasValues()).containsExactly(0, 1, 2);
    }

    @Test
    void kernelsOverStepsHaveOneExtentLess() {
        LayerWeights torch = new PyTorch(tensors(indices("conv.weight", 4, 3, 2))).conv1d("conv");
        assertThat(torch.shape()).containsExactly(2, 3, 4);
        assertThat(torch.kernelValues()[(1 * 3 + 2) * 4 + 3]).isEqualTo(321);
        NamedTensor kernel = indices("net/conv/kernel", 2, 3, 4);
        LayerWeights keras = new Keras(tensors(kernel)).conv1d("net/conv");
        assertThat(keras.shape()).containsExactly(2, 3, 4);
        assertThat(keras.kernelValues()).containsExactly(kernel.values());
        LayerWeights grown =
                new Keras(tensors(indices("c/kernel", 2, 1, 2))).conv1d("c").withZeroTaps(1, 2);
        assertThat(grown.shape()).containsExactly(5, 1, 2);
        assertThat(grown.kernelValues()).containsExactly(0, 0, 0, 1, 100, 101, 0, 0, 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keras.withZeroTaps(-1, 0))
                .withMessageContainingAll("net/conv/kernel", "[2, 3, 4]", "-1");
    }

    @Test
    void kerasKeepsItsOrder() {
        NamedTensor dense = indices("a/kernel", 3, 2);
        NamedTensor conv = indices("b/kernel", 2, 3, 4, 5);
        Keras keras = new Keras(tensors(dense, indices("a/bias", 2), conv));
        assertThat(keras.dense("a").shape()).containsExactly(3, 2);
        assertThat(keras.dense("a").kernelValues()).containsExactly(dense.values());
        assertThat(keras.dense("a").biasValues()).containsExactly(0, 1);
        assertThat(keras.conv2d("b").shape()).containsExactly(2, 3, 4, 5);
        assertThat(keras.conv2d("b").kernelValues()).containsExactly(conv.values());
    }

    /** The foreign input is channel, row, column; ours is row, column, channel. */
    @Test
    void flattenedImagesAreReordered() {
        NamedTensor foreign = indices("kernel", 4, 2, 3, 1);
        LayerWeights weights = new Keras(tensors(new NamedTensor("fc/kernel", List.of(24, 1), foreign.values())))
                .dense("fc")
                .flattenedFrom(2, 3, 4);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                for (int channel = 0; channel < 4; channel++) {
                    assertThat(weights.kernelValues()[(y * 3 + x) * 4 + channel])
                            .isEqualTo(channel * 1000 + y * 100 + x * 10);
                }
            }
        }
    }

    @Test
    void zeroTapsSurroundTheKernel() {
        LayerWeights weights =
                new Keras(tensors(indices("c/kernel", 2, 2, 1, 2))).conv2d("c").withZeroTaps(1, 0, 0, 2);
        assertThat(weights.shape()).containsExactly(3, 4, 1, 2);
        assertThat(weights.kernelValues())
                .containsExactly(
                        0, 0, 0, 0, 0, 0, 0, 0, //
                        0, 1, 100, 101, 0, 0, 0, 0, //
                        1000, 1001, 1100, 1101, 0, 0, 0, 0);
    }

    @Test
    void wrongTensorsAreNamed() {
        PyTorch torch = new PyTorch(
                tensors(indices("fc.weight", 2, 3), indices("fc.bias", 3), indices("conv.weight", 2, 3, 1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.linear("fd"))
                .withMessage("the file has no tensor named fd.weight; it has [fc.weight, fc.bias, conv.weight]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.linear("conv"))
                .withMessage("conv.weight [2, 3, 1, 1]: expected 2 axes, found 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> torch.linear("fc"))
                .withMessage(
                        "fc.bias [3] is the bias of fc.weight [2, 3], which has 2 outputs. Its shape must be [2].");
        LayerWeights conv = torch.conv2d("conv");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conv.flattenedFrom(1, 1, 3))
                .withMessage(
                        "conv.weight [2, 3, 1, 1] became a kernel of shape [1, 1, 3, 2]. A 1x1x3 image needs a dense"
                                + " one with 3 inputs.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> conv.withZeroTaps(0, 0, -1, 0))
                .withMessageContainingAll("conv.weight", "[1, 1, 3, 2]", "-1");
    }

    @Test
    void namesAreGivenOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tensors(indices("a", 1), indices("a", 2)))
                .withMessage("the file has two tensors named a");
    }
}
