// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Revision;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.support.Support;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derivatives of what a network predicts, at its inputs or at one of its layers: nothing is random, normalisations take their running
 * averages, and no parameter changes. Explanations and attacks are made of these.
 *
 * <pre>{@code
 * Gradients gradients = Gradients.atInputs(model, 1);
 * System.arraycopy(pixels, 0, gradients.input(0), 0, pixels.length);
 * gradients.target(0)[0] = 7;                                   // of the raw output of the seven
 * gradients.compute(1, 0, Scores.RAW, 1);
 * float[] derivatives = gradients.gradient(0);                  // by each pixel
 * }</pre>
 *
 * <p>It has arrays of its own and reads the parameters where they are, also after these were trained further. For use by one thread; a
 * computation allocates nothing.
 */
public final class Gradients {
    private final Model model;
    private final TrainingProgram program;
    private final List<OutputSpec> outputs;
    private final int[] targetWidths;

    /** The number of the layer; -1 if it is about inputs. */
    private final int layer;

    /** At the inputs; null where there are none. */
    private final float[] @Nullable [] atInputs;

    private final Revision revision;

    /** The number of the revision that was prepared for; 0 for none. */
    private long prepared;

    /** Of the output that is explained; the values of its samples. */
    private float[] values = {};

    private Gradients(Model model, int capacity, int layer) {
        this.model = model;
        this.layer = layer;
        program = model.newTrainingProgram(capacity);
        outputs = model.outputs().stream().filter(OutputSpec::isTrained).toList();
        targetWidths = new int[outputs.size()];
        revision = model.revision();
        List<LayerInfo> layers = model.layers();
        program.toInputs(true);
        atInputs = new float[model.inputs().size()][];
        for (int i = 0; i < atInputs.length; i++) {
            String input = model.inputs().get(i).name();
            atInputs[i] = program.gradientAt(layers.indexOf(model.layer(input)));
        }
        program.freeze(new boolean[layers.size()], layer < 0 ? Support.allTrue(layers.size()) : after(layers, layer));
    }

    /**
     * Makes what computes gradients at the inputs.
     *
     * @param capacity the largest number of samples in a computation, at least 1
     * @throws IllegalStateException if the network has no loss: then it is to be explained as a part of one that has
     */
    public static Gradients atInputs(Model model, int capacity) {
        return new Gradients(model, capacity, -1);
    }

    /**
     * Makes what computes gradients at the output of a layer.
     *
     * @param capacity the largest number of samples in a computation, at least 1
     * @param layer its name, such as {@code conv2}
     * @throws IllegalArgumentException if there is no such layer, naming those that there are, or no output with a loss depends on it, or
     *     it is a view, such as a flattening, of a layer that others read too
     * @throws IllegalStateException if the network has no loss
     */
    public static Gradients atLayer(Model model, int capacity, String layer) {
        Gradients gradients = new Gradients(model, capacity, model.layers().indexOf(model.layer(layer)));
        gradients.gradient();
        return gradients;
    }

    /** The layers through which a gradient passes that ends at the output of one. */
    private static boolean[] after(List<LayerInfo> layers, int layer) {
        Set<String> depending = new HashSet<>(Set.of(layers.get(layer).name()));
        boolean[] passes = new boolean[layers.size()];
        for (int i = layer + 1; i < passes.length; i++) {
            passes[i] = layers.get(i).inputs().stream().anyMatch(depending::contains);
            if (passes[i]) {
                depending.add(layers.get(i).name());
            }
        }
        return passes;
    }

    /** The model whose parameters it reads. */
    public Model model() {
        return model;
    }

    /** The largest number of samples in a computation. */
    public int capacity() {
        return program.capacity();
    }

    /**
     * The place of an input: {@code capacity} rows, a row a sample.
     *
     * @param input counted in the order of {@link Model#inputs()}
     */
    public float[] input(int input) {
        return program.input(input);
    }

    /**
     * The place of the targets of an output with a loss: rows as wide as {@link #compute} is told.
     *
     * @param output counted in the order of {@link Model#outputs()}, those without a loss left out
     */
    public float[] target(int output) {
        return program.target(output);
    }

    /**
     * Computes an objective of each sample, and its derivatives. Each sample is by itself: there is no mean over them and no weight, and
     * other outputs do not count. Where an output has several positions, such as steps, an objective is the mean over them.
     *
     * @param samples how many rows of the inputs and targets are in place, 1 to {@link #capacity()}
     * @param output as for {@link #target}
     * @param objective one of {@link Scores}, or a loss, such as {@code model.output().loss()}
     * @param targetWidth how many numbers a target has
     * @throws IllegalArgumentException if the number of samples, or a target, does not fit
     */
    public void compute(int samples, int output, Loss objective, int targetWidth) {
        if (samples < 1 || samples > capacity()) {
            throw new IllegalArgumentException(samples + " samples; there is room for 1 to " + capacity());
        }
        OutputSpec spec = outputs.get(output);
        check(samples, output, spec, objective, targetWidth);
        Arrays.fill(targetWidths, 1);
        targetWidths[output] = targetWidth;
        for (int i = 0; i < outputs.size(); i++) {
            program.objective(i, i == output ? objective : Scores.NOTHING);
        }
        // Training divides the gradients by the number of samples and multiplies them by the weight of the output.
        Arrays.fill(program.weights(), 0, samples, samples / spec.weight());
        program.begin(samples, targetWidths, Purpose.EXPLANATION, 0);
        prepare();
        int last = program.stages() - 1;
        for (int stage = 0; stage <= last; stage++) {
            program.forward(stage, 0, samples);
            if (stage < last) {
                program.forwardTotals(stage, 0, 1);
            }
        }
        program.loss(0, samples);
        for (int stage = 0; stage <= last; stage++) {
            program.backward(stage, 0, samples);
            if (stage < last) {
                program.backwardTotals(stage, 0, 1);
            }
        }
        values = program.losses(output);
    }

    private void check(int samples, int output, OutputSpec spec, Loss objective, int targetWidth) {
        int positions = spec.positions();
        int width = spec.width();
        int perPosition = targetWidth / positions;
        if (perPosition * positions != targetWidth || !objective.accepts(perPosition, width)) {
            throw new IllegalArgumentException("targets of " + targetWidth + " numbers do not fit the objective "
                    + objective.name() + " at the output " + spec.name() + " of " + positions + " x " + width);
        }
        float[] targets = program.target(output);
        for (int row = 0; row < samples * positions; row++) {
            String problem = objective.problem(targets, row * perPosition, perPosition, width);
            if (problem != null) {
                throw new IllegalArgumentException("sample " + row / positions + ": " + problem);
            }
        }
    }

    /** Derives from the parameters what the passes read besides them, if they have changed. */
    private void prepare() {
        long now = revision.number();
        if (now != prepared) {
            program.prepare(0, 1);
            prepared = now;
        }
    }

    /** The objective of each sample of the last computation; overwritten by the next one. */
    public float[] values() {
        return values;
    }

    /** The raw values of an output, such as logits, rows; overwritten by the next computation. */
    public float[] output(int output) {
        return program.output(output);
    }

    /**
     * The derivatives by the values of an input, rows as the input has; overwritten by the next computation.
     *
     * @throws IllegalArgumentException if there is none there: at token ids and lengths, and where no output with a loss depends on it
     * @throws IllegalStateException if this is about a layer
     */
    public float[] gradient(int input) {
        if (layer >= 0) {
            throw new IllegalStateException("these are gradients at a layer, not at inputs");
        }
        float[] gradient = atInputs[input];
        if (gradient == null) {
            TensorSpec spec = model.inputs().get(input);
            throw new IllegalArgumentException("there is no gradient at the input " + spec.name() + " of "
                    + model.name()
                    + (spec.takesIds()
                            ? ": it takes ids; take the layer that embeds them"
                            : ": no loss changes with it"));
        }
        return gradient;
    }

    /**
     * The derivatives by the output of the layer, rows; overwritten by the next computation.
     *
     * @throws IllegalArgumentException if no output with a loss depends on it
     * @throws IllegalStateException if this is about inputs
     */
    public float[] gradient() {
        float[] gradient = program.gradientAt(layer());
        if (gradient == null) {
            throw new IllegalArgumentException("there is no gradient of its own at the layer "
                    + model.layers().get(layer).name() + " of " + model.name()
                    + ": no loss changes with it, or it is only a view of a layer that others read too; take that one");
        }
        return gradient;
    }

    /**
     * The output of the layer, rows; overwritten by the next computation.
     *
     * @throws IllegalStateException if this is about inputs
     */
    public float[] activation() {
        return program.activation(layer());
    }

    private int layer() {
        if (layer < 0) {
            throw new IllegalStateException("these are gradients at inputs, not at a layer");
        }
        return layer;
    }
}
