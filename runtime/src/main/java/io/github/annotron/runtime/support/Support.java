// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.support;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** Checks and copies of generated classes. */
public final class Support {

    private Support() {}

    /**
     * Allocates an array of {@code capacity} rows.
     *
     * @throws IllegalArgumentException if the capacity is below 1, or so large that no array could hold it
     */
    public static float[] buffer(int capacity, int size) {
        return buffer(capacity, size, 0);
    }

    /**
     * Allocates an array of {@code capacity} rows with something behind them.
     *
     * @param spare how many elements that is
     * @throws IllegalArgumentException if the capacity is below 1, or so large that no array could hold it
     */
    public static float[] buffer(int capacity, int size, int spare) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + ", it must be at least 1");
        }
        long elements = (long) capacity * size + spare;
        if (elements > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("capacity is " + capacity + ", and at " + size
                    + " values per sample an array holds at most " + (Integer.MAX_VALUE - 8 - spare) / size);
        }
        return new float[(int) elements];
    }

    /** An array of {@code true}. */
    public static boolean[] allTrue(int length) {
        boolean[] flags = new boolean[length];
        Arrays.fill(flags, true);
        return flags;
    }

    /**
     * Copies one sample of an input.
     *
     * @throws IllegalArgumentException if its length is not {@code size}
     */
    public static void copy(String input, float[] values, float[] target, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException(
                    "input " + input + " has " + values.length + " values, the network expects " + size);
        }
        System.arraycopy(values, 0, target, 0, size);
    }

    /**
     * Checks the ids of one sample.
     *
     * @param input its number, in the order of {@link Model#inputs()}
     * @throws IllegalArgumentException if a number is no id of the vocabulary
     */
    public static void checkIds(Model model, int input, float[] values) {
        TensorSpec spec = model.inputs().get(input);
        int position = spec.positionWithoutId(values, 0, values.length);
        if (position >= 0) {
            throw new IllegalArgumentException("the sample " + spec.problem(values[position], position));
        }
    }

    private static void checkIds(TensorSpec spec, FMatrixRMaj matrix, int rows) {
        for (int row = 0; row < rows; row++) {
            int start = row * matrix.numCols;
            int position = spec.positionWithoutId(matrix.data, start);
            if (position >= 0) {
                throw new IllegalArgumentException(
                        "row " + row + " " + spec.problem(matrix.data[start + position], position));
            }
        }
    }

    /** Checks the number of inputs. */
    public static void checkInputs(Model model, int count) {
        List<TensorSpec> inputs = model.inputs();
        if (count != inputs.size()) {
            throw new IllegalArgumentException(model.name() + " has " + inputs.size() + " inputs, "
                    + inputs.stream().map(TensorSpec::name).toList() + ", and " + count + " came");
        }
    }

    /** Checks the number of matrices for scores. */
    public static void checkOutputs(Model model, int count) {
        List<OutputSpec> outputs = model.outputs();
        if (count != outputs.size()) {
            throw new IllegalArgumentException(model.name() + " has " + outputs.size() + " outputs, "
                    + outputs.stream().map(OutputSpec::name).toList() + ", and " + count + " matrices for scores came");
        }
    }

    /** Checks the sizes of the inputs of a batch, and the ids among them. */
    public static void checkBatch(Model model, FMatrixRMaj[] inputs, int rows) {
        checkInputs(model, inputs.length);
        for (int i = 0; i < inputs.length; i++) {
            TensorSpec spec = model.inputs().get(i);
            checkSize("input ", spec.name(), inputs[i], rows, spec.size());
            if (spec.takesIds()) {
                checkIds(spec, inputs[i], rows);
            }
        }
    }

    /** Checks the size of the scores of a batch. */
    public static void checkScores(Model model, int output, FMatrixRMaj scores, int rows) {
        OutputSpec spec = model.outputs().get(output);
        checkSize("scores of ", spec.name(), scores, rows, spec.size());
    }

    /** The exception for the decision of a network that decides at several positions. */
    public static UnsupportedOperationException severalDecisions(Model model) {
        OutputSpec output = model.outputs().get(0);
        return new UnsupportedOperationException(model.name() + "'s output " + output.name() + " decides at each of "
                + output.positions() + " positions; predict gives the scores at all of them");
    }

    /** The exception for an output that there is not. */
    public static IndexOutOfBoundsException noOutput(Model model, int output) {
        return new IndexOutOfBoundsException("output " + output + " of " + model.name() + ", which has "
                + model.outputs().stream().map(OutputSpec::name).toList());
    }

    private static void checkSize(String what, String name, FMatrixRMaj matrix, int rows, int columns) {
        if (matrix.numRows != rows || matrix.numCols != columns) {
            throw new IllegalArgumentException(what + name + " is " + matrix.numRows + "x" + matrix.numCols
                    + ", expected " + rows + "x" + columns + " (a row is a sample)");
        }
    }

    /**
     * Copies the activation of a layer.
     *
     * @param activations one array a layer, in the order of {@link Model#layers()}
     */
    public static float[] activation(Model model, boolean kept, float[][] activations, int samples, String layer) {
        LayerInfo info = model.layer(layer);
        if (!kept) {
            throw new IllegalStateException("activations are overwritten in this predictor; make it with "
                    + Memory.class.getSimpleName() + "." + Memory.KEPT);
        }
        int size = 1;
        for (int extent : info.shape()) {
            size *= extent;
        }
        return Arrays.copyOf(activations[model.layers().indexOf(info)], samples * size);
    }
}
