// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.List;

/** Raw outputs of many samples, without gradients. */
final class Scorer {

    private final TrainingProgram program;
    private final List<TensorSpec> inputs;
    private final Revision revision;
    private final int[] targetWidths;

    /** The number of the revision that was prepared for; 0 for none. */
    private long prepared;

    Scorer(Model model, int capacity) {
        program = model.newTrainingProgram(capacity);
        inputs = model.inputs();
        revision = model.revision();
        targetWidths =
                Focus.outputs(model).stream().mapToInt(spec -> spec.positions()).toArray();
    }

    int capacity() {
        return program.capacity();
    }

    /** The place of an input, rows. */
    float[] input(int input) {
        return program.input(input);
    }

    /** Puts a sample into a row. */
    void place(int row, float[][] sample) {
        for (int i = 0; i < sample.length; i++) {
            int size = inputs.get(i).size();
            System.arraycopy(sample[i], 0, program.input(i), row * size, size);
        }
    }

    /** Computes the outputs of the rows that are in place. */
    void compute(int samples) {
        program.begin(samples, targetWidths, Purpose.EVALUATION, 0);
        long now = revision.number();
        if (now != prepared) {
            program.prepare(0, 1);
            prepared = now;
        }
        program.forward(0, 0, samples);
    }

    /** Raw outputs, rows. */
    float[] output(int output) {
        return program.output(output);
    }

    /** The raw outputs of one sample. */
    float[] output(float[][] sample, int output) {
        place(0, sample);
        compute(1);
        return program.output(output);
    }

    /**
     * Checks a sample.
     *
     * @throws IllegalArgumentException naming the input that is missing, too long, too short, or has what is no id
     */
    static void check(Model model, float[][] sample) {
        Support.checkInputs(model, sample.length);
        for (int i = 0; i < sample.length; i++) {
            TensorSpec spec = model.inputs().get(i);
            if (sample[i].length != spec.size()) {
                throw new IllegalArgumentException("input " + spec.name() + " has " + sample[i].length
                        + " values, the network expects " + spec.size());
            }
            if (spec.takesIds()) {
                Support.checkIds(model, i, sample[i]);
            }
        }
    }
}
