// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a call of {@code fit} stands: a view that changes with it, so that a batch costs no allocation. */
public final class TrainingProgress {

    private final TrainingEngine<?> engine;
    private final int epochs;
    private final int batches;
    private final int size;
    private final boolean hasValidation;
    private final Tally tally;
    private final List<Epoch> history = new ArrayList<>();

    private int epoch;
    private int batch;
    private double rate;
    private long started;
    private @Nullable String stopReason;

    TrainingProgress(TrainingEngine<?> engine, Fit fit, int batches, int size) {
        this.engine = engine;
        this.epochs = fit.epochs();
        this.batches = batches;
        this.size = size;
        this.hasValidation = fit.validation() != null;
        this.tally = new Tally(engine.model());
    }

    void startEpoch() {
        epoch++;
        batch = 0;
        tally.clear();
        started = System.nanoTime();
    }

    void add(Tally ofBatch, double itsRate) {
        batch++;
        rate = itsRate;
        tally.addAll(ofBatch);
    }

    void add(Epoch done) {
        history.add(done);
    }

    /** The reason for which a listener stopped training; null if none did. */
    @Nullable
    String stopReason() {
        return stopReason;
    }

    /** The model under training. */
    public Model model() {
        return engine.model();
    }

    /**
     * Ends training as soon as the listeners have heard of the present event. An epoch that is not finished is ended too: it is
     * in the history with the batches that were done, and with a validation.
     *
     * @param reason for the history: what happened, in a few words. The first one counts
     */
    public void stop(String reason) {
        Objects.requireNonNull(reason, "reason");
        if (stopReason == null) {
            stopReason = reason;
        }
    }

    /** Whether a listener has stopped training. */
    public boolean isStopped() {
        return stopReason != null;
    }

    /** The epochs of this call that are done, in order; those before a checkpoint from which it went on included. */
    public List<Epoch> history() {
        return Collections.unmodifiableList(history);
    }

    /** Whether there is validation data. */
    public boolean hasValidation() {
        return hasValidation;
    }

    /** How many steps have been done, over all calls of {@code fit} and all sessions. */
    public long steps() {
        return engine.steps();
    }

    /** How many epochs have been done, over all calls of {@code fit}. */
    public int epochsDone() {
        return engine.epochs();
    }

    /** The results of the epoch so far. */
    List<Result> results() {
        return tally.results();
    }

    /** The present epoch of this call, from 1 on; 0 before the first one. */
    public int epoch() {
        return epoch;
    }

    /** How many epochs this call was asked for. */
    public int epochs() {
        return epochs;
    }

    /** How many batches of the epoch are done. */
    public int batch() {
        return batch;
    }

    /** How many batches an epoch has. */
    public int batches() {
        return batches;
    }

    /** How many samples of the epoch are done. */
    public int samples() {
        return tally.samples();
    }

    /** How many samples an epoch has. */
    public int size() {
        return size;
    }

    /** The mean loss of the samples of the epoch so far, over all outputs by their weights. */
    public double loss() {
        return tally.loss();
    }

    /**
     * The share of right decisions in the epoch so far, 0 to 1; not a number unless just one output has a loss that
     * classifies.
     */
    public double accuracy() {
        return tally.accuracy();
    }

    /** The learning rate of the last batch. */
    public double rate() {
        return rate;
    }

    /** The seconds since the epoch began. */
    public double seconds() {
        return (System.nanoTime() - started) * 1e-9;
    }
}
