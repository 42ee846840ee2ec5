// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.TrainingMemory;
import io.github.annotron.runtime.training.TrainingSession;

/** Trains a model in place. Every generated {@code XyzTrainer} is one. For use by one thread at a time. */
public interface Trainer {

    /** The model under training; it can be used at any time between calls. */
    Model model();

    /**
     * Trains for the epochs that {@code fit} asks for. A second call goes on where the first one ended.
     *
     * @throws IllegalArgumentException if the data does not fit the network, naming what was expected and what came
     * @throws io.github.annotron.runtime.training.TrainingException if training cannot go on: a loss or a gradient is not finite, a row
     *     or a checkpoint cannot be read, the thread was interrupted
     */
    History fit(Dataset training, Fit fit);

    /**
     * Computes the loss, the accuracy if there is one, and metrics, without training.
     *
     * @throws IllegalArgumentException if the data does not fit the network, or a metric means nothing for its output
     */
    Evaluation evaluate(Dataset data, Metric... metrics);

    /**
     * Leaves parameters as they are from the next call of {@link #fit} or {@link #session} on. Nothing is computed for them, and
     * no gradient flows to where all is frozen; a batch normalisation takes its running averages in training too.
     *
     * @param paths names of layers, of parts, or of single parameters: {@code "conv1"}, {@code "encoder"}, {@code "digit.bias"}
     * @throws IllegalArgumentException if there is nothing of such a name, naming what there is
     */
    void freeze(String... paths);

    /** Trains again what {@link #freeze} froze, likewise; what the declaration freezes stays frozen. */
    void unfreeze(String... paths);

    /**
     * The memory that training takes, as the compiler has planned it, before any of it is allocated: that of the model, of the
     * optimiser's state, which are there already, and of a session or a call of {@link #fit}.
     *
     * @param batchSize the largest batch, at least 1
     * @param threads how many threads share a step, at least 1
     */
    TrainingMemory memory(int batchSize, int threads);

    /**
     * Opens a loop of one's own: single training steps, on a given number of threads.
     *
     * @param batchSize the largest batch, at least 1
     * @param threads how many threads share a step, at least 1; the results do not depend on it
     */
    TrainingSession session(int batchSize, int threads);
}
