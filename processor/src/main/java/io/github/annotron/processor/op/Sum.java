// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;

/**
 * {@code y = x1 + x2 + ...}, added from left to right; the gradient at y is the gradient at each x.
 *
 * @param shape the shape of all
 * @param terms how many are added, at least 2
 */
public record Sum(Shape shape, int terms) implements Op {

    @Override
    public String description() {
        return "the sum of " + terms;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        StringBuilder sum = new StringBuilder(scope.input(0)).append("[i]");
        for (int term = 1; term < terms; term++) {
            sum.append(" + ").append(scope.input(term)).append("[i]");
        }
        code.loop("i", Index.times("from", shape.size()), Index.times("to", shape.size()));
        code.line("$L[i] = $L", scope.output(), sum);
        code.end();
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        for (int term = 0; term < terms; term++) {
            scope.inputGradient(term).ifPresent(target -> {
                code.loop("i", Index.times("from", shape.size()), Index.times("to", shape.size()));
                code.line("$L[i] $L $L[i]", target.array(), target.accumulate() ? "+=" : "=", scope.outputGradient());
                code.end().separate();
            });
        }
    }
}
