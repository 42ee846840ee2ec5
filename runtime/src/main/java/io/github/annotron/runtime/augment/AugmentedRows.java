// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.data.Rows;

/** Rows that are changed at random: what becomes of a row follows from the seed, the epoch and the row. */
final class AugmentedRows implements Rows {

    private final Rows rows;
    private final long seed;
    private final Change change;
    private final ThreadLocal<Work> works;

    /** Changes a row. */
    interface Change {

        /**
         * Changes a row in place.
         *
         * @param epoch in which it has been read
         * @param values hold the row
         * @param offset where it starts
         * @param draws its random numbers
         * @param scratch as long as the row, with any content
         */
        void apply(long epoch, float[] values, int offset, Draws draws, float[] scratch);
    }

    /** What a thread needs. */
    private record Work(Draws draws, float[] scratch) {}

    AugmentedRows(Rows rows, long seed, Change change) {
        this.rows = rows;
        this.seed = seed;
        this.change = change;
        works = ThreadLocal.withInitial(() -> new Work(new Draws(0), new float[rows.width()]));
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
        read(row, 0, target, offset);
    }

    @Override
    public void read(int row, long epoch, float[] target, int offset) {
        Work work = works.get();
        rows.read(row, epoch, target, offset);
        work.draws.start(seed, epoch, row);
        change.apply(epoch, target, offset, work.draws, work.scratch);
    }
}
