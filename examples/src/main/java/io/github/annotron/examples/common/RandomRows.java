// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.util.Random;

/**
 * Rows that are changed at random, in each epoch in another way if this listens to the training. What becomes of a row
 * depends on the seed, the epoch and the row only: neither on the order of reading nor on the number of threads.
 */
public final class RandomRows implements Rows, TrainingListener {

    /** Changes a row. */
    @FunctionalInterface
    public interface Change {

        /**
         * Changes a row in place.
         *
         * @param values hold the row
         * @param offset where it starts
         * @param random the row's own random numbers
         */
        void apply(float[] values, int offset, Random random);
    }

    private final Rows rows;
    private final long seed;
    private final Change change;
    private volatile int epoch;

    /** Changes these rows. */
    public RandomRows(Rows rows, long seed, Change change) {
        this.rows = rows;
        this.seed = seed;
        this.change = change;
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public int width() {
        return rows.width();
    }

    @Override
    public void read(int row, float[] target, int offset) {
        rows.read(row, target, offset);
        change.apply(target, offset, new Random(Seeds.of(Seeds.of(seed, epoch), row)));
    }

    /** Changes the rows from now on as in this epoch, counted from 0; before the first call it is 0. */
    public void epoch(int number) {
        epoch = number;
    }

    @Override
    public void epochDone(Epoch done, TrainingProgress progress) {
        epoch(done.number());
    }
}
