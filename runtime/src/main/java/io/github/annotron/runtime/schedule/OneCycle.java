// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.schedule;

import io.github.annotron.runtime.kernel.Powers;

/**
 * One rise and one fall (Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates",
 * 2018), along half-waves of the cosine as in PyTorch's {@code OneCycleLR}; the paper's are straight lines. The optimiser's rate is
 * the highest. The momentum stays as it is, where the paper and PyTorch lower it meanwhile.
 *
 * @param over rise and fall together; the last factor stays
 * @param rise the share of the rise, above 0 and below 1
 * @param division the first factor is 1 / division; 1 or above
 * @param finalDivision the last factor is that of the start over this; 1 or above
 */
public record OneCycle(Span over, double rise, double division, double finalDivision) implements Schedule {

    public OneCycle {
        if (!(rise > 0 && rise < 1)) {
            throw new IllegalArgumentException("the share of the rise must be above 0 and below 1, not " + rise);
        }
        if (!(division >= 1 && finalDivision >= 1)) {
            throw new IllegalArgumentException(
                    "the divisions must be 1 or above, not " + division + " and " + finalDivision);
        }
    }

    /** The same with this share of the rise, above 0 and below 1. */
    public OneCycle rise(double share) {
        return new OneCycle(over, share, division, finalDivision);
    }

    /** The same from 1 / first to 1 / (first * last), both 1 or above. */
    public OneCycle divisions(double first, double last) {
        return new OneCycle(over, rise, first, last);
    }

    @Override
    public Course start() {
        double first = 1 / division;
        double last = first / finalDivision;
        return (steps, epochs) -> {
            double share = over.share(steps, epochs);
            return share < rise ? between(first, 1, share / rise) : between(1, last, (share - rise) / (1 - rise));
        };
    }

    private static double between(double from, double to, double share) {
        return to + (from - to) * (1 + Powers.cosine(Math.min(1, share))) / 2;
    }
}
