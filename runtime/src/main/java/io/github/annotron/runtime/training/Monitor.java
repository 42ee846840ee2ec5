// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.function.ToDoubleFunction;

/**
 * A figure of an epoch by which training is judged: when to stop, which checkpoint is the best.
 *
 * @param name for messages, such as {@code validation loss}
 * @param higherIsBetter whether the figure is to grow
 * @param ofValidation whether it needs validation data
 * @param figure reads it; not a number where the epoch has none
 */
public record Monitor(String name, boolean higherIsBetter, boolean ofValidation, ToDoubleFunction<Epoch> figure) {

    /** The loss on the training data. */
    public static Monitor loss() {
        return new Monitor("loss", false, false, Epoch::loss);
    }

    /** The accuracy on the training data. */
    public static Monitor accuracy() {
        return new Monitor("accuracy", true, false, Epoch::accuracy);
    }

    /** The loss on the validation data. */
    public static Monitor validationLoss() {
        return ofValidation("validation loss", false, Evaluation::loss);
    }

    /** The accuracy on the validation data. */
    public static Monitor validationAccuracy() {
        return ofValidation("validation accuracy", true, Evaluation::accuracy);
    }

    /**
     * Any figure of the evaluation on the validation data.
     *
     * @param name for messages
     * @param higherIsBetter whether it is to grow
     * @param figure reads it
     */
    public static Monitor ofValidation(String name, boolean higherIsBetter, ToDoubleFunction<Evaluation> figure) {
        return new Monitor(name, higherIsBetter, true, epoch -> {
            Evaluation validation = epoch.validation();
            return validation == null ? Double.NaN : figure.applyAsDouble(validation);
        });
    }

    /**
     * Any of an epoch's {@link Epoch#figures()}.
     *
     * @param name such as {@code validation loss of digit}
     * @param higherIsBetter whether it is to grow
     */
    public static Monitor named(String name, boolean higherIsBetter) {
        return new Monitor(name, higherIsBetter, name.startsWith("validation "), epoch -> {
            Double value = epoch.figures().get(name);
            if (value == null) {
                throw new IllegalArgumentException("the " + name + " is monitored, and an epoch has "
                        + epoch.figures().keySet());
            }
            return value;
        });
    }

    /** The epoch's figure; not a number if it has none. */
    public double of(Epoch epoch) {
        return figure.applyAsDouble(epoch);
    }

    /**
     * Whether a figure is better than another: any number is better than one that is not a number, which is never better
     * itself.
     *
     * @param figure the newer one
     * @param best the best one before; not a number if there is none
     * @param minimumChange by how much it must be better, at least 0
     */
    public boolean improves(double figure, double best, double minimumChange) {
        if (Double.isNaN(figure) || Double.isNaN(best)) {
            return !Double.isNaN(figure);
        }
        return higherIsBetter ? figure > best + minimumChange : figure < best - minimumChange;
    }

    /**
     * Refuses a training that will not have the figure.
     *
     * @throws IllegalArgumentException if it is of validation data and there is none
     */
    void check(TrainingProgress progress) {
        if (ofValidation && !progress.hasValidation()) {
            throw new IllegalArgumentException(
                    "the " + name + " is monitored, and there is no validation data. Add Fit.validation(...).");
        }
    }
}
