// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Each place along one axis becomes several, which are copies of it. The gradient at the place is the sum of theirs.
 *
 * @param input its shape
 * @param axis from 0
 * @param copies how many, at least 2
 */
public record Repetition(Shape input, int axis, int copies) implements Op {

    /** More copies are a loop. */
    private static final int UNROLLED = 4;

    @Override
    public Shape shape() {
        return input.with(axis, input.extent(axis) * copies);
    }

    @Override
    public String description() {
        return "times " + copies + " along axis " + axis;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        begin(code);
        for (Index place : places()) {
            if (input.stride(axis) == 1) {
                code.line("$L[$L] = $L[row]", scope.output(), place, scope.input(0));
                continue;
            }
            code.line(
                    "$T.arraycopy($L, $L, $L, $L, $L)",
                    System.class,
                    scope.input(0),
                    Index.times("row", input.stride(axis)),
                    scope.output(),
                    place,
                    input.stride(axis));
        }
        end(code);
    }

    @Override
    public Monotony monotony() {
        return Monotony.RISING;
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0).ifPresent(target -> {
            boolean adds = target.accumulate() || !isUnrolled();
            if (!isUnrolled()) {
                target.clear(input.size(), code);
            }
            begin(code);
            code.loop("i", 0, input.stride(axis));
            code.line(
                    "$L[$L] $L $L",
                    target.array(),
                    Index.times("row", input.stride(axis)).plus("i", 1),
                    adds ? "+=" : "=",
                    places().stream()
                            .map(place -> scope.outputGradient() + "[" + place.plus("i", 1) + "]")
                            .collect(Collectors.joining(" + ")));
            code.end();
            end(code);
        });
    }

    private boolean isUnrolled() {
        return copies <= UNROLLED;
    }

    /** Where the copies begin, in the innermost of the loops. */
    private List<Index> places() {
        int stride = input.stride(axis);
        Index first = Index.times("row", (long) copies * stride);
        return isUnrolled()
                ? IntStream.range(0, copies)
                        .mapToObj(copy -> first.plus((long) copy * stride))
                        .toList()
                : List.of(first.plus("copy", stride));
    }

    /** Loops over the places of all axes up to this one, and over copies unless they are unrolled. */
    private void begin(Code code) {
        int rows = input.size() / input.stride(axis);
        code.loop("row", Index.times("from", rows), Index.times("to", rows));
        if (!isUnrolled()) {
            code.loop("copy", 0, copies);
        }
    }

    private void end(Code code) {
        code.end();
        if (!isUnrolled()) {
            code.end();
        }
    }
}
