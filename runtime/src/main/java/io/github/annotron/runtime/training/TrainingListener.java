// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import org.jspecify.annotations.Nullable;

/**
 * Hears of the progress of {@code fit}, on the thread that called it. An exception from it ends the training. It may stop
 * training with {@link TrainingProgress#stop}.
 *
 * <p>A call of {@code fit} that has begun ends with one call of {@link #fitEnded}, whatever happens. A listener that
 * remembers something is {@link io.github.annotron.runtime.checkpoint.Stateful}, so that checkpoints hold it.
 */
public interface TrainingListener {

    /**
     * Training begins, or goes on from a checkpoint: then {@link TrainingProgress#history()} has the epochs before it.
     *
     * @param progress where training stands; one object that changes, so read it now
     */
    default void fitStarted(TrainingProgress progress) {}

    /**
     * An epoch begins, or goes on from a checkpoint: then {@link TrainingProgress#batch()} is not 0.
     *
     * @param progress where training stands; one object that changes, so read it now
     */
    default void epochStarted(TrainingProgress progress) {}

    /**
     * A batch is done and the parameters have been changed.
     *
     * @param progress where training stands; one object that changes, so read it now
     */
    default void batchDone(TrainingProgress progress) {}

    /**
     * An epoch is done, with its validation.
     *
     * @param epoch its results
     * @param progress where training stands; one object that changes, so read it now
     */
    default void epochDone(Epoch epoch, TrainingProgress progress) {}

    /**
     * Training has ended: all epochs are done, a listener stopped it, or it failed.
     *
     * @param history the epochs that were done, and how it ended
     * @param progress where training stands
     * @param failure the exception that {@code fit} is about to throw; null if there is none
     */
    default void fitEnded(History history, TrainingProgress progress, @Nullable Throwable failure) {}
}
