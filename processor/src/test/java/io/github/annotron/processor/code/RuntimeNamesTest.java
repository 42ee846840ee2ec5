// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeNamesTest {

    static List<Field> constants() {
        return Arrays.stream(RuntimeNames.class.getDeclaredFields())
                .filter(field -> field.getType() == ClassName.class)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("constants")
    void namesAClassThatGeneratedCodeCanUse(Field constant) throws ReflectiveOperationException {
        ClassName name = (ClassName) constant.get(null);
        Class<?> type = Class.forName(name.reflectionName());
        assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
        // LAYER_INFO is LayerInfo; MATRIX is not the project's.
        if (name.packageName().startsWith("io.github.annotron.")) {
            assertThat(constant.getName().replace("_", "")).isEqualToIgnoringCase(name.simpleName());
        }
    }
}
