// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.Keras;
import io.github.annotron.runtime.foreign.PyTorch;
import io.github.annotron.runtime.foreign.RecurrentWeights;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Recurrent layers with random weights, compared with the formulas of PyTorch's and Keras's documentation in double. */
class RecurrentWeightsTest {
    private static final String PACKAGE = "io.github.annotron.example.recurrent";
    private static final int STEPS = 6;
    private static final int FEATURES = 3;
    private static final int UNITS = 4;

    private final Random random = new Random(4);

    private NamedTensor tensor(String name, Integer... shape) {
        int size = 1;
        for (int extent : shape) {
            size *= extent;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (0.5 * random.nextGaussian());
        }
        return new NamedTensor(name, List.of(shape), values);
    }

    private static Model model(String name, String layer) {
        String source = NetworkSource.of(PACKAGE, name, """
                @Input({6, 3}) Tensor x();
                %s @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                """.formatted(layer));
        return Compilations.compile(source)
                .orThrow()
                .network(PACKAGE + "." + name)
                .newModel(1);
    }

    /** The tensors of a module of PyTorch. */
    private ForeignTensors torch(int gates, boolean bidirectional) {
        List<NamedTensor> tensors = new ArrayList<>();
        for (String suffix : bidirectional ? List.of("_l0", "_l0_reverse") : List.of("_l0")) {
            tensors.add(tensor("m.weight_ih" + suffix, gates * UNITS, FEATURES));
            tensors.add(tensor("m.weight_hh" + suffix, gates * UNITS, UNITS));
            tensors.add(tensor("m.bias_ih" + suffix, gates * UNITS));
            tensors.add(tensor("m.bias_hh" + suffix, gates * UNITS));
        }
        return ForeignTensors.of("torch", tensors);
    }

    /** What one direction gives at each step; {@code W x + b} and {@code U h + c} of a gate are two numbers. */
    private interface Cell {
        double[] step(double[][] fromInput, double[][] fromState, double[] h, double[] c);
    }

    private static double[][] run(
            ForeignTensors tensors, String suffix, boolean reverse, int gates, float[] x, Cell cell) {
        double[] h = new double[UNITS];
        double[] c = new double[UNITS];
        double[][] states = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            int step = reverse ? STEPS - 1 - t : t;
            double[] input = new double[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                input[i] = x[step * FEATURES + i];
            }
            double[][] fromInput = sums(tensors, "ih" + suffix, gates, input);
            double[][] fromState = sums(tensors, "hh" + suffix, gates, h);
            h = cell.step(fromInput, fromState, h, c);
            states[step] = h;
        }
        return states;
    }

    private static double[][] sums(ForeignTensors tensors, String name, int gates, double[] input) {
        float[] weight = tensors.get("m.weight_" + name).values();
        float[] bias = tensors.get("m.bias_" + name).values();
        double[][] sums = new double[gates][UNITS];
        for (int row = 0; row < gates * UNITS; row++) {
            double sum = bias[row];
            for (int i = 0; i < input.length; i++) {
                sum += (double) weight[row * input.length + i] * input[i];
            }
            sums[row / UNITS][row % UNITS] = sum;
        }
        return sums;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double[] lstm(double[][] fromInput, double[][] fromState, double[] h, double[] c) {
        double[] next = new double[UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            double[] gates = new double[4];
            for (int gate = 0; gate < 4; gate++) {
                gates[gate] = fromInput[gate][unit] + fromState[gate][unit];
            }
            c[unit] = sigmoid(gates[1]) * c[unit] + sigmoid(gates[0]) * Math.tanh(gates[2]);
            next[unit] = sigmoid(gates[3]) * Math.tanh(c[unit]);
        }
        return next;
    }

    /** Reset, update, new. */
    private static double[] gru(double[][] fromInput, double[][] fromState, double[] h, double[] c) {
        double[] next = new double[UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            double r = sigmoid(fromInput[0][unit] + fromState[0][unit]);
            double z = sigmoid(fromInput[1][unit] + fromState[1][unit]);
            double n = Math.tanh(fromInput[2][unit] + r * fromState[2][unit]);
            next[unit] = (1 - z) * n + z * h[unit];
        }
        return next;
    }

    private static double[] rnn(double[][] fromInput, double[][] fromState, double[] h, double[] c) {
        double[] next = new double[UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            next[unit] = Math.max(0, fromInput[0][unit] + fromState[0][unit]);
        }
        return next;
    }

    private float[] input() {
        return tensor("x", STEPS * FEATURES).values();
    }

    private static void assertOutputs(Model model, float[] x, double[][]... directions) {
        float[] expected = new float[STEPS * UNITS * directions.length];
        int at = 0;
        for (int step = 0; step < STEPS; step++) {
            for (double[][] states : directions) {
                for (double value : states[step]) {
                    expected[at++] = (float) value;
                }
            }
        }
        Recorded.assertClose(model.name(), model.newPredictor().predict(new float[][] {x}), expected);
    }

    @Test
    void pyTorchsBidirectionalLstm() {
        ForeignTensors tensors = torch(4, true);
        Model model = model("Both", "@Recurrent(cell = LSTM, units = 4, bidirectional = true, output = ALL_STEPS)");
        tensors.into(model).layer("y", new PyTorch(tensors).lstm("m")).apply();
        float[] x = input();
        assertOutputs(
                model,
                x,
                run(tensors, "_l0", false, 4, x, RecurrentWeightsTest::lstm),
                run(tensors, "_l0_reverse", true, 4, x, RecurrentWeightsTest::lstm));
    }

    @Test
    void pyTorchsBidirectionalGru() {
        ForeignTensors tensors = torch(3, true);
        Model model = model("BothGru", "@Recurrent(cell = GRU, units = 4, bidirectional = true, output = ALL_STEPS)");
        tensors.into(model).layer("y", new PyTorch(tensors).gru("m")).apply();
        float[] x = input();
        assertOutputs(
                model,
                x,
                run(tensors, "_l0", false, 3, x, RecurrentWeightsTest::gru),
                run(tensors, "_l0_reverse", true, 3, x, RecurrentWeightsTest::gru));
    }

    @Test
    void pyTorchsRnnWithRelu() {
        ForeignTensors tensors = torch(1, false);
        Model model = model("Plain", "@Recurrent(cell = SIMPLE, units = 4, activation = RELU, output = ALL_STEPS)");
        tensors.into(model).layer("y", new PyTorch(tensors).rnn("m")).apply();
        float[] x = input();
        assertOutputs(model, x, run(tensors, "_l0", false, 1, x, RecurrentWeightsTest::rnn));
    }

    /** The same weights under Keras's names and in Keras's layout give the same as PyTorch's. */
    @Test
    void kerasBidirectional() {
        ForeignTensors torch = torch(4, true);
        List<NamedTensor> tensors = new ArrayList<>();
        for (String direction : List.of("forward", "backward")) {
            String suffix = direction.equals("forward") ? "_l0" : "_l0_reverse";
            String path = "net/bidirectional/" + direction + "_lstm/lstm_cell/";
            tensors.add(turned(path + "kernel", torch.get("m.weight_ih" + suffix)));
            tensors.add(turned(path + "recurrent_kernel", torch.get("m.weight_hh" + suffix)));
            float[] sum = torch.get("m.bias_ih" + suffix).values().clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += torch.get("m.bias_hh" + suffix).values()[i];
            }
            tensors.add(new NamedTensor(path + "bias", List.of(sum.length), sum));
        }
        ForeignTensors foreign = ForeignTensors.of("keras", tensors);
        Keras keras = new Keras(foreign);
        Model model =
                model("BothKeras", "@Recurrent(cell = LSTM, units = 4, bidirectional = true, output = ALL_STEPS)");
        foreign.into(model)
                .layer(
                        "y",
                        RecurrentWeights.bidirectional(
                                keras.lstm("net/bidirectional/forward_lstm"),
                                keras.lstm("net/bidirectional/backward_lstm")))
                .apply();
        float[] x = input();
        assertOutputs(
                model,
                x,
                run(torch, "_l0", false, 4, x, RecurrentWeightsTest::lstm),
                run(torch, "_l0_reverse", true, 4, x, RecurrentWeightsTest::lstm));
    }

    private static NamedTensor turned(String name, NamedTensor matrix) {
        int rows = matrix.shape().get(0);
        int columns = matrix.shape().get(1);
        float[] turned = new float[rows * columns];
        for (int i = 0; i < turned.length; i++) {
            turned[i % columns * rows + i / columns] = matrix.values()[i];
        }
        return new NamedTensor(name, List.of(columns, rows), turned);
    }

    @Test
    void aLayerOfAnotherKindIsRefused() {
        ForeignTensors gru = torch(3, false);
        Model before = model("Before", "@Recurrent(cell = GRU, units = 4, resetAfter = false, output = ALL_STEPS)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        gru.into(before).layer("y", new PyTorch(gru).gru("m")).apply())
                .withMessage(
                        "torch does not fit the model Before: it has no parameter y.recurrentBias for m.weight_ih_l0"
                                + " [12, 3]. Declare resetAfter = true");
        ForeignTensors both = torch(4, true);
        Model one = model("One", "@Recurrent(cell = LSTM, units = 4, bias = false, output = ALL_STEPS)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        both.into(one).layer("y", new PyTorch(both).lstm("m")).apply())
                .withMessageContaining("it has no parameter y.bias")
                .withMessageContaining(". Declare bias = true; it has no parameter y.reverse.kernel")
                .withMessageContaining(". Declare bidirectional = true");
        ForeignTensors lstm = torch(4, false);
        Model two = model("Two", "@Recurrent(cell = LSTM, units = 4, bidirectional = true, output = ALL_STEPS)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        lstm.into(two).layer("y", new PyTorch(lstm).lstm("m")).apply())
                .withMessageContaining("y.reverse.kernel [3, 16] is given nothing");
        assertThat(two.parameters()).hasSize(6);
    }
}
