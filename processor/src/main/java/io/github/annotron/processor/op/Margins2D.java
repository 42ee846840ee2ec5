// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.Arrays;

/**
 * An image with wider or narrower margins. A margin above 0 adds zeros, one below 0 takes pixels away.
 *
 * @param input {height, width, channels}
 * @param top rows to add above
 * @param bottom rows to add below
 * @param left columns to add on the left
 * @param right columns to add on the right
 */
public record Margins2D(Shape input, int top, int bottom, int left, int right) implements Op {

    @Override
    public Shape shape() {
        return Shape.of(input.extent(0) + top + bottom, input.extent(1) + left + right, input.extent(2));
    }

    @Override
    public String description() {
        return "margins: top " + top + ", bottom " + bottom + ", left " + left + ", right " + right;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        move(scope.input(0), scope.output(), false, code);
    }

    @Override
    public Monotony monotony() {
        return Monotony.RISING;
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        Margins2D back = new Margins2D(shape(), -top, -bottom, -left, -right);
        scope.inputGradient(0)
                .ifPresent(target -> back.move(scope.outputGradient(), target.array(), target.accumulate(), code));
    }

    /** Moves the pixels that both images have, and unless it accumulates, sets the others to zero. */
    private void move(String source, String target, boolean accumulate, Code code) {
        int channels = input.last();
        int width = input.extent(1) * channels;
        int wider = width + (left + right) * channels;
        boolean whole = left == 0 && right == 0;
        int rows = input.extent(0) + Math.min(0, top) + Math.min(0, bottom);
        int run = width + (Math.min(0, left) + Math.min(0, right)) * channels;
        int above = Math.max(0, top) * wider;
        int before = Math.max(0, left) * channels;
        int after = Math.max(0, right) * channels;
        int below = Math.max(0, bottom) * wider;
        Index from = Index.times("n", input.size()).plus(Math.max(0, -top) * width + Math.max(0, -left) * channels);
        Index start = Index.times("n", shape().size());
        Index to = start.plus(above);

        code.loop("n", "from", "to");
        if (!accumulate) {
            zeros(target, start, above, code);
        }
        if (!whole) {
            code.loop("row", 0, rows);
            from = from.plus("row", width);
            to = to.plus("row", wider);
        }
        int length = whole ? rows * width : run; // whole rows are one piece
        if (accumulate) {
            code.loop("i", 0, length);
            code.line("$L[$L] += $L[$L]", target, to.plus(before).plus("i", 1), source, from.plus("i", 1));
            code.end();
        } else {
            zeros(target, to, before, code);
            code.line("$T.arraycopy($L, $L, $L, $L, $L)", System.class, source, from, target, to.plus(before), length);
            zeros(target, to.plus(before + length), after, code);
        }
        if (!whole) {
            code.end();
        }
        if (!accumulate) {
            zeros(target, start.plus(above + rows * wider), below, code);
        }
        code.end();
    }

    private static void zeros(String target, Index start, int count, Code code) {
        if (count > 0) {
            code.line("$T.fill($L, $L, $L, 0f)", Arrays.class, target, start, start.plus(count));
        }
    }
}
