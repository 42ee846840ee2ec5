// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitsTest {

    /** The short form: what is more than ten times slower than the rest is left out. */
    @Test
    void allWaysAgree() {
        Run run = Run.of(new Bits(), "--steps", "10");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .containsPattern("All [0-9]+ agree in every bit, step by step\\.")
                .contains(", scalar  ", ", vector  ", ", vector, 128 bits", "C1 only", ", scalar, interpreter")
                .contains("scalar, no fma in hardware");
        assertThat(run.out().lines().filter(line -> line.startsWith("JDK "))).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void aDifferenceIsSeen() {
        Agreement agreement = new Agreement();
        assertThat(agreement.firstDifference(List.of("a", "b"))).isZero();
        assertThat(agreement.firstDifference(List.of("a"))).isZero();
        assertThat(agreement.firstDifference(List.of("a", "b", "c"))).isZero();
        assertThat(agreement.firstDifference(List.of("a", "b", "d"))).isEqualTo(3);
        assertThat(agreement.firstDifference(List.of("b", "b"))).isEqualTo(1);
    }

    @Test
    void refusesBadOptions(@TempDir Path folder) {
        assertThat(Run.of(new Bits(), "--steps", "0").err()).contains("--steps must be at least 1, not 0");
        assertThat(Run.of(new Bits(), "--steps", "1001").err()).contains("--steps must be at most 1000, not 1001");
        assertThat(Run.of(new Bits(), "--jdk", folder.toString()).err()).contains("not the home of a JDK");
    }
}
