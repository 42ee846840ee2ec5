// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import java.util.List;

/**
 * What {@link RateFinder} saw. {@link io.github.annotron.runtime.report.TrainingReport#chart(RateCurve)} draws it.
 *
 * @param rates the learning rates that were tried, growing
 * @param losses the loss of the batch of each, before the step
 * @param smoothed a moving average of these
 */
public record RateCurve(List<Double> rates, List<Double> losses, List<Double> smoothed) {

    public RateCurve {
        rates = List.copyOf(rates);
        losses = List.copyOf(losses);
        smoothed = List.copyOf(smoothed);
    }

    /**
     * Where the smoothed loss falls fastest over the logarithm of the rate, before its lowest point; the lowest rate if it never falls. A
     * constant rate is best chosen there or somewhat above; the highest rate of a schedule may be up to that of the lowest loss.
     */
    public double suggestion() {
        double steepest = 0;
        double found = rates.get(0);
        for (int i = 1; i < lowestIndex(); i++) {
            double slope = smoothed.get(i + 1) - smoothed.get(i - 1);
            if (slope < steepest) {
                steepest = slope;
                found = rates.get(i);
            }
        }
        return found;
    }

    /** The rate of the lowest smoothed loss: with higher ones training diverges. */
    public double lowest() {
        return rates.get(lowestIndex());
    }

    private int lowestIndex() {
        int lowest = 0;
        for (int i = 1; i < smoothed.size(); i++) {
            if (smoothed.get(i) < smoothed.get(lowest)) {
                lowest = i;
            }
        }
        return lowest;
    }
}
