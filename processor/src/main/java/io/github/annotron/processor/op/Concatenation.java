// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Values side by side along one axis. Around the axis a sample consists of {@code blocks} equal pieces; each input
 * gives a run of each piece.
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
        List<Integer> extents = new ArrayList<>(inputs.get(0).extents());
        extents.set(axis, inputs.stream().mapToInt(input -> input.extent(axis)).sum());
        return new Shape(extents);
    }

    @Override
    public String description() {
        return "side by side along axis " + axis;
    }

    private int blocks() {
        return inputs.get(0).extents().subList(0, axis).stream().reduce(1, Math::multiplyExact);
    }

    private int run(Shape input) {
        return input.size() / blocks();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        int all = shape().size() / blocks();
        int offset = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int run = run(inputs.get(i));
            code.loop("block", Index.times("from", blocks()), Index.times("to", blocks()));
            code.line(
                    "$T.arraycopy($L, $L, $L, $L, $L)",
                    System.class,
                    scope.input(i),
                    Index.times("block", run),
                    scope.output(),
                    Index.times("block", all).plus(offset),
                    run);
            code.end().separate();
            offset += run;
        }
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        int all = shape().size() / blocks();
        int offset = 0;
        for (int i = 0; i < inputs.size(); i++) {
            int run = run(inputs.get(i));
            int start = offset;
            scope.inputGradient(i).ifPresent(target -> {
                code.loop("block", Index.times("from", blocks()), Index.times("to", blocks()));
                code.loop("i", 0, run);
                code.line(
                        "$L[$L] $L $L[$L]",
                        target.array(),
                        Index.times("block", run).plus("i", 1),
                        target.accumulate() ? "+=" : "=",
                        scope.outputGradient(),
                        Index.times("block", all).plus("i", 1).plus(start));
                code.end().end().separate();
            });
            offset += run;
        }
    }
}
