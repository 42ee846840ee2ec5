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
        return new AugmentedRows(rows, seed, (epoch, values, offset, draws, other) -> {
            int partner = draws.below(rows.count());
            double beta = draws.beta(alpha);
            float share = (float) beta;
            float rest = (float) (1 - beta);
            rows.read(partner, epoch, other, 0);
            for (int i = 0; i < other.length; i++) {
                values[offset + i] = share * values[offset + i] + rest * other[i];
            }
        });
    }
}
