// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Each place along one axis becomes several, between which the values run in straight lines. The new places lie at equal distances
 * around the old one, so that new place k of f has gone |2 k + 1 - f| / 2 f of the way to the neighbour on its side. Beyond the ends
 * nothing changes. The gradient is shared out in the same way.
 *
 * @param input its shape
 * @param axis from 0
 * @param factor how many places one becomes, at least 2
 */
public record Interpolation(Shape input, int axis, int factor) implements Op {

    /** More new places are a loop. */
    private static final int UNROLLED = 4;

    @Override
    public Shape shape() {
        return input.with(axis, input.extent(axis) * factor);
    }

    @Override
    public String description() {
        return "times " + factor + " along axis " + axis + ", interpolated";
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        begin(code);
        String x = scope.input(0) + "[at + i]";
        if (factor <= UNROLLED) {
            code.loop("i", 0, input.stride(axis));
            for (int k = 0; k < factor; k++) {
                String way = scope.input(0) + "[" + neighbour(k) + " + i] - " + x;
                code.line(
                        "$L[$L] = $L",
                        scope.output(),
                        place(k).plus("i", 1),
                        share(k) == 0 ? x : "Math.fma(" + share(k) + "f, " + way + ", " + x + ")");
            }
            code.end();
        } else {
            beginCopies(code);
            code.loop("i", 0, input.stride(axis));
            code.line("$1L[o + i] = Math.fma(share, $2L[next + i] - $3L, $3L)", scope.output(), scope.input(0), x);
            code.end().end();
        }
        code.end().end();
    }

    @Override
    public Monotony monotony() {
        return Monotony.OWN;
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        forward(scope, code);
        code.line(
                "$T.widenBetween($L, $L, $L, $L)",
                RuntimeNames.INTERVALS,
                input.size(),
                scope.input(0),
                shape().size(),
                scope.output());
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0).ifPresent(target -> {
            target.clear(input.size(), code);
            begin(code);
            if (factor <= UNROLLED) {
                add(target.array(), "at", scope.outputGradient(), code);
                add(target.array(), "before", scope.outputGradient(), code);
                add(target.array(), "after", scope.outputGradient(), code);
            } else {
                beginCopies(code);
                code.loop("i", 0, input.stride(axis));
                code.line("$L[at + i] += (1f - share) * $L[o + i]", target.array(), scope.outputGradient());
                code.end().loop("i", 0, input.stride(axis));
                code.line("$L[next + i] += share * $L[o + i]", target.array(), scope.outputGradient());
                code.end().end();
            }
            code.end().end();
        });
    }

    /** Adds what an old place gets of the new ones: a loop of its own for each old place, since at the ends two are one. */
    private void add(String array, String old, String gradient, Code code) {
        code.loop("i", 0, input.stride(axis));
        code.line(
                "$L[$L + i] += $L",
                array,
                old,
                IntStream.range(0, factor)
                        .filter(k ->
                                old.equals("at") || share(k) > 0 && neighbour(k).equals(old))
                        .mapToObj(k -> {
                            float share = old.equals("at") ? 1f - share(k) : share(k);
                            return (share == 1 ? "" : share + "f * ") + gradient + "[" + place(k).plus("i", 1) + "]";
                        })
                        .collect(Collectors.joining(" + ")));
        code.end();
    }

    /** Loops over the places of this axis and of those before it. */
    private void begin(Code code) {
        int stride = input.stride(axis);
        int extent = input.extent(axis);
        int blocks = input.size() / stride / extent;
        code.loop("block", Index.times("from", blocks), Index.times("to", blocks));
        code.loop("row", 0, extent);
        code.line("int at = $L", Index.times("block", (long) extent * stride).plus("row", stride));
        code.line("int before = row == 0 ? at : $L", Index.times("at", 1).plus(-stride));
        code.line(
                "int after = row == $L ? at : $L",
                extent - 1,
                Index.times("at", 1).plus(stride));
    }

    /** A loop over the new places. */
    private void beginCopies(Code code) {
        code.loop("copy", 0, factor);
        code.line("float share = Math.abs($L) / $Lf", Index.times("copy", 2).plus(1 - factor), 2 * factor);
        code.line("int next = copy < $L ? before : after", factor / 2);
        code.line("int o = $L", Index.times("at", factor).plus("copy", input.stride(axis)));
    }

    /** The same without a loop. */
    private float share(int k) {
        return Math.abs(2 * k + 1 - factor) / (2f * factor);
    }

    private String neighbour(int k) {
        return k < factor / 2 ? "before" : "after";
    }

    private Index place(int k) {
        return Index.times("at", factor).plus((long) k * input.stride(axis));
    }
}
