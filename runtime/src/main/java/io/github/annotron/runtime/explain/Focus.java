// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Reading;
import java.util.Arrays;
import java.util.List;

/**
 * Where an {@link Aim} lies in a network.
 *
 * @param output counted among the outputs with a loss
 * @param spec of that output
 * @param position from 0
 * @param index from 0
 * @param probability as in the aim
 */
record Focus(int output, OutputSpec spec, int position, int index, boolean probability) {

    /** The outputs that can be explained, by whose order gradients count. */
    static List<OutputSpec> outputs(Model model) {
        return model.outputs().stream().filter(OutputSpec::isTrained).toList();
    }

    /**
     * Finds an aim.
     *
     * @param scores of the sample at that output, for what the network decides
     * @throws IllegalArgumentException if there is no such output, position or number, saying what there is
     */
    static Focus of(Model model, Aim aim, Scorer scores, float[][] inputs) {
        List<OutputSpec> outputs = outputs(model);
        List<String> names = outputs.stream().map(OutputSpec::name).toList();
        if (aim.output().isEmpty() && outputs.size() != 1) {
            throw new IllegalArgumentException(model.name() + " has the outputs " + names
                    + " with a loss: say by at(...) which one is to be explained");
        }
        int output = aim.output().isEmpty() ? 0 : names.indexOf(aim.output());
        if (output < 0) {
            throw new IllegalArgumentException(
                    model.name() + " has no output named " + aim.output() + " with a loss; it has " + names);
        }
        OutputSpec spec = outputs.get(output);
        int position = position(aim, spec);
        int index = aim.isDecision() ? decision(spec, position, scores, output, inputs) : aim.index();
        if (index >= spec.width()) {
            throw new IllegalArgumentException("output " + spec.name() + " has " + spec.width()
                    + (spec.positions() > 1 ? " numbers at a position" : " numbers") + ", there is no number " + index
                    + " counted from 0");
        }
        return new Focus(output, spec, position, index, aim.probability());
    }

    private static int position(Aim aim, OutputSpec spec) {
        if (aim.position() >= spec.positions()) {
            throw new IllegalArgumentException("output " + spec.name() + " has " + spec.positions()
                    + " positions, there is no position " + aim.position() + " counted from 0");
        }
        if (aim.position() < 0 && spec.positions() > 1) {
            throw new IllegalArgumentException("output " + spec.name() + " has " + spec.positions()
                    + " positions: say by position(...) which one is to be explained");
        }
        return Math.max(0, aim.position());
    }

    private static int decision(OutputSpec spec, int position, Scorer scores, int output, float[][] inputs) {
        if (spec.width() == 1) {
            return 0;
        }
        if (spec.reading().decision() != Reading.Decision.ONE) {
            throw new IllegalArgumentException("output " + spec.name() + " does not decide for one of its "
                    + spec.width() + " numbers: say by Aim.of(...) which one is to be explained");
        }
        float[] raw = scores.output(inputs, output);
        return Reading.largest(raw, position * spec.width(), spec.width());
    }

    /** The aim with all that it left open. */
    Aim aim() {
        return new Aim(spec.name(), position, index, probability);
    }

    /** How many targets a sample has. */
    int targetWidth() {
        return spec.positions();
    }

    /** Fills rows of targets: the index at the position, and nothing at others. */
    void target(float[] targets, int rows) {
        Arrays.fill(targets, 0, rows * targetWidth(), PositionScore.NONE);
        for (int row = 0; row < rows; row++) {
            targets[row * targetWidth() + position] = index;
        }
    }

    /** The number of a sample, and its derivatives by the raw outputs. */
    Loss objective() {
        Loss score = probability ? Scores.of(spec.reading()) : Scores.RAW;
        return spec.positions() == 1 ? score : new PositionScore(score, spec.positions());
    }

    /**
     * The number itself.
     *
     * @param raw outputs, rows
     */
    float value(float[] raw, int row) {
        int width = spec.width();
        int at = row * spec.size() + position * width;
        if (!probability) {
            return raw[at + index];
        }
        float[] scores = new float[width];
        spec.reading().scores(1, width, Arrays.copyOfRange(raw, at, at + width), scores, 0);
        return scores[index];
    }
}
