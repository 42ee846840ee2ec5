// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.processor.testing.TestData;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Idx;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.Keras;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.io.NamedTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks for MNIST that others have trained and exported as ONNX. Shares of right answers are of 2,000 test images. */
class OnnxMnistTest {
    private static final String ARCHIVE = "models/onnx-mnist.zip";
    private static final String PACKAGE = "io.github.annotron.example.onnxmnist";
    private static final int IMAGES = 2000;
    private static final double HALF_OF_THE_LAST_DIGIT = 0.0005;

    private static final String CONVOLUTIONAL = """
            @Input({28, 28, 1}) Tensor image();
            @Conv2D(filters = 8, kernel = 5, padding = SAME, activation = RELU) Tensor conv1(Tensor image);
            @MaxPool2D(2) Tensor pool1(Tensor conv1);
            @Conv2D(filters = 16, kernel = 5, padding = SAME, activation = RELU) Tensor conv2(Tensor pool1);
            @MaxPool2D(3) Tensor pool2(Tensor conv2);
            @Flatten Tensor features(Tensor pool2);
            @Dense(units = 10) @Output(loss = MEAN_SQUARED_ERROR) Tensor digit(Tensor features);
            """;
    private static final String NORMALIZED = """
            @Input(784) Tensor image();
            @Dense(units = 64) Tensor hidden1(Tensor image);
            @Dense(units = 64) Tensor hidden2(Tensor hidden1);
            @Dense(units = 10, bias = false) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor hidden2);
            """;
    private static final String POOLED = """
            @Input({28, 28, 1}) Tensor image();
            @MaxPool2D(2) Tensor pool(Tensor image);
            @Flatten Tensor pixels(Tensor pool);
            @Dense(units = 128, activation = RELU) Tensor hidden(Tensor pixels);
            @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor hidden);
            """;

    private static Map<String, byte[]> files;
    private static Compilations.Compilation compilation;

    @BeforeAll
    static void compile() throws IOException {
        files = Archive.read(TestData.find(ARCHIVE));
        compilation = Compilations.compile(
                        NetworkSource.of(PACKAGE, "Convolutional", CONVOLUTIONAL),
                        NetworkSource.of(PACKAGE, "Normalized", NORMALIZED),
                        NetworkSource.of(PACKAGE, "Pooled", POOLED))
                .orThrow();
    }

    private static Model create(String name) {
        return compilation.network(PACKAGE + "." + name).newModel(1);
    }

    /** The three networks of CNTK differ in their numbers and in how the file says the same. */
    private static Model convolutional(String folder) {
        Map<String, NamedTensor> constants =
                Onnx.model(files.get(folder + "/model.onnx")).constants();
        NamedTensor kernel = constants.get("Parameter193");
        List<Integer> pooled = kernel.shape().subList(0, 3);
        assertThat(pooled).as("channels, rows, columns").containsExactly(16, 4, 4);
        ForeignTensors tensors = ForeignTensors.of(
                folder,
                List.of(
                        Axes.rename("conv1.weight", constants.get("Parameter5")),
                        vector("conv1.bias", constants.get("Parameter6")),
                        Axes.rename("conv2.weight", constants.get("Parameter87")),
                        vector("conv2.bias", constants.get("Parameter88")),
                        new NamedTensor("digit/kernel", List.of(Axes.product(pooled), 10), kernel.values()),
                        vector("digit/bias", constants.get("Parameter194"))));
        PyTorch convolutions = new PyTorch(tensors);
        Model model = create("Convolutional");
        tensors.into(model)
                .layer("conv1", convolutions.conv2d("conv1"))
                .layer("conv2", convolutions.conv2d("conv2"))
                .layer("digit", new Keras(tensors).dense("digit").flattenedFrom(4, 4, 16))
                .apply();
        return model;
    }

    private static NamedTensor vector(String name, NamedTensor tensor) {
        return new NamedTensor(name, List.of(tensor.values().length), tensor.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist-8", "mnist-7"})
    void convolutionalNetworkGivesItsRecordedOutputs(String folder) {
        Predictor predictor = convolutional(folder).newPredictor();
        for (int set = 0; set < 3; set++) {
            // mnist-7 is the same network, and has no files of its own.
            String data = "mnist-8/test_data_set_" + set;
            NamedTensor input = Onnx.tensor(files.get(data + "/input_0.pb"));
            NamedTensor output = Onnx.tensor(files.get(data + "/output_0.pb"));
            Recorded.assertClose(data, predictor.predict(input.values()), output.values());
        }
    }

    @Test
    void earlierConvolutionalNetworkGivesItsRecordedOutputs() throws IOException {
        Predictor predictor = convolutional("mnist-1").newPredictor();
        for (int set = 0; set < 3; set++) {
            Map<String, byte[]> arrays = Archive.read(files.get("mnist-1/test_data_" + set + ".npz"));
            float[] expected = numpy(arrays.get("outputs.npy"));
            Recorded.assertClose("set " + set, predictor.predict(numpy(arrays.get("inputs.npy"))), expected);
        }
    }

    @Test
    void convolutionalNetworkReadsDigits() throws IOException {
        assertThat(accuracy(convolutional("mnist-8"), 255, 0, 1)).isCloseTo(0.984, within(HALF_OF_THE_LAST_DIGIT));
    }

    @Test
    void foldedNormalizationsReadDigits() throws IOException {
        String folder = "pytorch-mlp-batchnorm";
        Onnx onnx = Onnx.model(files.get(folder + "/model.onnx"));
        List<NamedTensor> renamed = new ArrayList<>();
        for (Onnx.Node node : onnx.nodes()) {
            String layer = node.outputs().get(0);
            List<String> inputs = node.inputs();
            if (node.operator().equals("MatMul")) {
                renamed.add(Axes.rename(layer + "/kernel", onnx.constants().get(inputs.get(1))));
            } else if (node.operator().equals("BatchNormalization")) {
                List<String> names = List.of("gamma", "beta", "moving_mean", "moving_variance");
                for (int i = 0; i < names.size(); i++) {
                    renamed.add(Axes.rename(
                            layer + "/" + names.get(i), onnx.constants().get(inputs.get(i + 1))));
                }
            }
        }
        ForeignTensors tensors = ForeignTensors.of(folder, renamed);
        Keras layers = new Keras(tensors);
        Model model = create("Normalized");
        tensors.into(model)
                .layer("hidden1", layers.dense("11").foldOutputNorm(layers.batchNorm("14", 1e-5)))
                .layer("hidden2", layers.dense("16").foldOutputNorm(layers.batchNorm("19", 1e-5)))
                .layer("digit", layers.dense("network_output"))
                .apply();
        assertThat(accuracy(model, 1, 0, 1)).isCloseTo(0.896, within(HALF_OF_THE_LAST_DIGIT));
    }

    @Test
    void pooledNetworkReadsDigits() throws IOException {
        String folder = "pytorch-mlp-maxpool";
        List<NamedTensor> constants = Onnx.model(files.get(folder + "/model.onnx")).constants().values().stream()
                .toList();
        ForeignTensors tensors = ForeignTensors.of(folder, constants).ignore("onnx::Reshape_6");
        PyTorch torch = new PyTorch(tensors);
        Model model = create("Pooled");
        tensors.into(model)
                .layer("hidden", torch.linear("fc1").flattenedFrom(14, 14, 1))
                .layer("digit", torch.linear("fc2"))
                .apply();
        assertThat(accuracy(model, 1, 0.1307f, 0.3081f)).isCloseTo(0.904, within(HALF_OF_THE_LAST_DIGIT));
    }

    /** The share of right answers for pixels from 0 to 1 that become {@code (scale pixel - mean) / deviation}. */
    private static double accuracy(Model model, float scale, float mean, float deviation) throws IOException {
        Idx images = Idx.read(TestData.find("mnist/t10k-images-idx3-ubyte.gz"));
        int[] labels = Idx.labels(TestData.find("mnist/t10k-labels-idx1-ubyte.gz"));
        Predictor predictor = model.newPredictor();
        float[] pixels = new float[model.inputs().get(0).size()];
        int right = 0;
        for (int n = 0; n < IMAGES; n++) {
            for (int i = 0; i < pixels.length; i++) {
                float pixel = (images.bytes()[n * pixels.length + i] & 0xFF) / 255f;
                pixels[i] = (scale * pixel - mean) / deviation;
            }
            right += predictor.classify(pixels) == labels[n] ? 1 : 0;
        }
        return right / (double) IMAGES;
    }

    /** An array in a file of NumPy, version 1: the length of the header is at 8, and the floats are little-endian. */
    private static float[] numpy(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + in.getShort(8);
        float[] values = new float[(file.length - start) / Float.BYTES];
        in.position(start)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}
