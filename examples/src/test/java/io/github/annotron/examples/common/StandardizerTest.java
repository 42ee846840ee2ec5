// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardizerTest {

    @Test
    void bringsColumnsToOneScale() {
        float[][] rows = {{1, 7}, {3, 7}};
        Standardizer standardizer = Standardizer.of(rows);

        assertThat(standardizer.apply(rows)).isDeepEqualTo(new float[][] {{-1, 0}, {1, 0}});
        assertThat(standardizer.restore(-1, 0)).isEqualTo(1);
        assertThat(standardizer.restore(0, 1)).isEqualTo(7);
    }
}
