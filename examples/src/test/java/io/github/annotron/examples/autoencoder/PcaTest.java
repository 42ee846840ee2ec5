// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Rows;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PcaTest {

    private static final float[] CENTRE = {1, 0, 2, -3};

    /** Points in a plane, with a little of a third direction. */
    private static Rows points(double thickness) {
        Random random = new Random(7);
        float[][] rows = new float[500][4];
        for (float[] row : rows) {
            double along = 3 * random.nextGaussian();
            double across = random.nextGaussian();
            double off = thickness * random.nextGaussian();
            row[0] = CENTRE[0] + (float) along;
            row[1] = CENTRE[1] + (float) (0.6 * across - 0.8 * off);
            row[2] = CENTRE[2] + (float) (0.8 * across + 0.6 * off);
            row[3] = CENTRE[3];
        }
        return Rows.of(rows);
    }

    private static double error(Pca pca, Rows rows) {
        return Findings.PixelError.of("", pca.restored(rows), rows).value();
    }

    @Test
    void findsTheMeanAndTheDirections() {
        Pca pca = Pca.of(points(0), 2);

        assertThat(pca.mean()).containsExactly(new double[] {1, 0, 2, -3}, within(0.3));
        assertThat(Math.abs(pca.components()[0][0])).isCloseTo(1, within(1e-2));
        assertThat(Math.abs(pca.components()[1][1])).isCloseTo(0.6, within(1e-2));
        assertThat(Math.abs(pca.components()[1][2])).isCloseTo(0.8, within(1e-2));
    }

    @Test
    void losesWhatIsOutsideOfThem() {
        assertThat(error(Pca.of(points(0), 2), points(0))).isLessThan(1e-10);
        assertThat(error(Pca.of(points(0.1), 4), points(0.1)))
                .as("all that there are")
                .isLessThan(1e-10);
        assertThat(error(Pca.of(points(0.1), 2), points(0.1)))
                .as("a variance of 0.01 in one of four directions")
                .isCloseTo(0.01 / 4, within(5e-4));
        assertThat(error(Pca.of(points(0), 1), points(0))).isCloseTo(1 / 4.0, within(0.05));
    }
}
