// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.checkpoint;

import io.github.annotron.runtime.training.TrainingException;

/** A checkpoint could not be written or read, or is not one of this training; the message names the file. */
public class CheckpointException extends TrainingException {

    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message the file, what was expected and what came
     */
    public CheckpointException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param message the file, and what went wrong
     * @param cause the exception of the file system
     */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
