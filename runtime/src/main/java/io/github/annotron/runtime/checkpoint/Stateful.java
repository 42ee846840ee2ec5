// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

/**
 * What remembers something during training that a checkpoint must hold, so that training that is resumed ends with the same
 * bits as training that was not ended: a {@link io.github.annotron.runtime.training.TrainingListener}, for example.
 */
public interface Stateful {

    /** Puts all that it remembers. Arrays are not copied: they are written before training goes on. */
    void save(StateWriter state);

    /**
     * Takes over what {@link #save} put.
     *
     * @throws CheckpointException from the reader, if the state is not there or not of that kind
     */
    void restore(StateReader state);
}
