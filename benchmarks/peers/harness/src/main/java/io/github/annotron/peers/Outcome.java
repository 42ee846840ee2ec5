// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.util.Arrays;

/**
 * What one library did at one task.
 *
 * @param rates samples a second in each turn
 * @param startMillis from the call of the library to its first result
 * @param difference the largest one between its first results and ours, relative to the larger of 1 and ours
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outcome(Measurement measurement, String library, double[] rates, long startMillis, double difference) {

    /** The task as it was measured. */
    record Measurement(String workload, int batch, int threads, boolean training) {

        /** For example {@code W1 train, batch 128, 1 thread}. */
        String title() {
            return workload + (training ? " train" : " predict") + ", batch " + batch + ", " + text(threads);
        }

        /** What it has in a table of tasks of one kind, for example {@code W1, batch 128}. */
        String name() {
            return workload + ", batch " + batch;
        }

        /** For example {@code 2 threads}. */
        static String text(int threads) {
            return threads + (threads == 1 ? " thread" : " threads");
        }
    }

    double median() {
        return quantile(0.5);
    }

    /** Half of the distance between the quartiles, relative to the median. */
    double spread() {
        return (quantile(0.75) - quantile(0.25)) / 2 / median();
    }

    /** By linear interpolation. */
    private double quantile(double share) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double difference(double[] ours, double[] theirs) {
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i] - theirs[i]) / Math.max(1, Math.abs(ours[i])));
        }
        return largest;
    }
}
