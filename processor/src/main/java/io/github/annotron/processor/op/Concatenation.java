// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.List;
import java.util.Optional;

/**
 * Values side by side along one axis.
 *
 * @param inputs their shapes, equal but for the axis
 * @param axis from 0
 */
public record Concatenation(List<Shape> inputs, int axis) implements Op {

    public Concatenation {
        inputs = List.copyOf(inputs);
    }

    @Override
    public Shape shape() {
        return inputs.get(0)
                .with(
                        axis,
                        inputs.stream().mapToInt(input -> input.extent(axis)).sum());
    }

    @Override
    public Optional<Op> atOneStep() {
        return axis > 0
                ? Optional.of(new Concatenation(
                        inputs.stream().map(input -> input.with(0, 1)).toList(), axis))
                : Optional.empty();
    }

    @Override
    public String description() {
        return "side by side along axis " + axis;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        for (int i = 0; i < inputs.size(); i++) {
            whole(i, scope.input(i)).move(piece(i, scope.output()), false, code);
        }
    }

    @Override
    public Monotony monotony() {
        return Monotony.RISING;
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        for (int i = 0; i < inputs.size(); i++) {
            Runs gradient = piece(i, scope.outputGradient());
            int input = i;
            scope.inputGradient(i)
                    .ifPresent(target -> gradient.move(whole(input, target.array()), target.accumulate(), code));
        }
    }

    /** An input, or its gradient. */
    private Runs whole(int input, String array) {
        return Runs.whole(array, inputs.get(input), axis);
    }

    /** The place of an input in the output, or in its gradient. */
    private Runs piece(int input, String array) {
        int first = inputs.subList(0, input).stream()
                .mapToInt(shape -> shape.extent(axis))
                .sum();
        return Runs.piece(array, shape(), axis, first, inputs.get(input).extent(axis));
    }
}
