// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * Random changes of series of the shape {@code {steps, features}}, done in the order in which they are named (T. T. Um et al.,
 * "Data augmentation of wearable sensor data for Parkinson's disease monitoring using convolutional neural networks", 2017).
 */
public final class SeriesAugmentation implements Augmentation {

    private final int steps;
    private final int features;
    private final List<Augmentation> changes;

    private SeriesAugmentation(int steps, int features, List<Augmentation> changes) {
        this.steps = steps;
        this.features = features;
        this.changes = List.copyOf(changes);
    }

    /**
     * No change yet, of series of this shape.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public static SeriesAugmentation of(int steps, int features) {
        Checks.positive("the number of steps", steps);
        Checks.positive("the number of features", features);
        return new SeriesAugmentation(steps, features, List.of());
    }

    /**
     * Adds normal noise to each value.
     *
     * @param deviation its standard deviation, at least 0
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public SeriesAugmentation jitter(float deviation) {
        return with(new Noise(deviation));
    }

    /**
     * Multiplies each feature by a factor of its own, the same in all steps.
     *
     * @param deviation the standard deviation of the factors, whose mean is 1; at least 0
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    public SeriesAugmentation scale(float deviation) {
        Checks.notNegative("the standard deviation of factors", deviation);
        return with((values, offset, size, draws, scratch) -> {
            for (int f = 0; f < features; f++) {
                float factor = (float) (1 + deviation * draws.normal());
                for (int i = offset + f; i < offset + size; i += features) {
                    values[i] *= factor;
                }
            }
        });
    }

    /**
     * Moves the series in time; the first or the last step is repeated where nothing comes in.
     *
     * @param most by how many steps at most, earlier or later; at least 0
     * @throws IllegalArgumentException if it is below 0
     */
    public SeriesAugmentation shift(int most) {
        Checks.notNegative("the most steps of a shift", most);
        return with((values, offset, size, draws, scratch) -> {
            int later = draws.below(2 * most + 1) - most;
            System.arraycopy(values, offset, scratch, 0, size);
            for (int step = 0; step < steps; step++) {
                int source = Border.EDGE.index(step - later, steps);
                System.arraycopy(scratch, source * features, values, offset + step * features, features);
            }
        });
    }

    /**
     * Makes the series slower or faster around its middle, by linear interpolation; the first or the last step is repeated where
     * nothing comes in.
     *
     * @param low the smallest factor of its length; below 1 makes it faster
     * @param high the largest one; above 1 makes it slower
     * @throws IllegalArgumentException if they are not from 0.01 to 100, or the wrong way round
     */
    public SeriesAugmentation stretch(float low, float high) {
        Checks.inRange("a factor", low, 0.01f, 100);
        Checks.inRange("the largest factor", high, low, 100);
        double middle = (steps - 1) / 2.0;
        return with((values, offset, size, draws, scratch) -> {
            double factor = draws.uniform(low, high);
            System.arraycopy(values, offset, scratch, 0, size);
            for (int step = 0; step < steps; step++) {
                double source = middle + (step - middle) / factor;
                int before = (int) Math.floor(source);
                float share = (float) (source - before);
                int first = Border.EDGE.index(before, steps) * features;
                int second = Border.EDGE.index(before + 1, steps) * features;
                for (int f = 0; f < features; f++) {
                    float value = scratch[first + f];
                    values[offset + step * features + f] = value + share * (scratch[second + f] - value);
                }
            }
        });
    }

    /** The same, then a change of one's own. */
    public SeriesAugmentation with(Augmentation change) {
        change.check(steps * features);
        List<Augmentation> more = new ArrayList<>(changes);
        more.add(change);
        return new SeriesAugmentation(steps, features, more);
    }

    @Override
    public void check(int size) {
        if (size != steps * features) {
            throw new IllegalArgumentException("series of " + steps + " steps of " + features + " have "
                    + steps * features + " numbers, the rows have " + size);
        }
    }

    @Override
    public void apply(float[] values, int offset, int size, Draws draws, float[] scratch) {
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).apply(values, offset, size, draws, scratch);
        }
    }
}
