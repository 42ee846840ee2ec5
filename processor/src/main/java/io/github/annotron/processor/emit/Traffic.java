// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import io.github.annotron.processor.code.ArrayLength;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Multiplication;
import io.github.annotron.processor.graph.Node;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which arrays the code of layers names: what a pass has to bring to the processor at least. */
final class Traffic {

    /** A part of a training step. */
    enum Phase {
        FORWARD,
        BACKWARD,
        GRADIENTS,
        PREPARE
    }

    private final Map<String, Map<Phase, Set<String>>> arrays = new HashMap<>();

    private final Set<Multiplication> multiplications = new LinkedHashSet<>();

    private int transposedDepth;

    private boolean exponentials;

    /** Emits code; of the arrays that it asks for, those count of an operation that has code at all. */
    interface Emitter {
        void emit(Set<String> asked);
    }

    /** Watches the code of an operation. */
    void watch(Node node, Phase phase, Code code, Emitter emitter) {
        Set<String> asked = new LinkedHashSet<>();
        emitter.emit(asked);
        if (!code.isEmpty()) {
            multiplications.addAll(code.multiplications());
            transposedDepth = Math.max(transposedDepth, code.transposedDepth());
            exponentials |= code.hasExponentials();
            arrays.computeIfAbsent(node.layer(), layer -> new EnumMap<>(Phase.class))
                    .computeIfAbsent(phase, any -> new LinkedHashSet<>())
                    .addAll(asked);
        }
    }

    /** The products that are called. */
    Set<Multiplication> multiplications() {
        return multiplications;
    }

    /** The most summands of products with a matrix the other way round; 0 if there is none. */
    int transposedDepth() {
        return transposedDepth;
    }

    /** Whether functions made from exp are called. */
    boolean hasExponentials() {
        return exponentials;
    }

    /** Whether a layer has code of a phase. */
    boolean has(String layer, Phase phase) {
        return arrays.getOrDefault(layer, Map.of()).containsKey(phase);
    }

    /** How long the arrays of a layer's phase are together. */
    ArrayLength length(String layer, Phase phase, Function<String, ArrayLength> lengths) {
        return arrays.getOrDefault(layer, Map.of()).getOrDefault(phase, Set.of()).stream()
                .map(lengths)
                .reduce(ArrayLength.NONE, ArrayLength::plus);
    }
}
