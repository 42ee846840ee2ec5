// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.certified;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CertifiedTest {
    private static final Pattern ROW = Pattern.compile("(?m)^(0\\.\\d+) +([0-9.]+) % +([0-9.]+) %$");

    /** What no attack can do, no attack does; and a good deal is proved at a small radius. */
    @Test
    void proofsAreBelowAttacks() {
        Run run = Run.of(
                new Certified(), "--drawn", "--samples", "5000", "--epochs", "4", "--batch", "32", "--attacked", "100");

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("Test accuracy of ThinNet:")).isGreaterThan(75);
        assertThat(run.number("Test accuracy of StridedNet:")).isGreaterThan(85);
        List<MatchResult> rows = ROW.matcher(run.out()).results().toList();
        assertThat(rows).hasSize(8);
        assertThat(Double.parseDouble(rows.get(0).group(3))).isGreaterThan(50);
        double last = 100;
        for (MatchResult row : rows) {
            double attacked = Double.parseDouble(row.group(2));
            double proved = Double.parseDouble(row.group(3));
            assertThat(proved).isLessThanOrEqualTo(attacked);
            if (!row.group(1).equals("0.001")) {
                assertThat(proved).isLessThanOrEqualTo(last);
            }
            last = proved;
        }
    }
}
