// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantilesTest {

    /** The values are from tables of the distribution. */
    @Test
    void areThoseOfTables() {
        float[] quantiles = NormalQuantiles.of(20);

        assertThat(quantiles).hasSize(20);
        assertThat(quantiles[0]).isCloseTo(-1.959964f, within(1e-5f));
        assertThat(quantiles[4]).isCloseTo(-0.755415f, within(1e-5f));
        assertThat(quantiles[10]).isCloseTo(0.062707f, within(1e-5f));
        assertThat(quantiles[19]).isCloseTo(1.959964f, within(1e-5f));
        assertThat(NormalQuantiles.of(1)[0]).isCloseTo(0, within(1e-6f));
    }
}
