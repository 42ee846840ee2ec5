// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import java.util.Arrays;

/**
 * The class of each sample of a data set with one target: the target itself if that is one number, else the place of its largest
 * one.
 *
 * @param ofSamples the class of each sample, from 0
 * @param counts how many samples each class has
 */
@SuppressWarnings("ArrayRecordComponent")
record Classes(int[] ofSamples, int[] counts) {

    /** More are most likely numbers that are no classes. */
    private static final int MOST = 1 << 20;

    static Classes of(Dataset data) {
        if (data.targets().size() != 1) {
            throw new IllegalArgumentException(
                    "classes are those of an only target, the data has " + data.targetNames());
        }
        Rows targets = data.targets().get(0);
        float[] values = new float[targets.width()];
        int[] classes = new int[targets.count()];
        int largest = 0;
        for (int row = 0; row < classes.length; row++) {
            targets.read(row, values, 0);
            classes[row] = values.length == 1 ? index(row, values[0]) : largest(values);
            largest = Math.max(largest, classes[row]);
        }
        int[] counts = new int[Math.max(largest + 1, values.length)];
        for (int each : classes) {
            counts[each]++;
        }
        return new Classes(classes, counts);
    }

    private static int index(int row, float value) {
        int index = (int) value;
        if (index != value || index < 0 || index >= MOST) {
            throw new IllegalArgumentException(
                    "the target in row " + row + " of the data, counted from 0, is " + value + ", which is no class");
        }
        return index;
    }

    private static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /** All samples, those of class 0 first, each class in a random order. */
    int[] inOrder(long seed) {
        int[] shuffled = new int[ofSamples.length];
        Permutation.fill(shuffled, seed);
        int[] starts = new int[counts.length];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + counts[i - 1];
        }
        int[] order = new int[shuffled.length];
        for (int row : shuffled) {
            order[starts[ofSamples[row]]++] = row;
        }
        return order;
    }

    /**
     * How many samples of each class go into the first part: the exact share rounded down or up, such that all together are as many
     * as wanted. Those with the largest remainders are rounded up.
     */
    private int[] shares(int wanted) {
        int[] shares = new int[counts.length];
        Integer[] byRemainder = new Integer[counts.length];
        int given = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (int) ((long) counts[i] * wanted / ofSamples.length);
            given += shares[i];
            byRemainder[i] = i;
        }
        Arrays.sort(byRemainder, (a, b) -> Long.compare(remainder(b, wanted), remainder(a, wanted)));
        for (int i = 0; given < wanted; i++) {
            shares[byRemainder[i]]++;
            given++;
        }
        return shares;
    }

    /**
     * Deals the samples to two parts.
     *
     * @param first how many go into the first one
     * @return the samples of both, class after class
     */
    int[][] split(int first, long seed) {
        int[] shares = shares(first);
        int[][] parts = {new int[first], new int[ofSamples.length - first]};
        int[] filled = new int[2];
        int[] seen = new int[shares.length];
        for (int row : inOrder(seed)) {
            int index = ofSamples[row];
            int part = seen[index]++ < shares[index] ? 0 : 1;
            parts[part][filled[part]++] = row;
        }
        return parts;
    }

    private long remainder(int index, int wanted) {
        return (long) counts[index] * wanted % ofSamples.length;
    }
}
