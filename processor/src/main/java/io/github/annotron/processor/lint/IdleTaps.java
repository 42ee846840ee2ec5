// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.TransposedConvolution2D;
import io.github.annotron.processor.op.Window2D;
import java.util.List;
import java.util.stream.LongStream;

/** Weights of a convolution that are only ever multiplied by padding, or whose products are always cut off. */
final class IdleTaps {

    private IdleTaps() {}

    static void check(Graph graph, Findings findings) {
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Convolution2D convolution) {
                String input = Findings.input(graph, node);
                check(
                        node,
                        convolution.window(),
                        "meet the " + convolution.window().inputText() + " of " + input + ", only its padding",
                        findings);
            } else if (node.op() instanceof TransposedConvolution2D transposed) {
                check(
                        node,
                        transposed.window(),
                        "come to the " + transposed.window().inputText() + ", which cuts them off",
                        findings);
            }
        }
    }

    private static void check(Node node, Window2D window, String text, Findings findings) {
        if (window.edge() == Window2D.Edge.VALID) {
            return;
        }
        long rows = used(
                window.kernelHeight(),
                window.dilationY(),
                window.strideY(),
                window.top(),
                window.outputHeight(),
                window.height());
        long columns = used(
                window.kernelWidth(),
                window.dilationX(),
                window.strideX(),
                window.left(),
                window.outputWidth(),
                window.width());
        long all = (long) window.kernelHeight() * window.kernelWidth();
        long idle = all - rows * columns;
        if (idle > 0) {
            findings.report(
                    ProblemCode.IDLE_TAPS,
                    node.layer(),
                    List.of("dilation", "kernel"),
                    (idle == all ? "all " : idle + " of the ") + all + " taps of its kernel, which spans "
                            + window.pair(window.spanY(), window.spanX()) + ", never " + text
                            + ". Use a smaller kernel or dilation.");
        }
    }

    /** How many taps along an axis meet the image at some step: at the first one that is not before it. */
    private static long used(int kernel, long dilation, long stride, long padding, long positions, long extent) {
        return LongStream.range(0, kernel)
                .map(tap -> tap * dilation - padding)
                .filter(start -> {
                    long step = start >= 0 ? 0 : (-start + stride - 1) / stride;
                    return step < positions && start + step * stride < extent;
                })
                .count();
    }
}
