// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Shape;

/** Copies that operations have in common. */
final class Moves {

    private Moves() {}

    /** Ends {@code if (training)} of an operation that changes nothing in prediction: a copy, if there are two arrays. */
    static void elseCopy(ForwardScope scope, Code code, Shape shape) {
        Index from = Index.times("from", shape.size());
        code.next("else if ($L != $L)", scope.output(), scope.input(0));
        code.line(
                "$T.arraycopy($L, $L, $L, $L, $L)",
                System.class,
                scope.input(0),
                from,
                scope.output(),
                from,
                Index.times("(to - from)", shape.size()));
        code.end();
    }
}
