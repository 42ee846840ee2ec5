// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

import io.github.annotron.runtime.kernel.Powers;

/**
 * Half-waves of the cosine (Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", ICLR 2017, equation 5):
 * {@code end + (1 - end) (1 + cos(pi t)) / 2}, where t goes from 0 to 1 in each of them.
 *
 * @param over the length of the first
 * @param end the factor at the end of each, from 0 to 1
 * @param restarts how often it begins anew, 0 or above
 * @param growth how much longer each is than the one before, 1 or above; the paper's T_mult
 */
public record Cosine(Span over, double end, int restarts, double growth) implements Schedule {

    public Cosine {
        Shapes.checkShare("the end", end);
        if (restarts < 0) {
            throw new IllegalArgumentException("there must be 0 restarts or more, not " + restarts);
        }
        if (!(growth >= 1 && growth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the growth must be 1 or above, and finite, not " + growth);
        }
    }

    /** The same with this factor at the end, from 0 to 1. */
    public Cosine end(double value) {
        return new Cosine(over, value, restarts, growth);
    }

    /**
     * The same with so many further waves.
     *
     * @param count 0 or above; {@link Integer#MAX_VALUE} is as good as for ever
     * @param longer how much longer each is than the one before, 1 or above
     */
    public Cosine restarts(int count, double longer) {
        return new Cosine(over, end, count, longer);
    }

    @Override
    public Course start() {
        return (steps, epochs) -> {
            double waves = over.in(steps, epochs) / over.amount();
            double length = 1;
            if (growth == 1) {
                double whole = Math.min(Math.floor(waves + 1e-9), restarts);
                waves = Math.max(0, waves - whole);
            } else {
                for (int i = 0; i < restarts && waves >= length * (1 - 1e-9); i++) {
                    waves = Math.max(0, waves - length);
                    length *= growth;
                }
            }
            return waves >= length ? end : end + (1 - end) * (1 + Powers.cosine(waves / length)) / 2;
        };
    }
}
