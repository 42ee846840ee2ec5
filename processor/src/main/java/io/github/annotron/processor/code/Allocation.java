// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.code;

import com.palantir.javapoet.CodeBlock;

/**
 * How an array is made.
 *
 * @param code an expression
 * @param length how many elements it has
 */
public record Allocation(CodeBlock code, ArrayLength length) {

    /** So many floats. */
    public static Allocation fixed(long elements) {
        return new Allocation(CodeBlock.of("new float[$L]", elements), ArrayLength.fixed(elements));
    }

    /** A row of so many floats for each sample. */
    public static Allocation perSample(long elements) {
        return new Allocation(
                CodeBlock.of("$T.buffer(capacity, $L)", RuntimeNames.SUPPORT, elements),
                ArrayLength.perSample(elements));
    }
}
