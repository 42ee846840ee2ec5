// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many elements an array, or several, have, as far as the compiler knows before the capacity is.
 *
 * @param fixed for any capacity
 * @param perSample for each sample of the capacity
 * @param others expressions of further summands, which may name {@code capacity}, and how often each counts
 */
public record ArrayLength(long fixed, long perSample, Map<CodeBlock, Integer> others) {

    /** No elements. */
    public static final ArrayLength NONE = fixed(0);

    /** So many elements. */
    public static ArrayLength fixed(long elements) {
        return new ArrayLength(elements, 0, Map.of());
    }

    /** So many for each sample. */
    public static ArrayLength perSample(long elements) {
        return new ArrayLength(0, elements, Map.of());
    }

    /** As many as an expression says. */
    public static ArrayLength of(CodeBlock expression) {
        return new ArrayLength(0, 0, Map.of(expression, 1));
    }

    /** Those of both. */
    public ArrayLength plus(ArrayLength more) {
        Map<CodeBlock, Integer> all = others;
        if (!more.others.isEmpty()) {
            all = new LinkedHashMap<>(others);
            for (Map.Entry<CodeBlock, Integer> other : more.others.entrySet()) {
                all.merge(other.getKey(), other.getValue(), Integer::sum);
            }
        }
        return new ArrayLength(fixed + more.fixed, perSample + more.perSample, all);
    }

    /** At least as many as one and as the other, for any capacity; of two numbers for a sample, the larger one. */
    public ArrayLength or(ArrayLength other) {
        Map<CodeBlock, Integer> all = new LinkedHashMap<>(others);
        other.others.forEach((expression, times) -> all.merge(expression, times, Math::max));
        return new ArrayLength(Math.max(fixed, other.fixed), Math.max(perSample, other.perSample), all);
    }

    /** The largest of the summands as an expression of {@code capacity}. */
    public CodeBlock largest() {
        List<CodeBlock> summands = new ArrayList<>();
        if (fixed != 0 || (perSample == 0 && others.isEmpty())) {
            summands.add(CodeBlock.of("$LL", fixed));
        }
        if (perSample != 0) {
            summands.add(CodeBlock.of("$LL * capacity", perSample));
        }
        summands.addAll(others.keySet());
        return summands.stream()
                .reduce((a, b) -> CodeBlock.of("Math.max($L, $L)", a, b))
                .orElseThrow();
    }

    /** Those for each sample. */
    public ArrayLength rows() {
        return perSample(perSample);
    }

    /** All but those for each sample. */
    public ArrayLength rest() {
        return new ArrayLength(fixed, 0, others);
    }

    /** The number as an expression of {@code capacity}. */
    public CodeBlock code() {
        CodeBlock.Builder sum = CodeBlock.builder();
        if (fixed != 0 || (perSample == 0 && others.isEmpty())) {
            sum.add("$LL", fixed);
        }
        if (perSample != 0) {
            sum.add(sum.isEmpty() ? "" : " + ").add("$LL * capacity", perSample);
        }
        others.forEach((expression, times) -> sum.add(sum.isEmpty() ? "" : " + ")
                .add(times == 1 ? "" : times + " * ")
                .add(expression));
        return sum.build();
    }
}
