// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import com.palantir.javapoet.ClassName;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Shape;

/** What operations have in common that change values at random in training and do nothing in prediction. */
final class RandomChange {

    private RandomChange() {}

    /**
     * The forward pass.
     *
     * @param type the class of the runtime that changes the values
     * @param method its method, of key, parameter, range, input and output
     */
    static void forward(ForwardScope scope, Shape shape, ClassName type, String method, float parameter, Code code) {
        Index from = Index.times("from", shape.size());
        code.begin("if ($L)", scope.training());
        code.line(
                "$T.$L($L, $Lf, $L, $L, $L, $L)",
                type,
                method,
                scope.key(),
                parameter,
                from,
                Index.times("to", shape.size()),
                scope.input(0),
                scope.output());
        Moves.elseCopy(scope, code, shape);
    }
}
