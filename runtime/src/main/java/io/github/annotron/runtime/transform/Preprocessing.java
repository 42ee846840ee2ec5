// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.io.Attachment;
import io.github.annotron.runtime.io.Safetensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The transforms of a network's inputs, and of the targets of outputs that are numbers. Training data goes through {@link #apply},
 * predictions through {@link #predictor}, and both are saved in one file with the model:
 *
 * <pre>{@code
 * Preprocessing preprocessing = Preprocessing.none()
 *         .fitInput(training, Standardize::fit)
 *         .fitTarget(training, Standardize::fit);
 * trainer.fit(preprocessing.apply(training), Fit.epochs(20));
 * preprocessing.save(file, trainer.model());
 *
 * PriceModel model = PriceModel.create();
 * Predictor predictor = Preprocessing.restore(file, model).predictor(model);
 * }</pre>
 *
 * @param inputs by the names of the network's inputs; an empty name stands for the only input
 * @param targets by the names of the network's outputs, likewise
 */
public record Preprocessing(Map<String, Transform> inputs, Map<String, Transform> targets) {

    /** The name of the {@link Attachment} with which it is saved. */
    public static final String ATTACHMENT = "preprocessing";

    private static final String ONLY = "";

    public Preprocessing {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
        targets.forEach((name, transform) -> {
            if (!transform.isInvertible()) {
                throw new IllegalArgumentException("the target" + space(name) + " cannot be transformed by "
                        + transform.state().kind() + ", which predictions could not undo");
            }
        });
    }

    /** No transforms, to start with. */
    public static Preprocessing none() {
        return new Preprocessing(Map.of(), Map.of());
    }

    /** The same with a transform for the only input. */
    public Preprocessing input(Transform transform) {
        return input(ONLY, transform);
    }

    /** The same with a transform for an input. */
    public Preprocessing input(String name, Transform transform) {
        return new Preprocessing(with(inputs, name, transform), targets);
    }

    /** The same with a transform for the only target. */
    public Preprocessing target(Transform transform) {
        return target(ONLY, transform);
    }

    /**
     * The same with a transform for a target, whose inverse predictions go through.
     *
     * @throws IllegalArgumentException if it has no inverse
     */
    public Preprocessing target(String name, Transform transform) {
        return new Preprocessing(inputs, with(targets, name, transform));
    }

    /**
     * The same with a transform that is fitted to the only input of this data.
     *
     * @throws IllegalArgumentException if the data does not allow it, or has several inputs
     */
    public Preprocessing fitInput(Dataset training, TransformFitter fitter) {
        return fitInput(ONLY, training, fitter);
    }

    /** The same with a transform that is fitted to one input of this data. */
    public Preprocessing fitInput(String name, Dataset training, TransformFitter fitter) {
        Rows rows = training.inputs()
                .get(index("input", name, training.names(), training.inputs().size()));
        return input(name, fitter.fit(rows));
    }

    /** The same with a transform that is fitted to the only target of this data. */
    public Preprocessing fitTarget(Dataset training, TransformFitter fitter) {
        return fitTarget(ONLY, training, fitter);
    }

    /** The same with a transform that is fitted to one target of this data. */
    public Preprocessing fitTarget(String name, Dataset training, TransformFitter fitter) {
        Rows rows = training.targets()
                .get(index(
                        "target",
                        name,
                        training.targetNames(),
                        training.targets().size()));
        return target(name, fitter.fit(rows));
    }

    private static Map<String, Transform> with(Map<String, Transform> transforms, String name, Transform added) {
        Map<String, Transform> more = new TreeMap<>(transforms);
        more.put(name, added);
        return more;
    }

    /** Which of several parts has this name; an empty one is that of the only part, and the only part may go without one. */
    private static int index(String what, String name, List<String> names, int count) {
        int index = names.indexOf(name);
        if (index >= 0) {
            return index;
        }
        if (count == 1 && (name.isEmpty() || names.isEmpty())) {
            return 0;
        }
        throw new IllegalArgumentException(
                (name.isEmpty() ? "there are several " + what + "s" : "there is no " + what + " " + name)
                        + ", the data has " + names);
    }

    private static String space(String name) {
        return name.isEmpty() ? "" : " " + name;
    }

    /**
     * The data as the network is to see it, transformed whenever it is read; with {@link Rows#cached} inputs it is so once.
     *
     * @throws IllegalArgumentException if the data lacks an input or a target, or if one has another width than the transform
     */
    public Dataset apply(Dataset data) {
        Dataset result = data;
        for (Map.Entry<String, Transform> entry : inputs.entrySet()) {
            int index =
                    index("input", entry.getKey(), data.names(), data.inputs().size());
            result = result.withInput(index, entry.getValue()::rows);
        }
        for (Map.Entry<String, Transform> entry : targets.entrySet()) {
            int index = index(
                    "target", entry.getKey(), data.targetNames(), data.targets().size());
            result = result.withTarget(index, entry.getValue()::rows);
        }
        return result;
    }

    /**
     * A predictor of one sample at a time that takes what the data has, and gives predictions in its units.
     *
     * @throws IllegalArgumentException if the transforms do not fit the model
     */
    public Predictor predictor(Model model) {
        return predictor(model.newPredictor());
    }

    /**
     * Makes a predictor transform its inputs, and undo the transforms of targets. The other one is no longer to be used directly.
     *
     * @throws IllegalArgumentException if the transforms do not fit its model
     */
    public Predictor predictor(Predictor predictor) {
        return PreprocessedPredictor.of(this, predictor);
    }

    /** The transform of each input of a model, null for none. */
    @Nullable
    Transform[] inputsOf(Model model) {
        List<TensorSpec> specs = model.inputs();
        List<String> names = specs.stream().map(TensorSpec::name).toList();
        @Nullable Transform[] found = new Transform[specs.size()];
        inputs.forEach((name, transform) -> {
            TensorSpec spec = specs.get(modelIndex(model, "input", name, names));
            if (transform.outputWidth() != spec.size()) {
                throw new IllegalArgumentException("the preprocessing of input " + spec.name() + " gives "
                        + transform.outputWidth() + " numbers, " + model.name() + " takes " + spec.size());
            }
            found[names.indexOf(spec.name())] = transform;
        });
        return found;
    }

    /** The transform of the targets of each output of a model, null for none. */
    @Nullable
    Transform[] targetsOf(Model model) {
        List<OutputSpec> specs = model.outputs();
        List<String> names = specs.stream().map(OutputSpec::name).toList();
        List<String> trained = specs.stream()
                .filter(OutputSpec::isTrained)
                .map(OutputSpec::name)
                .toList();
        @Nullable Transform[] found = new Transform[specs.size()];
        targets.forEach((name, transform) -> {
            String output = trained.get(modelIndex(model, "trained output", name, trained));
            OutputSpec spec = specs.get(names.indexOf(output));
            if (spec.reading().classifies()) {
                throw new IllegalArgumentException("the targets of output " + output + " of " + model.name()
                        + " are classes (" + spec.loss().name() + ") and cannot be transformed");
            }
            if (transform.outputWidth() != spec.size()) {
                throw new IllegalArgumentException("the preprocessing of the targets of output " + output + " gives "
                        + transform.outputWidth() + " numbers, " + model.name() + " gives " + spec.size());
            }
            found[names.indexOf(output)] = transform;
        });
        return found;
    }

    private static int modelIndex(Model model, String what, String name, List<String> names) {
        if (name.isEmpty() && names.size() == 1) {
            return 0;
        }
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is preprocessing for "
                    + (name.isEmpty() ? "an only " + what : "the " + what + " " + name) + ", and " + model.name()
                    + " has " + names);
        }
        return index;
    }

    private void check(Model model) {
        inputsOf(model);
        targetsOf(model);
    }

    /**
     * Writes a model's parameters and this into one file, in the format of {@link Model#save}, and as safely.
     *
     * @throws IOException if the file cannot be written; the old file, if there was one, is then untouched
     * @throws IllegalArgumentException if this does not fit the model
     */
    public void save(Path file, Model model) throws IOException {
        check(model);
        Safetensors.write(file, model.name(), model.parameters(), List.of(PreprocessingCodec.attachment(this)));
    }

    /**
     * Replaces all parameters of a model by those of a file, and reads the preprocessing that was saved with them.
     *
     * @return the preprocessing; {@link #none} if the file has none
     * @throws IOException if the file cannot be read, or if it does not fit the model; the message names what is wrong, and the
     *     model is as it was
     */
    public static Preprocessing restore(Path file, Model model) throws IOException {
        return restore(file, model, Map.of());
    }

    /**
     * The same for transforms of one's own.
     *
     * @param readers by the kinds that they read
     */
    public static Preprocessing restore(Path file, Model model, Map<String, TransformReader> readers)
            throws IOException {
        Preprocessing preprocessing = none();
        // Before the parameters, for the model shall be as it was if the preprocessing does not fit.
        Optional<Attachment> attachment = Safetensors.attachment(file, ATTACHMENT);
        if (attachment.isPresent()) {
            try {
                preprocessing = PreprocessingCodec.read(attachment.get(), readers);
                preprocessing.check(model);
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        Safetensors.read(file, model.parameters(), Set.of(ATTACHMENT));
        model.revision().advance();
        return preprocessing;
    }
}
