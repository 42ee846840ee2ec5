// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

import io.github.annotron.runtime.kernel.Powers;

/** Schedules without options of their own. */
final class Shapes {

    private Shapes() {}

    record Constant() implements Schedule {

        @Override
        public Course start() {
            return (steps, epochs) -> 1;
        }
    }

    record Steps(double factor, Span every) implements Schedule {

        Steps {
            checkFactor(factor);
        }

        @Override
        public Course start() {
            return (steps, epochs) -> Powers.of(factor, every.count(steps, epochs));
        }
    }

    record Exponential(double factor, Span every) implements Schedule {

        Exponential {
            checkFactor(factor);
        }

        @Override
        public Course start() {
            return (steps, epochs) -> Powers.of(factor, every.in(steps, epochs) / every.amount());
        }
    }

    record Polynomial(double power, double end, Span over) implements Schedule {

        Polynomial {
            if (!(power > 0 && power < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the power must be above 0 and finite, not " + power);
            }
            checkShare("the end", end);
        }

        @Override
        public Course start() {
            return (steps, epochs) -> end + (1 - end) * Powers.of(1 - over.share(steps, epochs), power);
        }
    }

    static void checkFactor(double factor) {
        if (!(factor > 0 && factor <= 1)) {
            throw new IllegalArgumentException("the factor must be above 0 and at most 1, not " + factor);
        }
    }

    static void checkShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, not " + value);
        }
    }
}
