// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.source.ClashTest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemCodeTest {

    @Test
    void eachHasAFailingCompilation() {
        String messages = Stream.concat(
                        DiagnosticsTest.all().stream().flatMap(wrong -> wrong.messages().stream()),
                        Stream.of(InternalErrorTest.MESSAGE, ClashTest.MESSAGE))
                .collect(Collectors.joining("\n"));
        assertThat(ProblemCode.values())
                .allSatisfy(code -> assertThat(messages).contains("[annotron/" + code.slug() + "] "));
    }

    @Test
    void slugsAreTheNamesInCamelCase() {
        for (ProblemCode code : ProblemCode.values()) {
            String camelCase = Arrays.stream(code.name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining());
            assertThat(code.slug()).isEqualTo(camelCase);
            assertThat(code.meaning()).isNotBlank();
        }
    }
}
