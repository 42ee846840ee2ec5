// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arrays of a class and how they are allocated, in order. */
final class Buffers {
    private final @Nullable Buffers outer;
    private final Map<String, CodeBlock> allocations = new LinkedHashMap<>();

    Buffers() {
        this(null);
    }

    /**
     * Makes an empty set.
     *
     * @param outer arrays of the same class that are there already, and are not allocated again
     */
    Buffers(@Nullable Buffers outer) {
        this.outer = outer;
    }

    /** An array with a row for each sample. */
    void perSample(String name, long size) {
        add(name, perSample(Long.toString(size)));
    }

    /** An array of a fixed size. */
    void fixed(String name, long size) {
        add(name, CodeBlock.of("new float[$L]", size));
    }

    /** An array from an expression; the first definition of a name counts. */
    void add(String name, CodeBlock expression) {
        if (outer == null || !outer.allocations.containsKey(name)) {
            allocations.putIfAbsent(name, expression);
        }
    }

    static CodeBlock perSample(int size) {
        return perSample(Integer.toString(size));
    }

    /** An allocation of {@code size} elements a sample, an expression. */
    static CodeBlock perSample(String size) {
        return CodeBlock.of("$T.buffer(capacity, $L)", RuntimeNames.SUPPORT, size);
    }

    List<String> fields() {
        return List.copyOf(allocations.keySet());
    }

    List<CodeBlock> assignments() {
        return allocations.entrySet().stream()
                .map(entry -> CodeBlock.of("$L = $L", entry.getKey(), entry.getValue()))
                .toList();
    }
}
