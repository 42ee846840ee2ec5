// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OffsetsTest {

    @Test
    void multiplesStepEvenly() {
        assertThat(Offsets.multiples(4, 7)).containsExactly(0, 7, 14, 21);
        assertThat(Offsets.multiples(0, 7)).isEmpty();
    }

    @Test
    void gridsRunInRowMajorOrder() {
        assertThat(Offsets.grid(new int[] {2, 3}, new int[] {10, 2})).containsExactly(0, 2, 4, 10, 12, 14);
        assertThat(Offsets.grid(new int[] {2, 1, 2}, new int[] {100, 9, -1})).containsExactly(0, -1, 100, 99);
        assertThat(Offsets.grid(new int[0], new int[0])).containsExactly(0);
    }

    @Test
    void gridsNeedAStepForEachExtent() {
        assertThatIllegalArgumentException().isThrownBy(() -> Offsets.grid(new int[2], new int[1]));
    }
}
