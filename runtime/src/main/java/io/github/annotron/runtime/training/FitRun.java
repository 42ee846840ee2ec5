// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of {@code fit}. */
final class FitRun {

    private final TrainingEngine<?> engine;
    private final TrainingSession session;
    private final Fit fit;
    private final List<TrainingListener> listeners;
    private final @Nullable Dataset validation;
    private final BoundData data;
    private final int[] order;
    private final TrainingProgress progress;
    private int started;

    /** Checks the data against the network. */
    FitRun(TrainingEngine<?> engine, TrainingSession session, Dataset training, Fit fit) {
        this.engine = engine;
        this.session = session;
        this.fit = fit;
        listeners = fit.listeners();
        validation = fit.validation();
        if (validation != null) {
            session.bind(validation);
        }
        data = session.bind(training);
        order = new int[training.size()];
        progress = new TrainingProgress(engine, fit, (order.length - 1) / session.capacity() + 1, order.length);
    }

    History run() {
        try {
            for (TrainingListener listener : listeners) {
                started++;
                listener.fitStarted(progress);
            }
            while (progress.epoch() < fit.epochs() && !progress.isStopped()) {
                epoch();
            }
        } catch (RuntimeException | Error e) {
            end(History.Reason.FAILED, e.toString(), e);
            throw e;
        }
        String reason = progress.stopReason();
        return reason == null ? end(History.Reason.COMPLETED, "", null) : end(History.Reason.STOPPED, reason, null);
    }

    private void epoch() {
        arrange();
        session.epoch(engine.epochs());
        progress.startEpoch();
        tell(listener -> listener.epochStarted(progress));
        train();
        double seconds = progress.seconds();
        Evaluation evaluation = validation == null ? null : session.evaluate(validation);
        engine.epochDone(evaluation == null ? progress.loss() : evaluation.loss());
        Epoch epoch = new Epoch(
                engine.epochs(),
                progress.loss(),
                progress.accuracy(),
                progress.results(),
                evaluation,
                progress.rate(),
                seconds,
                progress.samples() / seconds);
        progress.add(epoch);
        tell(listener -> listener.epochDone(epoch, progress));
    }

    private void train() {
        int batch = session.capacity();
        for (int from = 0; from < order.length && !progress.isStopped(); from += batch) {
            session.advance(data, order, from, Math.min(batch, order.length - from), (double) from / order.length);
            if (!Double.isFinite(session.tally().loss())) {
                throw new TrainingException("the loss is " + session.tally().loss() + at(progress.batch() + 1)
                        + "; a lower learning rate, or inputs scaled to about -1 to 1, may help");
            }
            progress.add(session.tally(), session.rate());
            // By index: an iterator would be an allocation in every step.
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).batchDone(progress);
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

    private void tell(Consumer<TrainingListener> event) {
        listeners.forEach(event);
    }

    /** Tells every listener that has heard of the start, whatever the others throw. */
    private History end(History.Reason reason, String message, @Nullable Throwable failure) {
        int epoch = progress.history().size() < progress.epoch() ? engine.epochs() + 1 : engine.epochs();
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
