// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.OptionsTest;
import io.github.annotron.processor.source.ClashTest;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

    private static final Pattern SLUG = Pattern.compile("^\\[annotron/(\\w+)] ");

    @Test
    void eachHasAFailingCompilation() {
        Set<String> tested = Stream.concat(
                        DiagnosticsTest.all().stream().flatMap(wrong -> wrong.messages().stream()),
                        Stream.of(InternalErrorTest.MESSAGE, ClashTest.MESSAGE, OptionsTest.MESSAGE))
                .map(SLUG::matcher)
                .filter(Matcher::find)
                .map(slug -> slug.group(1))
                .collect(Collectors.toSet());
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemCode.values()).map(ProblemCode::slug).toList());
    }

    @Test
    void slugsAreTheNamesInCamelCase() {
        assertThat(ProblemCode.NOT_AN_INTERFACE.slug()).isEqualTo("NotAnInterface");
        assertThat(ProblemCode.CYCLE.slug()).isEqualTo("Cycle");
    }

    @Test
    void warningsCanBeSuppressedAndErrorsCannot() {
        assertThat(ProblemCode.suppressible()).contains("all", "DeadUnits").doesNotContain("Cycle");
        assertThat(ProblemCode.suppressedBy("DeadUnits")).containsExactly(ProblemCode.DEAD_UNITS);
        assertThat(ProblemCode.suppressedBy("all"))
                .contains(ProblemCode.DEAD_UNITS, ProblemCode.LOST_PIXELS)
                .doesNotContain(ProblemCode.CYCLE);
        for (String unknown : new String[] {"Cycle", "deadUnits", "DEAD_UNITS", "", "*"}) {
            assertThat(ProblemCode.suppressedBy(unknown)).as(unknown).isEmpty();
        }
    }
}
