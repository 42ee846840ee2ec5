// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import java.util.Optional;

/**
 * The activation inside of a recurrent cell, whose derivative follows from its output.
 *
 * @param function empty for the identity
 */
public record Squash(Optional<Elementwise.Function> function) {

    /** For descriptions. */
    String text() {
        return function.map(Elementwise.Function::method).orElse("linear");
    }

    /** Emits {@code y = f(x)} of {@code count} elements that lie at the same place of both arrays. */
    void value(Code code, String x, Index at, int count, String y) {
        function.ifPresentOrElse(f -> f.value(code, x, at, at.plus(count), y, f.alpha()), () -> {
            if (!x.equals(y)) {
                code.line("$T.arraycopy($L, $L, $L, $L, $L)", System.class, x, at, y, at, count);
            }
        });
    }

    /** Emits {@code dx = f' dy} in dy's place. */
    void gradient(Code code, String y, Index at, int count, String dy) {
        function.ifPresent(f -> f.gradient(code, y, at, at.plus(count), dy, dy, false, f.alpha()));
    }

    /** Emits {@code dx += f' dy}. */
    void addGradient(Code code, String y, Index at, int count, String dy, String dx) {
        function.ifPresentOrElse(
                f -> f.gradient(code, y, at, at.plus(count), dy, dx, true, f.alpha()),
                () -> code.line("$T.add($L, $L, $L, $L, $L)", RuntimeNames.GATES, count, dy, at, dx, at));
    }
}
