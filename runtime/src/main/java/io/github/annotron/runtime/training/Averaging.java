// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

/**
 * An exponential moving average of the trained parameters, taken after each step: {@code a = decay * a + (1 - decay) * w} (Polyak and
 * Juditsky, 1992, weighted as is now common). It often does better than the last weights. {@link TrainingEngine#averagedModel} gives it
 * at any time.
 *
 * @param decay how much of the average stays from step to step, above 0 and below 1
 * @param corrected whether it starts from 0 and is divided by {@code 1 - decay^t}, as Adam's moments are, so that the first weights do not
 *     count; otherwise it starts from them, as Keras's does
 */
public record Averaging(double decay, boolean corrected) {

    public Averaging {
        if (!(decay > 0 && decay < 1)) {
            throw new IllegalArgumentException("the decay must be above 0 and below 1, not " + decay);
        }
    }

    /** An average that starts from the first weights; 0.99 is Keras's decay, 0.999 and more are common for long trainings. */
    public static Averaging of(double decay) {
        return new Averaging(decay, false);
    }

    /** The same corrected or not. */
    public Averaging corrected(boolean value) {
        return new Averaging(decay, value);
    }
}
