// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.Loss;
import io.github.annotron.processor.graph.Reading;
import io.github.annotron.runtime.loss.Losses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossNamesTest {

    /** The compiler knows losses by name: in the annotation, in the runtime, and how each reads outputs. */
    @ParameterizedTest
    @EnumSource(Loss.class)
    void runtimeAndCompilerReadOutputsAlike(Loss loss) throws ReflectiveOperationException {
        var ofRuntime = (io.github.annotron.runtime.loss.Loss)
                Losses.class.getField(loss.name()).get(null);
        assertThat(Reading.of(loss.name())).hasToString(ofRuntime.reading().toString());
    }
}
