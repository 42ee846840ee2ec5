// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void neighboursDiffer() {
        Set<Long> seen = new HashSet<>();
        long bits = 0;
        for (long seed = -100; seed < 100; seed++) {
            for (long number = -100; number < 100; number++) {
                long value = Seeds.of(seed, number);
                seen.add(value);
                bits += Long.bitCount(value ^ Seeds.of(seed, number + 1));
            }
        }
        assertThat(seen).hasSize(200 * 200);
        assertThat(bits / 40_000.0).as("half of the bits change").isBetween(31.9, 32.1);
    }
}
