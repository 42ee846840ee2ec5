// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.processor.testing.TestData;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.Keras;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.foreign.WeightImport;
import io.github.annotron.runtime.io.NamedTensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks of Keras, and two of PyTorch, with the outputs that these gave. */
class KerasNetworksTest {
    private static final String ARCHIVE = "models/keras-json-networks.zip";
    private static final String PACKAGE = "io.github.annotron.example.keras";

    private static final Set<String> TESTED = Set.of(
            "dense", "conv", "conv2d", "conv_stateless", "gru", "gru_1d", "gru_torch", "lstm", "lstm_1d", "lstm_torch");

    private static Map<String, byte[]> files;

    @BeforeAll
    static void read() throws IOException {
        files = Archive.read(TestData.find(ARCHIVE));
    }

    @Test
    void noNetworkIsLeftOut() {
        Set<String> names = files.keySet().stream()
                .filter(name -> name.startsWith("models/"))
                .map(name -> name.substring("models/".length(), name.lastIndexOf('.')))
                .collect(Collectors.toSet());
        assertThat(names).isEqualTo(TESTED);
    }

    @Test
    void dense() {
        Model model = model("Layers", """
                @Input(1) Tensor x();
                @Dense(units = 8, activation = TANH) Tensor a(Tensor x);
                @Dense(units = 8, activation = RELU) Tensor b(Tensor a);
                @Dense(units = 8, activation = ELU) Tensor c(Tensor b);
                @Dense(units = 8, activation = SOFTMAX) Tensor d(Tensor c);
                @Dense(units = 1) Tensor e(Tensor d);
                @Dense(units = 8, bias = false) Tensor f(Tensor e);
                @Dense(units = 8, bias = false) Tensor g(Tensor f);
                @Dense(units = 1, bias = false) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor g);
                """);
        ForeignTensors tensors = tensors("dense", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.dense("0"))
                .layer("b", keras.dense("2"))
                .layer("c", keras.dense("4"))
                .layer("d", keras.dense("6"))
                .layer("e", keras.dense("8"))
                .layer("f", keras.dense("9"))
                .layer("g", keras.dense("10"))
                .layer("y", keras.dense("11"))
                .apply();
        assertRecorded(model, "dense", 100);
    }

    @Test
    void causalConvolutions() {
        Prelu prelu1 = prelu("conv", "prelu1", 3, 4);
        Prelu prelu2 = prelu("conv", "prelu2", 7, 6);
        Model model = model("Causal", """
                @Input({100, 1}) Tensor x();
                @Dense(units = 8, activation = TANH) Tensor a(Tensor x);
                @Conv1D(filters = 4, kernel = 3, padding = CAUSAL, activation = TANH) Tensor b(Tensor a);
                @Conv1D(filters = 4, kernel = 1, groups = 4) Tensor norm1(Tensor b);
                """ + prelu1.body("norm1", "") + """
                @Conv1D(filters = 4, kernel = 1, activation = TANH) Tensor c(Tensor prelu1);
                @Conv1D(filters = 6, kernel = 3, padding = CAUSAL, dilation = 2, groups = 2, activation = TANH)
                Tensor d(Tensor c);
                @Conv1D(filters = 6, kernel = 1, groups = 6) Tensor norm2(Tensor d);
                """ + prelu2.body("norm2", "") + """
                @Dense(units = 1, activation = SIGMOID) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor prelu2);
                """);
        ForeignTensors tensors = tensors("conv", List.of(prelu1, prelu2));
        Keras keras = new Keras(tensors);
        WeightImport weights = tensors.into(model)
                .layer("a", keras.dense("0"))
                .layer("b", keras.conv1d("1"))
                .layer("norm1", keras.batchNorm("2", 0.01).asConvolution1d())
                .layer("c", keras.conv1d("4"))
                .layer("d", keras.conv1d("5"))
                .layer("norm2", keras.batchNorm("6", 5).asConvolution1d())
                .layer("y", keras.dense("8"));
        add(weights, tensors, prelu1, prelu2);
        weights.apply();
        assertRecorded(model, "conv", 1);
    }

    /** Normalisations before VALID convolutions become a part of those. */
    @Test
    void validConvolutions() {
        Prelu prelu1 = prelu("conv_stateless", "prelu1", 1, 12);
        Prelu prelu2 = prelu("conv_stateless", "prelu2", 4, 8);
        Prelu prelu3 = prelu("conv_stateless", "prelu3", 7, 4);
        Model model = model(
                "Shrinking",
                """
                @Input({128, 1}) Tensor x();
                @Conv1D(filters = 12, kernel = 65) Tensor a(Tensor x);
                """
                        + prelu1.body("a", "")
                        + "@Conv1D(filters = 8, kernel = 33) Tensor b(Tensor prelu1);\n"
                        + prelu2.body("b", "")
                        + "@Conv1D(filters = 4, kernel = 13) Tensor c(Tensor prelu2);\n"
                        + prelu3.body("c", "")
                        + """
                @Conv1D(filters = 1, kernel = 5, activation = TANH) @Output(loss = MEAN_SQUARED_ERROR)
                Tensor y(Tensor prelu3);
                """);
        ForeignTensors tensors = tensors("conv_stateless", List.of(prelu1, prelu2, prelu3));
        Keras keras = new Keras(tensors);
        WeightImport weights = tensors.into(model)
                .layer("a", keras.conv1d("0"))
                .layer("b", keras.conv1d("3").foldInputNorm(keras.batchNorm("2", 0.01)))
                .layer("c", keras.conv1d("6").foldInputNorm(keras.batchNorm("5", 0.01)))
                .layer("y", keras.conv1d("9").foldInputNorm(keras.batchNorm("8", 0.01)));
        add(weights, tensors, prelu1, prelu2, prelu3);
        weights.apply();
        assertRecorded(model, "conv_stateless", 1);
    }

    @Test
    void convolutionsOverTimeAndFeatures() {
        Model model = model("Images", """
                @Input({50, 23, 1}) Tensor x();
                @Conv2D(filters = 2, kernel = 5, dilation = {2, 1}, activation = RELU) Tensor a(Tensor x);
                @Conv2D(filters = 3, kernel = {4, 3}, stride = {1, 2}, padding = SAME) Tensor b(Tensor a);
                @Conv2D(filters = 1, kernel = {2, 3}, dilation = {3, 1}) @Output(loss = MEAN_SQUARED_ERROR)
                Tensor y(Tensor b);
                """);
        ForeignTensors tensors = tensors("conv2d", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.conv2d("0").foldOutputNorm(keras.batchNorm("1", 5)))
                .layer("b", keras.conv2d("3").foldOutputNorm(keras.batchNorm("4", 0.01)))
                .layer("y", keras.conv2d("5"))
                .apply();
        assertRecorded(model, "conv2d", 1);
    }

    @Test
    void lstmBehindADenseLayerAtEachStep() {
        Model model = model("Lstm", """
                @Input({100, 1}) Tensor x();
                @Dense(units = 8, activation = TANH) Tensor a(Tensor x);
                @Recurrent(cell = LSTM, units = 8, output = ALL_STEPS) Tensor b(Tensor a);
                @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor b);
                """);
        ForeignTensors tensors = tensors("lstm", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.dense("0"))
                .layer("b", keras.lstm("1"))
                .layer("y", keras.dense("2"))
                .apply();
        assertRecorded(model, "lstm", 1);
    }

    @Test
    void lstm() {
        Model model = model("LstmAlone", """
                @Input({100, 1}) Tensor x();
                @Recurrent(cell = LSTM, units = 8, output = ALL_STEPS) Tensor a(Tensor x);
                @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor a);
                """);
        ForeignTensors tensors = tensors("lstm_1d", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.lstm("0"))
                .layer("y", keras.dense("1"))
                .apply();
        assertRecorded(model, "lstm_1d", 1);
    }

    @Test
    void gruBehindADenseLayerAtEachStep() {
        Model model = model("Gru", """
                @Input({100, 1}) Tensor x();
                @Dense(units = 8, activation = TANH) Tensor a(Tensor x);
                @Recurrent(cell = GRU, units = 8, output = ALL_STEPS) Tensor b(Tensor a);
                @Dense(units = 8, activation = SIGMOID) Tensor c(Tensor b);
                @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor c);
                """);
        ForeignTensors tensors = tensors("gru", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.dense("0"))
                .layer("b", keras.gru("1"))
                .layer("c", keras.dense("2"))
                .layer("y", keras.dense("3"))
                .apply();
        assertRecorded(model, "gru", 1);
    }

    @Test
    void gru() {
        Model model = model("GruAlone", """
                @Input({100, 1}) Tensor x();
                @Recurrent(cell = GRU, units = 8, output = ALL_STEPS) Tensor a(Tensor x);
                @Dense(units = 8, activation = SIGMOID) Tensor b(Tensor a);
                @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor b);
                """);
        ForeignTensors tensors = tensors("gru_1d", List.of());
        Keras keras = new Keras(tensors);
        tensors.into(model)
                .layer("a", keras.gru("0"))
                .layer("b", keras.dense("1"))
                .layer("y", keras.dense("2"))
                .apply();
        assertRecorded(model, "gru_1d", 1);
    }

    @Test
    void lstmsOfPyTorch() {
        Model model = stacked("LstmTorch", "LSTM");
        ForeignTensors tensors =
                ForeignTensors.of("lstm_torch", KerasJson.stateDict(files.get("models/lstm_torch.json")));
        PyTorch torch = new PyTorch(tensors);
        tensors.into(model)
                .layer("a", torch.lstm("lstm"))
                .layer("b", torch.lstm("lstm2", 0))
                .layer("c", torch.lstm("lstm2", 1))
                .layer("d", torch.lstm("lstm2", 2))
                .layer("y", torch.linear("dense"))
                .apply();
        assertRecorded(model, "lstm_torch", 1);
    }

    @Test
    void grusOfPyTorch() {
        Model model = stacked("GruTorch", "GRU");
        ForeignTensors tensors =
                ForeignTensors.of("gru_torch", KerasJson.stateDict(files.get("models/gru_torch.json")));
        PyTorch torch = new PyTorch(tensors);
        tensors.into(model)
                .layer("a", torch.gru("gru"))
                .layer("b", torch.gru("gru2", 0))
                .layer("c", torch.gru("gru2", 1))
                .layer("d", torch.gru("gru2", 2))
                .layer("y", torch.linear("dense"))
                .apply();
        assertRecorded(model, "gru_torch", 1);
    }

    /** Four recurrent layers, of which PyTorch calls the last three one module. */
    private static Model stacked(String name, String cell) {
        return model(name, """
                @Input({1000, 1}) Tensor x();
                @Recurrent(cell = CELL, units = 8, output = ALL_STEPS) Tensor a(Tensor x);
                @Recurrent(cell = CELL, units = 8, output = ALL_STEPS) Tensor b(Tensor a);
                @Recurrent(cell = CELL, units = 8, output = ALL_STEPS) Tensor c(Tensor b);
                @Recurrent(cell = CELL, units = 8, output = ALL_STEPS) Tensor d(Tensor c);
                @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor d);
                """.replace("CELL", cell));
    }

    private static Model model(String name, String body) {
        String source = NetworkSource.of(PACKAGE, name, body);
        return Compilations.compile(source)
                .orThrow()
                .network(PACKAGE + "." + name)
                .newModel(1);
    }

    private static ForeignTensors tensors(String name, List<Prelu> prelus) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (NamedTensor tensor : KerasJson.tensors(files.get("models/" + name + ".json"))) {
            if (!tensor.name().endsWith("/alpha")) {
                tensors.add(tensor);
            }
        }
        prelus.forEach(prelu -> tensors.addAll(prelu.tensors()));
        return ForeignTensors.of(name, tensors);
    }

    /** The slopes of a layer; a single one holds for all channels. */
    private static Prelu prelu(String network, String name, int layer, int channels) {
        float[] slopes = KerasJson.tensors(files.get("models/" + network + ".json")).stream()
                .filter(tensor -> tensor.name().equals(layer + "/alpha"))
                .findFirst()
                .orElseThrow()
                .values();
        return Prelu.of(name, slopes, channels);
    }

    private static void add(WeightImport weights, ForeignTensors tensors, Prelu... prelus) {
        for (Prelu prelu : prelus) {
            prelu.weights().forEach((layer, mapping) -> weights.layer(layer, mapping.apply(tensors)));
        }
    }

    private static void assertRecorded(Model model, String name, int samples) {
        float[] x = numbers(name + "_x");
        float[] y = numbers(name + "_y");
        FMatrixRMaj inputs = FMatrixRMaj.wrap(samples, x.length / samples, x);
        FMatrixRMaj outputs = new FMatrixRMaj(samples, model.output().size());
        model.newPredictor(samples, Memory.REUSED).predict(new FMatrixRMaj[] {inputs}, outputs);
        Recorded.assertClose(name, outputs.data, y);
    }

    private static float[] numbers(String name) {
        String text = new String(files.get("test_data/" + name + "_python.csv"), StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        float[] numbers = new float[lines.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(lines.get(i));
        }
        return numbers;
    }
}
