// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.io.Safetensors;
import io.github.annotron.runtime.robust.BoundProgram;
import io.github.annotron.runtime.robust.Certifier;
import io.github.annotron.runtime.training.TrainingProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The parameters of one compiled network, and what can be made from them. Every generated {@code XyzModel} is one, so
 * that tools (saving, explaining, plotting) work with any network and without reflection.
 *
 * <p>A model may be shared between threads as long as nobody changes its parameters meanwhile; predictors and training
 * programs made from it read the parameters where they are, or derive what they need anew when the {@link #revision} says
 * that they have changed.
 */
public interface Model {

    /** The simple name of the interface that declares the network, such as {@code LeNet}. */
    String name();

    /** The network's inputs, in alphabetical order: arrays and data sets are passed in this order. */
    List<TensorSpec> inputs();

    /** The network's outputs, in alphabetical order: scores are returned in this order. */
    List<OutputSpec> outputs();

    /**
     * The network's only output.
     *
     * @throws IllegalStateException if there are several, naming them
     */
    default OutputSpec output() {
        List<OutputSpec> outputs = outputs();
        if (outputs.size() != 1) {
            throw new IllegalStateException(name() + " has several outputs: "
                    + outputs.stream().map(OutputSpec::name).toList());
        }
        return outputs.get(0);
    }

    /** What layers add to the loss besides the losses of the outputs, in the order of computation. */
    default List<PenaltySpec> penalties() {
        return List.of();
    }

    /** All layers in the order of computation, the inputs first. */
    List<LayerInfo> layers();

    /**
     * Finds a layer by its name.
     *
     * @param name for example {@code conv1}
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    default LayerInfo layer(String name) {
        List<LayerInfo> layers = layers();
        return layers.stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name() + " has no layer named " + name + "; it has "
                        + layers.stream().map(LayerInfo::name).toList()));
    }

    /** All parameters, in the order of the layers that own them. */
    List<Parameter> parameters();

    /** Makes a model of the same network that has parameters of its own, equal to these. */
    Model newCopy();

    /**
     * Makes a predictor for one sample at a time that reuses its memory between layers.
     *
     * @return a predictor for use by one thread
     */
    Predictor newPredictor();

    /**
     * Makes a predictor.
     *
     * @param capacity how many samples it computes at once, at least 1; larger batches are cut into such pieces
     * @param memory {@link Memory#KEPT} if {@linkplain Predictor#activation activations} are to be read afterwards
     * @return a predictor for use by one thread
     */
    Predictor newPredictor(int capacity, Memory memory);

    /**
     * Makes what computes scores step by step: for networks that read series, in which all that looks at several steps at once are
     * recurrent layers without lengths that begin at the first step.
     *
     * @throws UnsupportedOperationException if the network is none of these
     */
    default StreamPredictor newStream() {
        throw new UnsupportedOperationException(name()
                + " cannot be computed step by step: it reads no series, or has a layer that needs several steps at"
                + " once beside recurrent layers without lengths that begin at the first step");
    }

    /**
     * Makes what proves that decisions do not change around an input: for networks that are declared with {@code
     * @Network(certifiable = true)}.
     *
     * @return a certifier for use by one thread
     * @throws UnsupportedOperationException if the network is not
     */
    default Certifier newCertifier() {
        return new Certifier(this);
    }

    /**
     * Makes the code of bounds; users reach it through a {@link Certifier}.
     *
     * @throws UnsupportedOperationException as {@link #newCertifier}
     */
    default BoundProgram newBoundProgram() {
        throw new UnsupportedOperationException(
                name() + " cannot be certified: declare it with @Network(certifiable = true)");
    }

    /**
     * Makes the buffers and the code of a training step; users reach it through a {@link Trainer}.
     *
     * @param capacity the largest number of samples in a batch, at least 1
     */
    TrainingProgram newTrainingProgram(int capacity);

    /**
     * The memory of a predictor.
     *
     * @param capacity how many samples it computes at once
     * @param memory as for {@link #newPredictor(int, Memory)}
     */
    PassMemory predictionMemory(int capacity, Memory memory);

    /**
     * The memory of a training program. {@link Trainer#memory} has that of all that training holds.
     *
     * @param capacity the largest number of samples in a batch
     * @param threads how many share a step
     * @throws IllegalStateException if nothing can be trained, as no output has a loss
     */
    PassMemory trainingMemory(int capacity, int threads);

    /**
     * Finds a parameter by its name.
     *
     * @param name for example {@code conv1.kernel}
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    default Parameter parameter(String name) {
        for (Parameter parameter : parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException(name() + " has no parameter named " + name + "; it has "
                + parameters().stream().map(Parameter::name).toList());
    }

    /** Counts the changes of the parameters; a part of a model and the whole have one in common. */
    Revision revision();

    /** How many numbers all parameters hold together. */
    default long parameterCount() {
        return parameters().stream().mapToLong(Parameter::size).sum();
    }

    /**
     * Writes all parameters in the safetensors format: beside the target, synced, then renamed over it, so that the
     * file is either the old one or the whole new one.
     *
     * @throws IOException if the file cannot be written; the old file, if there was one, is then untouched
     */
    default void save(Path file) throws IOException {
        Safetensors.write(file, name(), parameters());
    }

    /**
     * Replaces all parameters by those of a file.
     *
     * @throws IOException if the file cannot be read, or lacks a tensor, has one too many, or one of another shape or
     *     type; the message names the tensor and both shapes, and the model is as it was. A file with {@link
     *     io.github.annotron.runtime.transform.Preprocessing} is refused too: its {@code restore} reads both
     */
    default void restore(Path file) throws IOException {
        Safetensors.read(file, parameters());
        revision().advance();
    }

    /** The layer table as text, a line a layer: name, kind, output shape, parameters, multiply-adds, strategy. */
    default String summary() {
        return LayerTable.of(this);
    }
}
