// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.WeightImport;
import io.github.annotron.runtime.io.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Recurrent layers of one direction without initial states. */
final class RecurrentRules {
    private static final int PEEPHOLES = 7;

    private RecurrentRules() {}

    /** Gates i, o, f, c. */
    static Verdict lstm(OnnxCase c) {
        boolean peepholes = c.optionalInput(PEEPHOLES).isPresent();
        return layer(c, "cell = LSTM, peepholes = " + peepholes, List.of(0, 2, 3, 1));
    }

    /** Gates z, r, h. */
    static Verdict gru(OnnxCase c) {
        boolean after = c.node().integer("linear_before_reset", 0) == 1;
        return layer(c, "cell = GRU, resetAfter = " + after, List.of(0, 1, 2));
    }

    static Verdict simple(OnnxCase c) {
        return layer(c, "cell = SIMPLE", List.of(0));
    }

    /**
     * A network of a layer for each output, with the same weights: all states are called {@code all}, the last one {@code last}.
     *
     * @param order for each of our gates, which of theirs it is
     */
    private static Verdict layer(OnnxCase c, String cell, List<Integer> order) {
        boolean samplesFirst = c.node().integer("layout", 0) == 1;
        NamedTensor x = samplesFirst ? c.input(0) : Axes.transpose(c.input(0), List.of(1, 0, 2));
        NamedTensor kernel = c.input(1);
        int units = (int) c.node().integer("hidden_size", 0);
        String layer = "@Recurrent(" + cell + ", units = " + units;
        StringBuilder body = new StringBuilder(Trials.input("x", Trials.sample(x)));
        List<NamedTensor> expected = new ArrayList<>();
        List<String> names = c.node().outputs();
        String owner = names.get(0).isEmpty() ? "last" : "all";
        String shared = names.get(0).isEmpty() ? "" : "@WeightsOf(\"all\") ";
        String output = ") @Output(loss = MEAN_SQUARED_ERROR) Tensor ";
        if (!names.get(0).isEmpty()) {
            body.append(layer).append(", output = ALL_STEPS").append(output).append("all(Tensor x);\n");
            NamedTensor states = c.outputs().get(0);
            // Of one direction, whose axis has one element wherever it stands.
            expected.add(samplesFirst ? states : Axes.transpose(states, List.of(2, 0, 1, 3)));
        }
        if (names.size() > 1 && !names.get(1).isEmpty()) {
            body.append(shared).append(layer).append(output).append("last(Tensor x);\n");
            expected.add(c.outputs().get(expected.size()));
        }
        return Trials.predicted(
                "@Recurrent",
                body.toString(),
                Trials.samples(x),
                weights(owner, kernel, c.input(2), c.optionalInput(3), c.optionalInput(PEEPHOLES), order, units),
                List.of(x),
                expected);
    }

    private static Consumer<Model> weights(
            String layer,
            NamedTensor kernel,
            NamedTensor recurrent,
            Optional<NamedTensor> bias,
            Optional<NamedTensor> peepholes,
            List<Integer> order,
            int units) {
        NamedTensor ours = turned("kernel", kernel, order, units);
        NamedTensor oursRecurrent = turned("recurrent", recurrent, order, units);
        int width = order.size() * units;
        float[] sums = new float[width];
        for (int i = 0; i < width && bias.isPresent(); i++) {
            int theirs = order.get(i / units) * units + i % units;
            sums[i] = bias.get().values()[theirs] + bias.get().values()[width + theirs];
        }
        NamedTensor oursBias = new NamedTensor("bias", List.of(width), sums);
        return model -> {
            ForeignTensors foreign = ForeignTensors.of("the case", List.of(ours, oursRecurrent, oursBias));
            WeightImport weights = foreign.into(model)
                    .parameter(layer + ".kernel", foreign.get("kernel"))
                    .parameter(layer + ".recurrentKernel", foreign.get("recurrent"))
                    .parameter(layer + ".bias", foreign.get("bias"));
            peepholes.ifPresent(theirs -> weights.parameter(layer + ".peepholes", peepholes(theirs, units)));
            weights.apply();
        };
    }

    /** Rows i, o, f as i, f, o. */
    private static NamedTensor peepholes(NamedTensor theirs, int units) {
        float[] values = new float[3 * units];
        System.arraycopy(theirs.values(), 0, values, 0, units);
        System.arraycopy(theirs.values(), units, values, 2 * units, units);
        System.arraycopy(theirs.values(), 2 * units, values, units, units);
        return new NamedTensor("peepholes", List.of(3, units), values);
    }

    /** {@code [1, gates * units, from]} as {@code [from, gates * units]} in our order. */
    private static NamedTensor turned(String name, NamedTensor tensor, List<Integer> order, int units) {
        int width = tensor.shape().get(1);
        int from = tensor.shape().get(2);
        float[] values = new float[tensor.values().length];
        for (int row = 0; row < from; row++) {
            for (int i = 0; i < width; i++) {
                int theirs = order.get(i / units) * units + i % units;
                values[row * width + i] = tensor.values()[theirs * from + row];
            }
        }
        return new NamedTensor(name, List.of(from, width), values);
    }
}
