// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.Metric;
import io.github.annotron.runtime.robust.AdversarialTraining;
import io.github.annotron.runtime.robust.Pgd;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How to train: start from {@link #epochs(int)}. Unless told otherwise, batches have 32 samples, every epoch has another
 * order, as many threads work as are worth it, and nothing is printed.
 *
 * @param epochs how many passes over the data, at least 1
 * @param batchSize samples per step, at least 1; the last batch of an epoch has what is left
 * @param validation data to evaluate on after each epoch; null for none
 * @param metrics what else to compute on the validation data
 * @param threads how many threads share a step; 0 for as many as the machine has processors, or fewer where a step is
 *     too short to share. Results do not depend on it
 * @param shuffle whether each epoch has an order of its own, drawn from the trainer's seed
 * @param prefetch whether one more thread reads the rows of the next batch while the present one trains
 * @param listeners who hears of the progress
 * @param adversarial how samples are attacked before each step trains on them; null for not at all
 * @param checkpoints where and when training saves itself; null for nowhere
 */
public record Fit(
        int epochs,
        int batchSize,
        @Nullable Dataset validation,
        List<Metric> metrics,
        int threads,
        boolean shuffle,
        boolean prefetch,
        List<TrainingListener> listeners,
        @Nullable AdversarialTraining adversarial,
        @Nullable Checkpoints checkpoints) {

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
        metrics = List.copyOf(metrics);
        listeners = List.copyOf(listeners);
    }

    /** So many passes over the data, at least 1. */
    public static Fit epochs(int epochs) {
        return new Fit(epochs, 32, null, List.of(), 0, true, false, List.of(), null, null);
    }

    /** The same with so many samples per step, at least 1. */
    public Fit batchSize(int samples) {
        return with(draft -> draft.batchSize = samples);
    }

    /** The same with an evaluation on this data after each epoch. */
    public Fit validation(Dataset data) {
        return with(draft -> draft.validation = data);
    }

    /** The same with metrics, which are computed on the validation data: see {@link io.github.annotron.runtime.metric.Metrics}. */
    public Fit metrics(Metric... some) {
        return with(draft -> draft.metrics = List.of(some));
    }

    /** The same on so many threads; 0 chooses. */
    public Fit threads(int count) {
        return with(draft -> draft.threads = count);
    }

    /** The same with the samples of each epoch in a random order, or always in the data's. */
    public Fit shuffle(boolean value) {
        return with(draft -> draft.shuffle = value);
    }

    /**
     * The same with one more thread that reads the rows of the next batch while the present one trains, and holds a second batch in
     * memory. That is worth it where reading takes a good part of the time, such as for augmented images, and there is a processor
     * for it: with {@code threads(1)} on two, for example. Results do not depend on it.
     */
    public Fit prefetch(boolean value) {
        return with(draft -> draft.prefetch = value);
    }

    /** The same with one more listener, such as {@link EarlyStopping}. They hear of everything in the order of these calls. */
    public Fit listener(TrainingListener listener) {
        return with(draft -> draft.listeners.add(listener));
    }

    /** The same with a {@link ProgressBar} on the standard error stream. */
    public Fit progress() {
        return progress(System.err);
    }

    /** The same with a {@link ProgressBar} on a stream. */
    public Fit progress(PrintStream stream) {
        return listener(new ProgressBar(stream));
    }

    /**
     * The same, training on samples that are attacked before each step: {@link AdversarialTraining#of}. Loss and accuracy of training are
     * then those of attacked samples; validation is of samples as they are.
     */
    public Fit adversarial(Pgd attack) {
        return adversarial(AdversarialTraining.of(attack));
    }

    /** The same with other than the usual settings. */
    public Fit adversarial(AdversarialTraining how) {
        return with(draft -> draft.adversarial = how);
    }

    /** The same with checkpoints. */
    public Fit checkpoints(Checkpoints where) {
        return with(draft -> draft.checkpoints = where);
    }

    /**
     * The same, going on from the newest checkpoint, if there is one: {@link Checkpoints#resume()}. The trainer is to be as it was
     * when the call of {@code fit} began that wrote the checkpoint: newly built, or after the same calls before. Training ends
     * when all epochs are done, those before the checkpoint included.
     *
     * @throws IllegalStateException if {@link #checkpoints(Checkpoints)} has not been called before
     */
    public Fit resume() {
        if (checkpoints == null) {
            throw new IllegalStateException("there are no checkpoints to resume from. Call checkpoints(...) before.");
        }
        return checkpoints(checkpoints.resume());
    }

    private Fit with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.fit();
    }

    /** The components, free to be changed: what is added to the record is added here, and to no other method. */
    private static final class Draft {
        final int epochs;
        int batchSize;

        @Nullable
        Dataset validation;

        List<Metric> metrics;
        int threads;
        boolean shuffle;
        boolean prefetch;
        final List<TrainingListener> listeners;

        @Nullable
        AdversarialTraining adversarial;

        @Nullable
        Checkpoints checkpoints;

        Draft(Fit fit) {
            epochs = fit.epochs;
            batchSize = fit.batchSize;
            validation = fit.validation;
            metrics = fit.metrics;
            threads = fit.threads;
            shuffle = fit.shuffle;
            prefetch = fit.prefetch;
            listeners = new ArrayList<>(fit.listeners);
            adversarial = fit.adversarial;
            checkpoints = fit.checkpoints;
        }

        Fit fit() {
            return new Fit(
                    epochs,
                    batchSize,
                    validation,
                    metrics,
                    threads,
                    shuffle,
                    prefetch,
                    listeners,
                    adversarial,
                    checkpoints);
        }
    }
}
