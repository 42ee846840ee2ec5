// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Loss;
import java.util.List;

/** A data set that has been checked against a network, with its inputs in the network's order. */
final class BoundData {

    final Dataset data;
    final Rows[] inputs;
    final Rows target;
    final int targetWidth;
    private final List<TensorSpec> specs;

    private BoundData(Dataset data, Rows[] inputs, List<TensorSpec> specs) {
        this.data = data;
        this.inputs = inputs;
        this.target = data.target();
        this.targetWidth = target.width();
        this.specs = specs;
    }

    /**
     * Checks the inputs' names and widths and every target.
     *
     * @throws IllegalArgumentException if the data does not fit, naming what was expected and what came
     */
    static BoundData of(Model model, Dataset data) {
        List<TensorSpec> specs = model.inputs();
        Rows[] inputs = new Rows[specs.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = data.inputs().get(position(model, data, specs.get(i).name()));
            int expected = specs.get(i).size();
            if (inputs[i].width() != expected) {
                throw new IllegalArgumentException(
                        model.name() + "'s input " + specs.get(i).name() + " takes "
                                + size(specs.get(i)) + " numbers per sample, the data has "
                                + inputs[i].width());
            }
        }
        BoundData bound = new BoundData(data, inputs, specs);
        bound.checkTargets(model);
        return bound;
    }

    /** For example {@code 28x28x1 = 784}, or {@code 784} if that is its shape. */
    private static String size(TensorSpec spec) {
        return spec.shape().size() == 1 ? spec.text() : spec.text() + " = " + spec.size();
    }

    private static int position(Model model, Dataset data, String name) {
        List<String> names = data.names();
        boolean unnamed = names.isEmpty() && model.inputs().size() == 1;
        int position = unnamed ? 0 : names.indexOf(name);
        if (position < 0 || data.inputs().size() != model.inputs().size()) {
            throw new IllegalArgumentException(model.name() + " takes the inputs "
                    + model.inputs().stream().map(TensorSpec::name).toList() + ", the data has "
                    + (names.isEmpty() ? "one without a name" : names.toString()));
        }
        return position;
    }

    private void checkTargets(Model model) {
        Loss loss = model.loss();
        int width = model.output().size();
        if (!loss.accepts(targetWidth, width)) {
            String expected = loss.accepts(1, width) && width != 1 ? "1 (a class) or " + width : "" + width;
            throw new IllegalArgumentException(
                    model.name() + "'s output " + model.output().name() + " has " + width + " numbers: with "
                            + loss.name() + " a target has " + expected + ", the data has " + targetWidth);
        }
        float[] row = new float[targetWidth];
        for (int i = 0; i < target.count(); i++) {
            target.read(i, row, 0);
            String problem = loss.problem(row, 0, targetWidth, width);
            if (problem != null) {
                throw new IllegalArgumentException(
                        "the target in row " + i + " of the data, counted from 0, does not fit " + model.name()
                                + "'s output " + model.output().name() + ": " + problem);
            }
        }
    }

    /**
     * Copies the inputs and the target of one row.
     *
     * @return whether all inputs are finite
     */
    boolean read(int row, int slot, float[][] inputBuffers, float[] targetBuffer) {
        boolean finite = true;
        for (int i = 0; i < inputs.length; i++) {
            int width = inputs[i].width();
            inputs[i].read(row, inputBuffers[i], slot * width);
            finite &= finite(inputBuffers[i], slot * width, (slot + 1) * width);
        }
        target.read(row, targetBuffer, slot * targetWidth);
        return finite;
    }

    private static boolean finite(float[] values, int from, int to) {
        // 0 * v is 0 for every finite v, and not a number otherwise: four sums keep the processor busy, a branch for
        // each value would not.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a = Math.fma(0, values[i], a);
            b = Math.fma(0, values[i + 1], b);
            c = Math.fma(0, values[i + 2], c);
            d = Math.fma(0, values[i + 3], d);
        }
        for (; i < to; i++) {
            a = Math.fma(0, values[i], a);
        }
        return a + b + c + d == 0;
    }

    /** The exception for a row of which {@link #read} said that it is not finite. */
    IllegalArgumentException notFinite(int row) {
        for (int i = 0; i < inputs.length; i++) {
            float[] values = new float[inputs[i].width()];
            inputs[i].read(row, values, 0);
            for (int j = 0; j < values.length; j++) {
                if (!Float.isFinite(values[j])) {
                    return new IllegalArgumentException("row " + row + " of the data, counted from 0, has " + values[j]
                            + " at position " + j + " of input " + specs.get(i).name());
                }
            }
        }
        return new IllegalArgumentException("row " + row + " of the data gives other numbers when it is read again");
    }
}
