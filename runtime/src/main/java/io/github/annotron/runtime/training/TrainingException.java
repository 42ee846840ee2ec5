// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** Training could not go on: the loss was not a number or infinite, or the thread was interrupted. */
public class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * Makes one.
     *
     * @param message what happened, and when
     */
    public TrainingException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param message what happened, and when
     * @param cause the exception behind it
     */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
