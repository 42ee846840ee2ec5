// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.data.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a call of {@code fit} stands: a view that changes with it, so that a batch costs no allocation. */
public final class TrainingProgress {

    private final TrainingEngine<?> engine;
    private final TrainingSession session;
    private final int epochs;
    private final int batches;
    private final Dataset data;
    private final @Nullable Dataset validation;
    private final Tally tally;
    private final List<Epoch> history = new ArrayList<>();

    private int epoch;
    private int batch;
    private double rate;
    private double batchLoss = Double.NaN;
    private double batchAccuracy = Double.NaN;
    private double gradientNorm = Double.NaN;
    private double gradientNorms;
    private boolean isInEpoch;
    private double secondsBefore;
    private long started;
    private @Nullable String stopReason;

    TrainingProgress(TrainingEngine<?> engine, TrainingSession session, Dataset data, Fit fit) {
        this.engine = engine;
        this.session = session;
        this.data = data;
        epochs = fit.epochs();
        batches = (data.size() - 1) / session.capacity() + 1;
        validation = fit.validation();
        this.tally = engine.newTally();
    }

    /** Begins an epoch, or goes on with the one that a checkpoint was in. */
    void startEpoch() {
        if (!isInEpoch) {
            epoch++;
            batch = 0;
            tally.clear();
            gradientNorms = 0;
            secondsBefore = 0;
        }
        isInEpoch = true;
        started = System.nanoTime();
    }

    /** Whether an epoch has begun and is not done. */
    boolean isInEpoch() {
        return isInEpoch;
    }

    void add(Tally ofBatch, double itsRate, double itsGradientNorm) {
        batch++;
        rate = itsRate;
        gradientNorm = itsGradientNorm;
        gradientNorms += itsGradientNorm;
        batchLoss = ofBatch.loss();
        batchAccuracy = ofBatch.accuracy();
        tally.addAll(ofBatch);
    }

    void epochDone(Epoch done) {
        history.add(done);
        isInEpoch = false;
    }

    void save(StateWriter state) {
        state.put("epoch", epoch);
        state.put("batch", batch);
        state.put("is in epoch", isInEpoch ? 1 : 0);
        state.put("rate", rate);
        state.put("gradient norm", gradientNorm);
        state.put("gradient norms", gradientNorms);
        state.put("seconds", seconds());
        tally.save(state.in("tally"));
        EpochState.save(history, state.in("history"));
        if (stopReason != null) {
            state.put("stop reason", stopReason);
        }
    }

    void restore(StateReader state) {
        epoch = state.count("epoch");
        batch = state.count("batch");
        isInEpoch = state.count("is in epoch") == 1;
        rate = state.real("rate");
        gradientNorm = state.real("gradient norm");
        gradientNorms = state.real("gradient norms");
        secondsBefore = state.real("seconds");
        tally.restore(state.in("tally"));
        history.clear();
        history.addAll(EpochState.restore(state.in("history")));
        stopReason = state.has("stop reason") ? state.text("stop reason") : null;
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
        return validation != null;
    }

    /** The data to learn from. */
    public Dataset data() {
        return data;
    }

    /** The validation data; null if there is none. */
    public @Nullable Dataset validation() {
        return validation;
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
        return data.size();
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

    /** The mean loss of the last batch's samples; not a number before the first batch of this call. */
    public double batchLoss() {
        return batchLoss;
    }

    /** The share of right decisions in the last batch, where {@link #accuracy} is a number. */
    public double batchAccuracy() {
        return batchAccuracy;
    }

    /** The learning rate of the last batch. */
    public double rate() {
        return rate;
    }

    /**
     * The Euclidean norm of all gradients together in the last batch, before it was clipped; not a number unless the trainer's builder asked
     * for it or for the clipping of norms.
     */
    public double gradientNorm() {
        return gradientNorm;
    }

    /**
     * The Euclidean norm of the gradient at one parameter in the last batch, with those of penalties and before it was clipped. It is
     * computed when it is asked for, by a walk through the gradient.
     *
     * @param parameter in the order of {@code model().parameters()}
     * @return not a number where nothing is trained; 0 before the first batch
     */
    public double gradientNorm(int parameter) {
        return session.gradientNorm(parameter);
    }

    /** The mean of these in the epoch so far. */
    double meanGradientNorm() {
        return gradientNorms / batch;
    }

    /** The seconds since the epoch began; of one that went on from a checkpoint, those before it included. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - started) * 1e-9;
    }
}
