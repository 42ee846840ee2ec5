// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

/**
 * A length of training, in steps or in epochs; fractions of epochs are fine. Import {@link #steps} and {@link #epochs}
 * statically, and {@code Schedule.cosine(epochs(10)).warmUp(steps(500))} reads as what it is.
 *
 * @param amount above 0 and finite
 * @param unit what it counts
 */
public record Span(double amount, Unit unit) {

    /** What a span counts. */
    public enum Unit {
        STEPS,
        EPOCHS
    }

    public Span {
        if (!(amount > 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a span must be above 0 and finite, not " + amount);
        }
    }

    /** So many training steps, at least 1. */
    public static Span steps(long count) {
        return new Span(count, Unit.STEPS);
    }

    /** So many passes over the training data, above 0. */
    public static Span epochs(double count) {
        return new Span(count, Unit.EPOCHS);
    }

    /** Which of two positions, one in steps and one in epochs, is in the unit of this span. */
    double in(double steps, double epochs) {
        return unit == Unit.STEPS ? steps : epochs;
    }

    /** How much of the span has passed, from 0 to 1. */
    public double share(double steps, double epochs) {
        return Math.min(1, in(steps, epochs) / amount);
    }

    /** How many whole spans have passed. */
    double count(double steps, double epochs) {
        // A whole number of epochs is reached by a sum of parts of it.
        return Math.floor(in(steps, epochs) / amount + 1e-9);
    }

    /** For example {@code 500 steps}. */
    @Override
    public String toString() {
        String number = amount == Math.rint(amount) && amount < 1e15 ? Long.toString((long) amount) : "" + amount;
        return number + (unit == Unit.STEPS ? " steps" : " epochs");
    }
}
