// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Folded normalisations against the normalisation itself and the layer as it was, in double. */
class FoldingTest {
    private static final double EPSILON = 0.1;

    private final Random random = new Random(5);

    private NamedTensor draw(String name, Integer... shape) {
        float[] values = new float[List.of(shape).stream().reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() + 0.1f;
        }
        return new NamedTensor(name, List.of(shape), values);
    }

    private record Norm(NamedTensor gamma, NamedTensor beta, NamedTensor mean, NamedTensor variance) {

        ChannelNorm folded() {
            return ChannelNorm.of(Optional.of(gamma), Optional.of(beta), mean, variance, EPSILON);
        }

        double apply(int channel, double x) {
            double deviation = Math.sqrt(variance.values()[channel] + EPSILON);
            return gamma.values()[channel] * (x - mean.values()[channel]) / deviation + beta.values()[channel];
        }
    }

    private Norm norm(int channels) {
        return new Norm(
                draw("gamma", channels), draw("beta", channels), draw("mean", channels), draw("variance", channels));
    }

    private LayerWeights layer(Integer... shape) {
        List<NamedTensor> tensors = new ArrayList<>(List.of(draw("l/kernel", shape)));
        tensors.add(draw("l/bias", shape[shape.length - 1]));
        Keras keras = new Keras(ForeignTensors.of("drawn", tensors));
        return shape.length == 2 ? keras.dense("l") : keras.conv2d("l");
    }

    private double[] input(int size) {
        return random.doubles(size, -1, 1).toArray();
    }

    /** The output of a layer for one window, {@code {taps, channels}}. */
    private static double output(LayerWeights layer, int groups, int unit, double[] window) {
        int units = layer.shape().get(layer.shape().size() - 1);
        int inputs = layer.kernelValues().length / units;
        int inGroup = layer.shape().get(layer.shape().size() - 2);
        int group = unit / (units / groups);
        double sum = layer.biasValues()[unit];
        for (int i = 0; i < inputs; i++) {
            int tap = i / inGroup;
            int channel = group * inGroup + i % inGroup;
            sum += layer.kernelValues()[i * units + unit] * window[tap * inGroup * groups + channel];
        }
        return sum;
    }

    private void assertInputFolded(LayerWeights layer, int groups, int channels, int windowSize) {
        Norm norm = norm(channels);
        double[] window = input(windowSize);
        double[] normalized = window.clone();
        for (int i = 0; i < windowSize; i++) {
            normalized[i] = norm.apply(i % channels, window[i]);
        }
        LayerWeights folded = layer.foldInputNorm(norm.folded());
        int units = layer.biasValues().length;
        for (int unit = 0; unit < units; unit++) {
            assertThat(output(folded, groups, unit, window))
                    .isCloseTo(output(layer, groups, unit, normalized), within(1e-5));
        }
    }

    @Test
    void inputsOfDenseLayersFold() {
        assertInputFolded(layer(5, 3), 1, 5, 5);
    }

    @Test
    void channelsOfFlattenedImagesFold() {
        assertInputFolded(layer(12, 4), 1, 3, 12);
        assertInputFolded(layer(12, 4).flattenedFrom(2, 2, 3), 1, 3, 12);
    }

    @Test
    void inputsOfConvolutionsFold() {
        assertInputFolded(layer(2, 3, 4, 5), 1, 4, 24);
        assertInputFolded(layer(2, 3, 2, 6), 3, 6, 36);
        assertInputFolded(layer(1, 2, 1, 8), 4, 4, 8);
    }

    @Test
    void outputsFold() {
        for (LayerWeights layer : List.of(layer(5, 3), layer(2, 2, 2, 3))) {
            Norm norm = norm(3);
            double[] window = input(layer.kernelValues().length / 3);
            LayerWeights folded = layer.foldOutputNorm(norm.folded());
            for (int unit = 0; unit < 3; unit++) {
                assertThat(output(folded, 1, unit, window))
                        .isCloseTo(norm.apply(unit, output(layer, 1, unit, window)), within(1e-5));
            }
        }
    }

    @Test
    void bothSidesOfDepthwiseConvolutionsFold() {
        PyTorch torch =
                new PyTorch(ForeignTensors.of("drawn", List.of(draw("dw.weight", 6, 1, 1, 1), draw("dw.bias", 6))));
        LayerWeights layer = torch.depthwiseConv2d("dw", 2);
        Norm before = norm(3);
        Norm after = norm(6);
        LayerWeights folded = layer.foldInputNorm(before.folded()).foldOutputNorm(after.folded());
        double[] pixel = input(3);
        for (int unit = 0; unit < 6; unit++) {
            double sum =
                    layer.biasValues()[unit] + layer.kernelValues()[unit] * before.apply(unit / 2, pixel[unit / 2]);
            assertThat(folded.biasValues()[unit] + folded.kernelValues()[unit] * pixel[unit / 2])
                    .isCloseTo(after.apply(unit, sum), within(1e-5));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.foldInputNorm(norm(6).folded()))
                .withMessageContaining("does not fit dw.weight");
    }

    @Test
    void outputsOfTransposedConvolutionsFold() {
        int groups = 2;
        PyTorch torch =
                new PyTorch(ForeignTensors.of("drawn", List.of(draw("up.weight", 4, 3, 1, 1), draw("up.bias", 6))));
        LayerWeights layer = torch.convTranspose2d("up", groups);
        Norm norm = norm(6);
        LayerWeights folded = layer.foldOutputNorm(norm.folded());
        double[] pixel = input(4);
        for (int unit = 0; unit < 6; unit++) {
            assertThat(transposed(folded, unit, pixel))
                    .isCloseTo(norm.apply(unit, transposed(layer, unit, pixel)), within(1e-5));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer.foldInputNorm(norm(4).folded()))
                .withMessage(
                        "up.weight [4, 3, 1, 1] belongs to a transposed convolution, which cannot take the shift of"
                                + " mean [4]. Make that a layer of its own with asConvolution");
    }

    /** One of 6 outputs in 2 groups of a kernel of one tap, {@code {1, 1, 3, 4}}. */
    private static double transposed(LayerWeights layer, int unit, double[] pixel) {
        double sum = layer.biasValues()[unit];
        for (int channel = unit / 3 * 2; channel < unit / 3 * 2 + 2; channel++) {
            sum += pixel[channel] * layer.kernelValues()[unit % 3 * 4 + channel];
        }
        return sum;
    }

    @Test
    void bothSidesFoldTogether() {
        Norm before = norm(4);
        Norm after = norm(3);
        LayerWeights layer = layer(4, 3);
        LayerWeights folded = layer.foldOutputNorm(after.folded()).foldInputNorm(before.folded());
        double[] window = input(4);
        double[] normalized = new double[4];
        for (int i = 0; i < 4; i++) {
            normalized[i] = before.apply(i, window[i]);
        }
        for (int unit = 0; unit < 3; unit++) {
            assertThat(output(folded, 1, unit, window))
                    .isCloseTo(after.apply(unit, output(layer, 1, unit, normalized)), within(1e-5));
        }
    }

    @Test
    void normalizationIsAConvolution() {
        Norm norm = norm(3);
        LayerWeights layer = norm.folded().asConvolution();
        assertThat(layer.shape()).containsExactly(1, 1, 1, 3);
        double[] window = input(3);
        for (int channel = 0; channel < 3; channel++) {
            assertThat(output(layer, 3, channel, window)).isCloseTo(norm.apply(channel, window[channel]), within(1e-6));
        }
    }

    @Test
    void normalizationWithoutGammaAndBeta() {
        NamedTensor mean = new NamedTensor("n.running_mean", List.of(1), new float[] {3});
        NamedTensor variance = new NamedTensor("n.running_var", List.of(1), new float[] {15});
        ForeignTensors tensors = ForeignTensors.of("drawn", List.of(mean, variance));
        ChannelNorm norm = new PyTorch(tensors).batchNorm("n", 1);
        assertThat(norm.scale(0)).isEqualTo(0.25);
        assertThat(norm.shift(0)).isEqualTo(-0.75);
        assertThat(tensors.unused()).isEmpty();
    }

    @Test
    void orderOfReorderingAndFoldingIsChecked() {
        LayerWeights layer = layer(12, 2);
        ChannelNorm channels = norm(3).folded();
        ChannelNorm features = norm(12).folded();
        assertThatIllegalStateException()
                .isThrownBy(() -> layer.foldInputNorm(channels).flattenedFrom(2, 2, 3))
                .withMessage("l/kernel [12, 2]: call flattenedFrom once, and before foldInputNorm");
        assertThatIllegalStateException()
                .isThrownBy(() -> layer.flattenedFrom(2, 2, 3).foldInputNorm(features))
                .withMessage("l/kernel [12, 2]: mean [12] belongs to the flattened inputs, so call foldInputNorm before"
                        + " flattenedFrom");
        // A normalisation of the flattened inputs goes first, and they are reordered together.
        LayerWeights both = layer.foldInputNorm(features).flattenedFrom(2, 2, 3);
        assertThat(both.kernelValues()).hasSize(24);
    }

    @Test
    void normalizationsThatDoNotFitAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(5, 3).foldOutputNorm(norm(4).folded()))
                .withMessage(
                        "the normalisation of mean [4] does not fit l/kernel [5, 3], which became a kernel of shape"
                                + " [5, 3] with 3 outputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(5, 3).foldInputNorm(norm(4).folded()))
                .withMessageEndingWith("with 5 inputs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer(1, 1, 2, 6).foldInputNorm(norm(8).folded()))
                .withMessageEndingWith("with 2 inputs in each group");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNorm.of(
                        Optional.of(draw("gamma", 2)), Optional.empty(), draw("mean", 3), draw("variance", 3), 0))
                .withMessage("gamma [2] and mean [3] belong to one normalisation and must have the same shape");
        NamedTensor zero = new NamedTensor("variance", List.of(1), new float[1]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNorm.of(Optional.empty(), Optional.empty(), draw("mean", 1), zero, 0))
                .withMessageContainingAll("variance [1]", "channel 0", "above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNorm.of(Optional.empty(), Optional.empty(), draw("mean", 1), zero, Double.NaN))
                .withMessage("epsilon is NaN. It must be at least 0.");
    }
}
