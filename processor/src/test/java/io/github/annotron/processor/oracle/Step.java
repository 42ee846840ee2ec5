// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.List;

/**
 * What a training step has computed.
 *
 * @param outputs for each output with a loss its raw values, a row a sample
 * @param losses likewise, one a sample
 * @param penalties what layers add to the losses, one a sample
 * @param gradients of the parameters, in the order of the model
 */
record Step(float[][] outputs, float[][] losses, float[][] penalties, float[][] gradients) {

    /** How the work of a step is cut: the samples at the given places, the parameters into parts. */
    record Cut(int parts, int... samples) {
        static final Cut NONE = new Cut(1);
    }

    /** Runs a step as a training session does, all on this thread. */
    static Step run(Model model, TrainingProgram program, Batch batch, Cut cut) {
        load(program, batch);
        program.begin(
                batch.samples(),
                batch.targetWidths(),
                batch.training() ? Purpose.TRAINING : Purpose.EVALUATION,
                batch.key());
        for (int part = cut.parts - 1; part >= 0; part--) {
            program.prepare(part, cut.parts);
        }
        int[] bounds = new int[cut.samples.length + 2];
        System.arraycopy(cut.samples, 0, bounds, 1, cut.samples.length);
        bounds[bounds.length - 1] = batch.samples();
        stages(program.stages(), bounds, cut, program::forward, program::forwardTotals);
        for (int i = bounds.length - 2; i >= 0; i--) {
            program.loss(bounds[i], bounds[i + 1]);
        }
        if (batch.training()) {
            stages(program.stages(), bounds, cut, program::backward, program::backwardTotals);
            for (int part = cut.parts - 1; part >= 0; part--) {
                program.gradients(part, cut.parts);
            }
        }
        float[][] gradients = new float[model.parameters().size()][];
        for (int i = 0; i < gradients.length; i++) {
            float[] gradient = program.gradient(i);
            // Of a frozen parameter there is none.
            gradients[i] = gradient == null
                    ? new float[0]
                    : Arrays.copyOf(gradient, model.parameters().get(i).size());
        }
        List<OutputSpec> trained =
                model.outputs().stream().filter(OutputSpec::isTrained).toList();
        float[][] outputs = new float[trained.size()][];
        float[][] losses = new float[trained.size()][];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Arrays.copyOf(
                    program.output(i), batch.samples() * trained.get(i).size());
            losses[i] = Arrays.copyOf(program.losses(i), batch.samples());
        }
        float[][] penalties = new float[model.penalties().size()][];
        for (int i = 0; i < penalties.length; i++) {
            penalties[i] = Arrays.copyOf(program.penalty(i), batch.samples());
        }
        return new Step(outputs, losses, penalties, gradients);
    }

    /** A method of a program for a stage and some of its samples or parts. */
    private interface Piece {
        void run(int stage, int from, int to);
    }

    private static void stages(int stages, int[] bounds, Cut cut, Piece samples, Piece totals) {
        for (int stage = 0; stage < stages; stage++) {
            for (int i = bounds.length - 2; i >= 0; i--) {
                samples.run(stage, bounds[i], bounds[i + 1]);
            }
            for (int part = cut.parts - 1; part >= 0 && stage < stages - 1; part--) {
                totals.run(stage, part, cut.parts);
            }
        }
    }

    private static void load(TrainingProgram program, Batch batch) {
        for (int i = 0; i < batch.inputs().length; i++) {
            copy(batch.inputs()[i], program.input(i));
        }
        for (int i = 0; i < batch.targets().length; i++) {
            copy(batch.targets()[i], program.target(i));
        }
        copy(batch.weights(), program.weights());
    }

    private static void copy(double[] from, float[] to) {
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
