// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.foreign;

import io.github.annotron.runtime.io.NamedTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a recurrent layer, of one direction or of two, in Annotron's layout: the kernel {@code {features, gates * units}},
 * the recurrent kernel {@code {units, gates * units}} and the bias {@code {gates * units}}, whose gates are input, forget,
 * candidate and output of LSTM, update, reset and candidate of GRU. Immutable.
 */
public final class RecurrentWeights {

    /** Gates in the order of ours, and which of the foreign ones each is. */
    enum Gates {
        SIMPLE(0),
        LSTM(0, 1, 2, 3),
        GRU(0, 1, 2),
        /** Reset before update, as PyTorch has it. */
        GRU_RESET_FIRST(1, 0, 2);

        @SuppressWarnings("ImmutableEnumChecker") // nobody writes to it
        private final int[] order;

        Gates(int... order) {
            this.order = order;
        }

        int count() {
            return order.length;
        }
    }

    private final String origin;

    /** By the names of our parameters within their layer. */
    private final Map<String, NamedTensor> parameters;

    private RecurrentWeights(String origin, Map<String, NamedTensor> parameters) {
        this.origin = origin;
        this.parameters = parameters;
    }

    /**
     * Takes the weights of one direction.
     *
     * @param kernel {@code [features, gates * units]}, or {@code transposed}
     * @param recurrent {@code [units, gates * units]}, or {@code transposed}
     * @param bias {@code [gates * units]}, zeros if there is none
     * @param recurrentBias of the recurrent kernel, likewise
     * @param resetAfter whether the reset gate of a GRU is applied to the product, and so to the recurrent bias too
     */
    static RecurrentWeights of(
            Gates gates,
            boolean transposed,
            NamedTensor kernel,
            NamedTensor recurrent,
            Optional<NamedTensor> bias,
            Optional<NamedTensor> recurrentBias,
            boolean resetAfter) {
        int units = LayerWeights.ranked(recurrent, 2).shape().get(transposed ? 1 : 0);
        int all = gates.count() * units;
        int axis = transposed ? 0 : 1;
        checkGates(LayerWeights.ranked(kernel, 2), axis, gates, units);
        checkGates(recurrent, axis, gates, units);
        float[] offsets = vector(bias, all, kernel);
        float[] recurrentOffsets = vector(recurrentBias, all, kernel);
        float[] sums = new float[all];
        float[] after = new float[units];
        for (int gate = 0; gate < gates.count(); gate++) {
            // Within the reset gate's product the bias of the candidate cannot be a part of the other one.
            boolean apart = resetAfter && gate == gates.count() - 1;
            for (int unit = 0; unit < units; unit++) {
                int from = gates.order[gate] * units + unit;
                sums[gate * units + unit] =
                        apart ? offsets[from] : (float) ((double) offsets[from] + recurrentOffsets[from]);
                after[unit] = apart ? recurrentOffsets[from] : 0;
            }
        }
        Map<String, NamedTensor> parameters = new LinkedHashMap<>();
        parameters.put("kernel", matrix(gates, transposed, kernel, units));
        parameters.put("recurrentKernel", matrix(gates, transposed, recurrent, units));
        parameters.put("bias", new NamedTensor(kernel.name(), List.of(all), sums));
        if (resetAfter) {
            parameters.put("recurrentBias", new NamedTensor(recurrent.name(), List.of(units), after));
        }
        return new RecurrentWeights(kernel.toString(), parameters);
    }

    /**
     * Joins the two directions of a bidirectional layer.
     *
     * @param forward from the first step on
     * @param backward from the last step on
     * @throws IllegalArgumentException if one of them has two directions already
     */
    public static RecurrentWeights bidirectional(RecurrentWeights forward, RecurrentWeights backward) {
        Map<String, NamedTensor> both = new LinkedHashMap<>(forward.parameters);
        backward.parameters.forEach((role, values) -> both.put("reverse." + role, values));
        String origin = forward + " and " + backward;
        if (both.size() != forward.parameters.size() + backward.parameters.size()
                || both.keySet().stream().anyMatch(role -> role.startsWith("reverse.reverse."))) {
            throw new IllegalArgumentException(origin + ": each must be of one direction");
        }
        return new RecurrentWeights(origin, both);
    }

    private static void checkGates(NamedTensor kernel, int axis, Gates gates, int units) {
        if (kernel.shape().get(axis) != gates.count() * units) {
            throw new IllegalArgumentException(kernel + ": expected " + gates.count() + " gates of " + units
                    + " units, " + gates.count() * units + " in all, along axis " + axis);
        }
    }

    private static float[] vector(Optional<NamedTensor> bias, int length, NamedTensor kernel) {
        if (bias.isPresent() && !bias.get().shape().equals(List.of(length))) {
            throw new IllegalArgumentException(
                    bias.get() + " is the bias of " + kernel + ". Its shape must be [" + length + "].");
        }
        return bias.map(NamedTensor::values).orElseGet(() -> new float[length]);
    }

    private static NamedTensor matrix(Gates gates, boolean transposed, NamedTensor foreign, int units) {
        int rows = foreign.shape().get(transposed ? 1 : 0);
        int columns = gates.count() * units;
        float[] ours = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int from = gates.order[column / units] * units + column % units;
                ours[row * columns + column] = foreign.values()[transposed ? from * rows + row : row * columns + from];
            }
        }
        return new NamedTensor(foreign.name(), List.of(rows, columns), ours);
    }

    /** What each parameter of the layer gets, by its name within the layer. */
    Map<String, NamedTensor> parameters() {
        return parameters;
    }

    /** The foreign kernels and their shapes. */
    @Override
    public String toString() {
        return origin;
    }
}
