// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.augment;

import io.github.annotron.runtime.data.Rows;

/**
 * Mixes each sample with another one, inputs and targets alike (H. Zhang, M. Cisse, Y. N. Dauphin and D. Lopez-Paz, "mixup: beyond
 * empirical risk minimization", 2018): {@code x = s a + (1 - s) b}. The other sample is any of the data and the share s is beta
 * distributed, both drawn for each sample and each epoch.
 *
 * @param alpha the distribution's parameter, above 0: the smaller, the more samples stay nearly as they are. 0.1 to 0.4 in the
 *     article
 * @param seed of the randomness; rows that belong together take the same one
 */
public record MixUp(double alpha, long seed) {

    /** Checks the parameter. */
    public MixUp {
        if (!(alpha > 0 && alpha <= 1e6)) {
            throw new IllegalArgumentException("alpha must be above 0 and at most 1000000, not " + alpha);
        }
    }

    /** Rows that are mixed when they are read. */
    public Rows rows(Rows rows) {
        return new MixedRows(rows, this);
    }

    private static final class MixedRows implements Rows {

        private final Rows rows;
        private final MixUp mixUp;
        private final ThreadLocal<Work> works;

        private record Work(Draws draws, float[] other) {}

        MixedRows(Rows rows, MixUp mixUp) {
            this.rows = rows;
            this.mixUp = mixUp;
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
            work.draws.start(mixUp.seed, epoch, row);
            int partner = work.draws.below(rows.count());
            double beta = work.draws.beta(mixUp.alpha);
            float share = (float) beta;
            float rest = (float) (1 - beta);
            rows.read(row, epoch, target, offset);
            rows.read(partner, epoch, work.other, 0);
            for (int i = 0; i < work.other.length; i++) {
                target[offset + i] = share * target[offset + i] + rest * work.other[i];
            }
        }
    }
}
