// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;

/**
 * How many steps a sequence has up to the last one that is not padding. Its derivative is 0.
 *
 * @param input {@code {steps}}
 * @param padding what fills up short sequences
 */
public record StepCount(Shape input, int padding) implements Op {

    @Override
    public Shape shape() {
        return Shape.of(1);
    }

    @Override
    public String description() {
        return "up to the last of " + input.last() + " steps that is not " + padding;
    }

    @Override
    public boolean isDifferentiable(int input) {
        return false;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        int steps = input.last();
        code.loop("n", "from", "to");
        code.line("int last = $L", steps - 1);
        code.begin("while (last >= 0 && $L[n * $L + last] == $L)", scope.input(0), steps, padding);
        code.line("last--");
        code.end();
        code.line("$L[n] = last + 1", scope.output());
        code.end();
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0).ifPresent(target -> target.clear(input.size(), code));
    }
}
