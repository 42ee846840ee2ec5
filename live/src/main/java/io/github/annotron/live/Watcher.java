// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.TrainingProgress;
import java.util.List;

/** Looks at one call of {@code fit}, on its thread: cheaply at each batch, closely now and then if somebody wants to see it. */
final class Watcher {

    private static final long SECOND = 1_000_000_000L;

    /** A look that took so long is followed by this many times as long without one. */
    private static final long REST = 40;

    private final LiveState state;
    private final TrainingProgress progress;
    private final MistakeFinder finder;
    private long nextLook = System.nanoTime();
    private long nextMistakes = nextLook;
    private double place;

    // Since when the speed is measured, at which sample of which epoch.
    private long since = nextLook;
    private int samplesBefore;
    private int epochBefore;
    private boolean isMeasured;

    Watcher(LiveState state, TrainingProgress progress) {
        this.state = state;
        this.progress = progress;
        finder = new MistakeFinder(progress, state.labels());
    }

    /** Allocates nothing unless somebody looks. */
    void batchDone() {
        // In epochs, with the part that is done of the present one.
        place = progress.epochsDone() + (double) progress.batch() / progress.batches();
        state.losses.add(place, progress.batchLoss());
        state.accuracies.add(place, progress.batchAccuracy());
        state.rates.add(place, progress.rate());
        long now = System.nanoTime();
        if (progress.epoch() != epochBefore) {
            epochBefore = progress.epoch();
            measureFrom(now);
            isMeasured = false;
        } else if (now - since > SECOND / 2) {
            state.speeds.add(place, (progress.samples() - samplesBefore) * 1e9 / (now - since));
            measureFrom(now);
            isMeasured = true;
        }
        if (now - nextLook > 0 && state.viewers.areThere(now)) {
            state.guard(this::lookAtTraining);
        }
    }

    private void measureFrom(long now) {
        samplesBefore = progress.samples();
        since = now;
    }

    void epochDone(Epoch epoch) {
        if (!isMeasured) {
            state.speeds.add(place, epoch.samplesPerSecond());
        }
        look("training");
    }

    private void lookAtTraining() {
        look("training");
        long start = System.nanoTime();
        lookAtLayers();
        long done = System.nanoTime();
        nextLook = done + Math.max(SECOND / 2, REST * (done - start));
        if (done - nextMistakes > 0) {
            state.show(finder.find(MistakeFinder.SHORT_NANOS));
            long found = System.nanoTime();
            nextMistakes = found + Math.max(2 * SECOND, REST * (found - done));
        }
    }

    /** Where training stands. */
    void look(String phase) {
        state.show(View.of(phase, progress));
    }

    /**
     * Where it stands, the layers, and the mistakes: before and after training, whether somebody looks or not.
     *
     * @param nanos about how long looking for mistakes may take
     */
    void lookClosely(String phase, long nanos) {
        look(phase);
        lookAtLayers();
        state.show(finder.find(nanos));
    }

    private void lookAtLayers() {
        List<LayerView> layers = LayerView.of(progress);
        state.show(layers);
        if (place > 0) {
            state.norms.add(place, LayerView.total(layers));
        }
    }
}
