// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;

/**
 * A piece of one axis. The gradient at the rest is zero.
 *
 * @param input its shape
 * @param axis from 0
 * @param first the first place along the axis
 * @param length how many places
 */
public record Slice(Shape input, int axis, int first, int length) implements Op {

    @Override
    public Shape shape() {
        return input.with(axis, length);
    }

    @Override
    public String description() {
        return first + " to " + (first + length) + " of axis " + axis;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        piece(scope.input(0)).move(Runs.whole(scope.output(), shape(), axis), false, code);
    }

    @Override
    public Monotony monotony() {
        return Monotony.RISING;
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0).ifPresent(target -> {
            target.clear(input.size(), code);
            Runs.whole(scope.outputGradient(), shape(), axis).move(piece(target.array()), target.accumulate(), code);
        });
    }

    private Runs piece(String array) {
        return Runs.piece(array, input, axis, first, length);
    }
}
