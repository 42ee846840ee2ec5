// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import io.github.annotron.runtime.training.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where and when training saves itself: start from {@link #in(Path)}. Unless told otherwise it does so after each epoch, and
 * keeps the last three files. It always does so at the end.
 *
 * <p>A file is a {@link Checkpoint}. It is written beside its place, synced and renamed, so that there is no half of one.
 * Older files are deleted only when the newer ones are there. A folder belongs to one call of {@code fit} at a time: another
 * one, of another process too, is refused.
 *
 * @param folder holds the files; it is made if it is not there
 * @param everyEpochs after how many epochs, at least 1
 * @param everyBatches after how many batches too, counted within each epoch; 0 for never
 * @param interval after how much time since the last file too; null for never
 * @param keep how many of the last files stay, at least 1
 * @param best the figure whose best epoch has a file of its own, which stays whatever is newer; null for none
 * @param isResuming whether training goes on from the newest file, if there is one
 */
public record Checkpoints(
        Path folder,
        int everyEpochs,
        int everyBatches,
        @Nullable Duration interval,
        int keep,
        @Nullable Monitor best,
        boolean isResuming) {

    public Checkpoints {
        if (everyEpochs < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 1 epoch from checkpoint to checkpoint, not " + everyEpochs);
        }
        if (everyBatches < 0) {
            throw new IllegalArgumentException(
                    "there must be at least 1 batch from checkpoint to checkpoint (or 0 for none), not "
                            + everyBatches);
        }
        if (interval != null && interval.isNegative()) {
            throw new IllegalArgumentException("the time from checkpoint to checkpoint is negative: " + interval);
        }
        if (keep < 1) {
            throw new IllegalArgumentException("at least 1 checkpoint must be kept, not " + keep);
        }
    }

    /** Checkpoints in a folder, after each epoch; the last three are kept. */
    public static Checkpoints in(Path folder) {
        return new Checkpoints(folder, 1, 0, null, 3, null, false);
    }

    /** The same after every so many epochs, at least 1. */
    public Checkpoints everyEpochs(int count) {
        return new Checkpoints(folder, count, everyBatches, interval, keep, best, isResuming);
    }

    /** The same, also after every so many batches of an epoch; 0 for never. */
    public Checkpoints everyBatches(int count) {
        return new Checkpoints(folder, everyEpochs, count, interval, keep, best, isResuming);
    }

    /** The same, also after the first batch that ends so much time after the last checkpoint. */
    public Checkpoints every(Duration time) {
        return new Checkpoints(folder, everyEpochs, everyBatches, time, keep, best, isResuming);
    }

    /** The same with so many of the last files kept, at least 1. */
    public Checkpoints keep(int count) {
        return new Checkpoints(folder, everyEpochs, everyBatches, interval, count, best, isResuming);
    }

    /** The same with a file of the best epoch, which is written when there is a better one and kept besides the last. */
    public Checkpoints best(Monitor monitor) {
        return new Checkpoints(folder, everyEpochs, everyBatches, interval, keep, monitor, isResuming);
    }

    /**
     * The same, where training goes on from the newest file, if there is one, and ends with the same bits as if it had never been
     * ended. A damaged file is passed over, with a warning to the log, in favour of the one before it; a file of another
     * training is refused.
     */
    public Checkpoints resume() {
        return new Checkpoints(folder, everyEpochs, everyBatches, interval, keep, best, true);
    }

    /** The newest file of the folder, whether damaged or not; empty if there is none. */
    public Optional<Path> newestFile() {
        return CheckpointFolder.newest(folder, CheckpointFolder.STEP);
    }

    /** The file of the best epoch; empty if there is none. */
    public Optional<Path> bestFile() {
        return CheckpointFolder.newest(folder, CheckpointFolder.BEST);
    }
}
