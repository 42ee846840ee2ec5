// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.checkpoint.Checkpoint;
import io.github.annotron.runtime.checkpoint.CheckpointFolder;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.checkpoint.StateReader;
import io.github.annotron.runtime.checkpoint.StateWriter;
import io.github.annotron.runtime.checkpoint.Stateful;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides during a call of {@code fit} when to write a checkpoint, and remembers the best figure. */
final class CheckpointKeeper implements Stateful, AutoCloseable {

    private final Checkpoints settings;
    private final CheckpointFolder folder;
    private final TrainingProgress progress;
    private final TrainingState state;
    private @Nullable Checkpoint resumed;
    private double best = Double.NaN;
    private int epochs;
    private long written = System.nanoTime();
    private boolean isUpToDate;

    /**
     * Opens the folder.
     *
     * @param identity what must be the same in a checkpoint from which training goes on
     * @param carried what stateful layers carry from batch to batch
     */
    CheckpointKeeper(
            Checkpoints settings,
            Map<String, String> identity,
            TrainingEngine<?> engine,
            TrainingProgress progress,
            List<TrainingListener> listeners,
            List<float[]> carried) {
        this.settings = settings;
        this.progress = progress;
        List<Stateful> others = new ArrayList<>(TrainingIdentity.stateful(listeners));
        others.add(this);
        others.add(new CarriedStates(carried));
        state = new TrainingState(identity, engine, progress, others);
        Monitor monitor = settings.best();
        if (monitor != null) {
            monitor.check(progress);
        }
        folder = CheckpointFolder.open(settings);
    }

    /** Makes training what it was at the newest checkpoint, if it is to go on from one and there is one. */
    void resume() {
        if (settings.isResuming()) {
            resumed = folder.newest().orElse(null);
        }
        if (resumed != null) {
            state.restore(resumed);
        }
    }

    /** The same with the listeners, after they have heard of the start. */
    void resumeListeners() {
        if (resumed != null) {
            state.restoreOthers(resumed);
            // Its arrays take as much memory as the model and the optimiser together.
            resumed = null;
        }
    }

    void batchDone() {
        isUpToDate = false;
        Duration interval = settings.interval();
        if ((settings.everyBatches() > 0 && progress.batch() % settings.everyBatches() == 0)
                || (interval != null && System.nanoTime() - written >= interval.toNanos())) {
            write(false);
        }
    }

    void epochDone(Epoch epoch) {
        epochs++;
        isUpToDate = false;
        if (isBetter(epoch, settings.best())) {
            write(true);
        }
        if (epochs % settings.everyEpochs() == 0) {
            write(false);
            isUpToDate = true;
        }
    }

    private boolean isBetter(Epoch epoch, @Nullable Monitor monitor) {
        if (monitor == null || !monitor.improves(monitor.of(epoch), best, 0)) {
            return false;
        }
        best = monitor.of(epoch);
        return true;
    }

    /** All is done, but what listeners do at the end. */
    void ended() {
        if (!isUpToDate) {
            write(false);
        }
    }

    /** Which file there is to go back to, for messages. */
    String lastFile() {
        return settings.newestFile()
                .map(file -> " The last checkpoint is " + file + ".")
                .orElse("");
    }

    private void write(boolean isBest) {
        Optional<String> problem = Diagnosis.ofParameters(progress.model());
        if (problem.isPresent()) {
            throw new TrainingException(
                    "step " + progress.steps() + " has spoilt the parameters: no checkpoint is written. "
                            + problem.get() + "." + lastFile() + " A lower learning rate may help.");
        }
        folder.write(progress.steps(), isBest, state.save());
        written = System.nanoTime();
    }

    @Override
    public void save(StateWriter writer) {
        writer.put("best", best);
        writer.put("epochs", epochs);
    }

    @Override
    public void restore(StateReader reader) {
        best = reader.real("best");
        epochs = reader.count("epochs");
    }

    @Override
    public void close() {
        folder.close();
    }
}
