// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arrays of a class, how they are allocated, in order, and how long they are. */
final class Buffers {
    private final @Nullable Buffers outer;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * An array.
     *
     * @param code makes it
     * @param kept how long it is
     * @param reused the same where arrays serve several values one after the other
     */
    private record Entry(CodeBlock code, ArrayLength kept, ArrayLength reused) {}

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
        add(name, Allocation.perSample(size));
    }

    /** An array of a fixed size. */
    void fixed(String name, long size) {
        add(name, Allocation.fixed(size));
    }

    /** An array; the first definition of a name counts. */
    void add(String name, Allocation allocation) {
        put(name, new Entry(allocation.code(), allocation.length(), allocation.length()));
    }

    /**
     * An array with a row for each sample that has another size where values share memory.
     *
     * @param shared the size then
     * @param spare elements of no sample, then
     */
    void host(String name, long size, long shared, long spare) {
        CodeBlock code = spare == 0
                ? CodeBlock.of("$T.buffer(capacity, keep ? $L : $L)", RuntimeNames.SUPPORT, size, shared)
                : CodeBlock.of(
                        "keep ? $1T.buffer(capacity, $2L) : $1T.buffer(capacity, $3L, $4L)",
                        RuntimeNames.SUPPORT,
                        size,
                        shared,
                        spare);
        put(name, new Entry(code, ArrayLength.perSample(size), new ArrayLength(spare, shared, Map.of())));
    }

    /** An array with a row for each sample that is that of another value where memory is reused. */
    void guest(String name, long size, String host) {
        Allocation own = Allocation.perSample(size);
        put(name, new Entry(CodeBlock.of("keep ? $L : $L", own.code(), host), own.length(), ArrayLength.NONE));
    }

    private void put(String name, Entry entry) {
        if (outer == null || !outer.entries.containsKey(name)) {
            entries.putIfAbsent(name, entry);
        }
    }

    List<String> fields() {
        return List.copyOf(entries.keySet());
    }

    List<CodeBlock> assignments() {
        return entries.entrySet().stream()
                .map(entry -> CodeBlock.of("$L = $L", entry.getKey(), entry.getValue().code))
                .toList();
    }

    /** How long all are together. */
    ArrayLength length(boolean keep) {
        return entries.values().stream()
                .map(entry -> keep ? entry.kept : entry.reused)
                .reduce(ArrayLength.NONE, ArrayLength::plus);
    }

    /** How long one is where each value has an array of its own; nothing if there is no such array. */
    ArrayLength length(String name) {
        Entry entry = entries.get(name);
        return entry == null ? ArrayLength.NONE : entry.kept;
    }
}
