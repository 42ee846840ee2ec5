// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.data.Rows;

/**
 * A random change of a sample that leaves what it means as it is, so that a network sees another one in each epoch: {@link
 * ImageAugmentation}, {@link SeriesAugmentation}, or one's own. Immutable and shared between threads.
 */
@FunctionalInterface
public interface Augmentation {

    /**
     * Changes a sample in place. What becomes of it follows from its values and the draws alone.
     *
     * @param values hold the sample
     * @param offset where it starts
     * @param width how many numbers it has
     * @param draws its random numbers
     * @param scratch room for a copy of it: as long as the sample or longer, with any content
     */
    void apply(float[] values, int offset, int width, Draws draws, float[] scratch);

    /**
     * Says whether it can be applied to samples of a size.
     *
     * @throws IllegalArgumentException if it cannot
     */
    default void check(int width) {}

    /** First this, then another one. */
    default Augmentation then(Augmentation next) {
        Augmentation first = this;
        return new Augmentation() {
            @Override
            public void apply(float[] values, int offset, int width, Draws draws, float[] scratch) {
                first.apply(values, offset, width, draws, scratch);
                next.apply(values, offset, width, draws, scratch);
            }

            @Override
            public void check(int width) {
                first.check(width);
                next.check(width);
            }
        };
    }

    /**
     * This for some samples, nothing for the others.
     *
     * @param probability from 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    default Augmentation sometimes(float probability) {
        Checks.inRange("a probability", probability, 0, 1);
        Augmentation always = this;
        return new Augmentation() {
            @Override
            public void apply(float[] values, int offset, int width, Draws draws, float[] scratch) {
                if (draws.chance(probability)) {
                    always.apply(values, offset, width, draws, scratch);
                }
            }

            @Override
            public void check(int width) {
                always.check(width);
            }
        };
    }

    /**
     * Adds normal noise to each number.
     *
     * @param deviation its standard deviation, at least 0
     * @throws IllegalArgumentException if it is below 0 or not finite
     */
    static Augmentation noise(float deviation) {
        return new Noise(deviation);
    }

    /**
     * Rows that this changes, in each epoch in another way. Read with the same seed, two rows are changed by the same draws: so
     * pictures and what belongs to each of their pixels stay together.
     *
     * @param seed of the randomness
     * @throws IllegalArgumentException if rows of this width cannot be changed by it
     */
    default Rows rows(Rows rows, long seed) {
        int width = rows.width();
        check(width);
        return new AugmentedRows(
                rows, seed, (epoch, values, offset, draws, scratch) -> apply(values, offset, width, draws, scratch));
    }
}
