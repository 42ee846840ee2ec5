// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.graph.Shape;

/**
 * A piece of an axis. Around the axis a sample consists of equal blocks, one behind the other; the piece is a run of each.
 *
 * @param array where it is
 * @param blocks of a sample
 * @param block the elements of a block
 * @param offset where in its block a run begins
 * @param length of a run
 */
record Runs(String array, int blocks, int block, int offset, int length) {

    /** All of an axis. */
    static Runs whole(String array, Shape shape, int axis) {
        return piece(array, shape, axis, 0, shape.extent(axis));
    }

    /**
     * A piece of an axis.
     *
     * @param first its first place
     * @param count how many places
     */
    static Runs piece(String array, Shape shape, int axis, int first, int count) {
        int stride = shape.stride(axis);
        int block = shape.extent(axis) * stride;
        return new Runs(array, shape.size() / block, block, first * stride, count * stride);
    }

    /** Moves these runs to others of the same length, or adds them to what is there. */
    void move(Runs target, boolean accumulate, Code code) {
        Index from = Index.times("block", block);
        Index to = Index.times("block", target.block);
        code.loop("block", Index.times("from", blocks), Index.times("to", blocks));
        if (accumulate) {
            code.loop("i", 0, length);
            code.line(
                    "$L[$L] += $L[$L]",
                    target.array,
                    to.plus("i", 1).plus(target.offset),
                    array,
                    from.plus("i", 1).plus(offset));
            code.end();
        } else {
            code.line(
                    "$T.arraycopy($L, $L, $L, $L, $L)",
                    System.class,
                    array,
                    from.plus(offset),
                    target.array,
                    to.plus(target.offset),
                    length);
        }
        code.end().separate();
    }
}
