// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.data.Rows;

/** Rows that are changed at random: what becomes of a row follows from the seed, the epoch and the row. */
final class AugmentedRows implements Rows {

    private final Rows rows;
    private final Augmentation augmentation;
    private final long seed;
    private final ThreadLocal<Work> works;

    /** What a thread needs. */
    private record Work(Draws draws, float[] scratch) {}

    AugmentedRows(Rows rows, Augmentation augmentation, long seed) {
        augmentation.check(rows.width());
        this.rows = rows;
        this.augmentation = augmentation;
        this.seed = seed;
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
        augmentation.apply(target, offset, rows.width(), work.draws, work.scratch);
    }
}
