// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/** What a pass through a {@link TrainingProgram} is for. */
public enum Purpose {
    /** A step that changes the model: dropout is active, batches are normalised by their own moments, states are carried. */
    TRAINING,

    /** Scores and losses as predictors compute them, bit by bit. There is no way back from these. */
    EVALUATION,

    /**
     * What is predicted, in a form that has a way back: nothing is random, normalisations take their running averages but are not folded
     * into the layers before them, so the scores are those of predictors but for rounding. It is for gradients at inputs and at layers,
     * with layers that {@linkplain TrainingProgram#freeze do not learn}.
     */
    EXPLANATION
}
