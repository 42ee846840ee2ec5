// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.data.Dataset;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to train: start from {@link #epochs(int)}. Unless told otherwise, batches have 32 samples, every epoch has another
 * order, as many threads work as are worth it, and nothing is printed.
 *
 * @param epochs how many passes over the data, at least 1
 * @param batchSize samples per step, at least 1; the last batch of an epoch has what is left
 * @param validation data to evaluate on after each epoch; null for none
 * @param threads how many threads share a step; 0 for as many as the machine has processors, or fewer where a step is
 *     too short to share. Results do not depend on it
 * @param shuffle whether each epoch has an order of its own, drawn from the trainer's seed
 * @param listeners who hears of the progress
 */
public record Fit(
        int epochs,
        int batchSize,
        @Nullable Dataset validation,
        int threads,
        boolean shuffle,
        List<TrainingListener> listeners) {

    public Fit {
        if (epochs < 1) {
            throw new IllegalArgumentException("there must be at least 1 epoch, not " + epochs);
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("a batch must have at least 1 sample, not " + batchSize);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("there must be at least 1 thread (or 0 to choose), not " + threads);
        }
        listeners = List.copyOf(listeners);
    }

    /** So many passes over the data, at least 1. */
    public static Fit epochs(int epochs) {
        return new Fit(epochs, 32, null, 0, true, List.of());
    }

    /** The same with so many samples per step, at least 1. */
    public Fit batchSize(int samples) {
        return new Fit(epochs, samples, validation, threads, shuffle, listeners);
    }

    /** The same with an evaluation on this data after each epoch. */
    public Fit validation(Dataset data) {
        return new Fit(epochs, batchSize, data, threads, shuffle, listeners);
    }

    /** The same on so many threads; 0 chooses. */
    public Fit threads(int count) {
        return new Fit(epochs, batchSize, validation, count, shuffle, listeners);
    }

    /** The same with the samples of each epoch in a random order, or always in the data's. */
    public Fit shuffle(boolean value) {
        return new Fit(epochs, batchSize, validation, threads, value, listeners);
    }

    /** The same with one more listener. */
    public Fit listener(TrainingListener listener) {
        List<TrainingListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Fit(epochs, batchSize, validation, threads, shuffle, more);
    }

    /** The same with a {@link ProgressBar} on the standard error stream. */
    public Fit progress() {
        return progress(System.err);
    }

    /** The same with a {@link ProgressBar} on a stream. */
    public Fit progress(PrintStream stream) {
        return listener(new ProgressBar(stream));
    }
}
