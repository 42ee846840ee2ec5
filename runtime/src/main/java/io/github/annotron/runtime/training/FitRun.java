// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import io.github.annotron.runtime.metric.Metric;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of {@code fit}. */
final class FitRun {

    private final TrainingEngine<?> engine;
    private final TrainingSession session;
    private final Fit fit;
    private final List<TrainingListener> listeners;
    private final @Nullable Dataset validation;
    private final Metric[] metrics;
    private final BoundData data;
    private final int[] order;
    private final TrainingProgress progress;
    private @Nullable CheckpointKeeper keeper;
    private int started;

    /** Checks the data against the network. */
    FitRun(TrainingEngine<?> engine, TrainingSession session, Dataset training, Fit fit) {
        this.engine = engine;
        this.session = session;
        this.fit = fit;
        listeners = fit.listeners();
        validation = fit.validation();
        metrics = fit.metrics().toArray(new Metric[0]);
        Metering.check(engine.outputs(), metrics);
        if (metrics.length > 0 && validation == null) {
            throw new IllegalArgumentException(
                    "metrics are of the validation data, and there is none. Add Fit.validation(...).");
        }
        if (validation != null) {
            session.bind(validation);
        }
        if (fit.shuffle() && !session.carried().isEmpty()) {
            throw new IllegalArgumentException(engine.model().name()
                    + " has stateful layers, which go on from batch to batch: the samples must stay in their order."
                    + " Add Fit.shuffle(false), and arrange them by Dataset.inParallel(batchSize).");
        }
        data = session.bind(training);
        order = new int[training.size()];
        progress = new TrainingProgress(engine, session, training, fit);
    }

    History run() {
        Checkpoints checkpoints = fit.checkpoints();
        if (checkpoints == null) {
            return guarded();
        }
        Map<String, String> identity = TrainingIdentity.of(engine, data.data, fit, session.capacity());
        try (CheckpointKeeper opened =
                new CheckpointKeeper(checkpoints, identity, engine, progress, listeners, session.carried())) {
            keeper = opened;
            return guarded();
        }
    }

    private History guarded() {
        try {
            epochs();
        } catch (RuntimeException | Error e) {
            end(History.Reason.FAILED, e.toString(), e);
            throw e;
        }
        String reason = progress.stopReason();
        return reason == null ? end(History.Reason.COMPLETED, "", null) : end(History.Reason.STOPPED, reason, null);
    }

    private void epochs() {
        CheckpointKeeper checkpoints = keeper;
        if (checkpoints != null) {
            checkpoints.resume();
        }
        for (TrainingListener listener : listeners) {
            started++;
            listener.fitStarted(progress);
        }
        if (checkpoints != null) {
            checkpoints.resumeListeners();
        }
        while (progress.isInEpoch() || (progress.epoch() < fit.epochs() && !progress.isStopped())) {
            epoch();
        }
        if (checkpoints != null) {
            checkpoints.ended();
        }
    }

    private void epoch() {
        arrange();
        session.epoch(engine.epochs());
        if (!progress.isInEpoch()) {
            session.forget();
        }
        progress.startEpoch();
        listeners.forEach(listener -> listener.epochStarted(progress));
        train();
        double seconds = progress.seconds();
        Evaluation evaluation = validation == null ? null : session.evaluate(validation, metrics);
        engine.epochDone(evaluation == null ? progress.loss() : evaluation.loss());
        Epoch epoch = new Epoch(
                engine.epochs(),
                progress.loss(),
                progress.accuracy(),
                progress.results(),
                evaluation,
                progress.rate(),
                progress.meanGradientNorm(),
                seconds,
                progress.samples() / seconds);
        progress.epochDone(epoch);
        listeners.forEach(listener -> listener.epochDone(epoch, progress));
        if (keeper != null) {
            keeper.epochDone(epoch);
        }
    }

    private void train() {
        int batch = session.capacity();
        while (progress.batch() < progress.batches() && !progress.isStopped()) {
            int from = progress.batch() * batch;
            session.advance(data, order, from, Math.min(batch, order.length - from), (double) from / order.length);
            if (session.fault() != null) {
                throw session.failure(at(progress.batch() + 1), keeper == null ? "" : keeper.lastFile());
            }
            progress.add(session.tally(), session.rate(), session.gradientNorm());
            // By index: an iterator would be an allocation in every step.
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).batchDone(progress);
            }
            if (keeper != null) {
                keeper.batchDone();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new TrainingException("training was interrupted" + at(progress.batch()));
            }
        }
    }

    private String at(int batch) {
        return " in epoch " + (engine.epochs() + 1) + ", batch " + batch + " of " + progress.batches();
    }

    private void arrange() {
        if (fit.shuffle()) {
            Permutation.fill(order, engine.orderSeed());
        } else {
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
        }
    }

    /** Tells every listener that has heard of the start, whatever the others throw. */
    private History end(History.Reason reason, String message, @Nullable Throwable failure) {
        int epoch = progress.isInEpoch() ? engine.epochs() + 1 : engine.epochs();
        History history = new History(progress.history(), new History.End(reason, message, epoch, progress.batch()));
        RuntimeException thrown = null;
        for (TrainingListener listener : listeners.subList(0, started)) {
            try {
                listener.fitEnded(history, progress, failure);
            } catch (RuntimeException e) {
                if (failure != null) {
                    failure.addSuppressed(e);
                } else if (thrown != null) {
                    thrown.addSuppressed(e);
                } else {
                    thrown = e;
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
        return history;
    }
}
