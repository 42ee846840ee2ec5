// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Loss;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data set that has been checked against a network, with its inputs in the network's order; for what reads data into buffers of programs. */
public final class BoundData {

    final Dataset data;
    final Rows[] inputs;
    final Rows[] targets;
    final int[] targetWidths;
    private final @Nullable Rows weights;
    private final List<TensorSpec> specs;

    private BoundData(Dataset data, Rows[] inputs, Rows[] targets, List<TensorSpec> specs) {
        this.data = data;
        this.inputs = inputs;
        this.targets = targets;
        this.targetWidths = Arrays.stream(targets).mapToInt(Rows::width).toArray();
        this.weights = data.weights().orElse(null);
        this.specs = specs;
    }

    /**
     * Checks the inputs' names and widths, every target and every weight.
     *
     * @param model the network
     * @param outputs those with a loss
     * @param data its inputs and targets
     * @throws IllegalArgumentException if the data does not fit, naming what was expected and what came
     */
    public static BoundData of(Model model, List<OutputSpec> outputs, Dataset data) {
        List<TensorSpec> specs = model.inputs();
        Rows[] inputs = select(
                model.name() + " takes the inputs ",
                specs.stream().map(TensorSpec::name).toList(),
                data.names(),
                data.inputs());
        for (int i = 0; i < inputs.length; i++) {
            int expected = specs.get(i).size();
            if (inputs[i].width() != expected) {
                throw new IllegalArgumentException(
                        model.name() + "'s input " + specs.get(i).name() + " takes "
                                + size(specs.get(i)) + " numbers per sample, the data has "
                                + inputs[i].width());
            }
        }
        Rows[] targets = select(
                model.name() + " takes targets for the outputs ",
                outputs.stream().map(OutputSpec::name).toList(),
                data.targetNames(),
                data.targets());
        for (int i = 0; i < targets.length; i++) {
            checkTargets(model, outputs.get(i), targets[i]);
        }
        for (int i = 0; i < inputs.length; i++) {
            if (specs.get(i).takesIds()) {
                checkIds(specs.get(i), inputs[i]);
            }
        }
        data.weights().ifPresent(BoundData::checkWeights);
        return new BoundData(data, inputs, targets, specs);
    }

    /** How many numbers an input has. */
    public int inputWidth(int input) {
        return inputs[input].width();
    }

    /** How many numbers a target has of an output with a loss. */
    public int targetWidth(int output) {
        return targetWidths[output];
    }

    /** Buffers for the targets of so many samples. */
    public float[][] newTargets(int samples) {
        return Arrays.stream(targetWidths)
                .mapToObj(width -> new float[samples * width])
                .toArray(float[][]::new);
    }

    private static void checkIds(TensorSpec spec, Rows rows) {
        float[] values = new float[rows.width()];
        for (int row = 0; row < rows.count(); row++) {
            rows.read(row, values, 0);
            int position = spec.positionWithoutId(values, 0);
            if (position >= 0) {
                throw noId(spec, row, values, position);
            }
        }
    }

    private static IllegalArgumentException noId(TensorSpec spec, int row, float[] values, int position) {
        return new IllegalArgumentException(
                "row " + row + " of the data, counted from 0, " + spec.problem(values[position], position));
    }

    /** The parts of the data in the order in which the network has them. */
    private static Rows[] select(String wants, List<String> wanted, List<String> names, List<Rows> rows) {
        boolean isUnnamed = names.isEmpty() && wanted.size() == 1;
        if (rows.size() != wanted.size() || (!isUnnamed && !names.containsAll(wanted))) {
            throw new IllegalArgumentException(
                    wants + wanted + ", the data has " + (names.isEmpty() ? "one without a name" : names.toString()));
        }
        return wanted.stream()
                .map(name -> rows.get(isUnnamed ? 0 : names.indexOf(name)))
                .toArray(Rows[]::new);
    }

    /** For example {@code 28x28x1 = 784}, or {@code 784} if that is its shape. */
    private static String size(TensorSpec spec) {
        return spec.shape().size() == 1 ? spec.text() : spec.text() + " = " + spec.size();
    }

    private static void checkTargets(Model model, OutputSpec output, Rows target) {
        Loss loss = output.loss();
        int positions = output.positions();
        int width = output.width();
        int targetWidth = target.width() / positions;
        // What a loss of one's own accepts may be wider than the buffers.
        if (target.width() % positions != 0 || !loss.accepts(targetWidth, width) || target.width() > output.size()) {
            String classes = positions == 1 ? "1 (a class) or " : positions + " (a class at each position) or ";
            String expected = (loss.accepts(1, width) && width != 1 ? classes : "") + output.size();
            throw new IllegalArgumentException(model.name() + "'s output " + output.name() + " has " + output.size()
                    + " numbers: with " + loss.name() + " a target has " + expected + ", the data has "
                    + target.width());
        }
        float[] row = new float[target.width()];
        for (int i = 0; i < target.count(); i++) {
            target.read(i, row, 0);
            for (int position = 0; position < positions; position++) {
                String problem = loss.problem(row, position * targetWidth, targetWidth, width);
                if (problem != null) {
                    throw new IllegalArgumentException(
                            "the target in row " + i + " of the data, counted from 0, does not fit " + model.name()
                                    + "'s output " + output.name() + ": " + problem
                                    + (positions == 1 ? "" : " at position " + position));
                }
            }
        }
    }

    private static void checkWeights(Rows weights) {
        float[] weight = new float[1];
        for (int row = 0; row < weights.count(); row++) {
            weights.read(row, weight, 0);
            if (!(weight[0] >= 0 && weight[0] < Float.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight in row " + row + " of the data, counted from 0, is "
                        + weight[0] + "; it must be from 0 on and finite");
            }
        }
    }

    /**
     * Copies the inputs, the targets and the weight of one row.
     *
     * @param row which one
     * @param epoch in which rows that change at random are read
     * @param slot the row of the buffers
     * @param inputBuffers receive the inputs
     * @param targetBuffers receive the targets
     * @param weightBuffer receives the weight
     * @return whether all inputs are finite, and ids where ids are to be
     */
    public boolean read(
            int row, long epoch, int slot, float[][] inputBuffers, float[][] targetBuffers, float[] weightBuffer) {
        boolean fits = true;
        for (int i = 0; i < inputs.length; i++) {
            int width = inputs[i].width();
            inputs[i].read(row, epoch, inputBuffers[i], slot * width);
            fits &= specs.get(i).takesIds()
                    ? specs.get(i).positionWithoutId(inputBuffers[i], slot * width) < 0
                    : Finite.all(inputBuffers[i], slot * width, (slot + 1) * width);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i].read(row, epoch, targetBuffers[i], slot * targetWidths[i]);
        }
        if (weights == null) {
            weightBuffer[slot] = 1;
        } else {
            weights.read(row, epoch, weightBuffer, slot);
        }
        return fits;
    }

    /** The exception for a row of which {@link #read} said that it does not fit. */
    public IllegalArgumentException unfit(int row, long epoch) {
        for (int i = 0; i < inputs.length; i++) {
            float[] values = new float[inputs[i].width()];
            inputs[i].read(row, epoch, values, 0);
            int position = specs.get(i).takesIds() ? specs.get(i).positionWithoutId(values, 0) : -1;
            if (position >= 0) {
                return noId(specs.get(i), row, values, position);
            }
            int infinite = Finite.firstNot(values, 0, values.length);
            if (infinite >= 0) {
                return new IllegalArgumentException("row " + row + " of the data, counted from 0, has "
                        + values[infinite] + " at position " + infinite + " of input "
                        + specs.get(i).name());
            }
        }
        return new IllegalArgumentException("row " + row + " of the data gives other numbers when it is read again");
    }
}
