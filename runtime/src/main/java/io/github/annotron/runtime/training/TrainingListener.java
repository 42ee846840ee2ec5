// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Hears of the progress of {@code fit}, on the thread that called it. An exception from it ends the training. */
public interface TrainingListener {

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
}
