// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.Window2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Windows whose last step does not come to the end of the image. */
final class LostPixels {

    private LostPixels() {}

    static void check(Graph graph, Findings findings) {
        for (Node node : graph.nodes()) {
            window(node)
                    .filter(window -> window.edge() == Window2D.Edge.VALID)
                    .ifPresent(window -> check(graph, node, window, findings));
        }
    }

    private static Optional<Window2D> window(Node node) {
        if (node.op() instanceof Convolution2D convolution) {
            return Optional.of(convolution.window());
        }
        return node.op() instanceof Pooling2D pooling ? Optional.of(pooling.window()) : Optional.empty();
    }

    private static void check(Graph graph, Node node, Window2D window, Findings findings) {
        List<String> lost = new ArrayList<>();
        last(window.height(), window.spanY(), window.strideY(), "row").ifPresent(lost::add);
        last(window.width(), window.spanX(), window.strideX(), window.isSeries() ? "step" : "column")
                .ifPresent(lost::add);
        if (!lost.isEmpty()) {
            findings.report(
                    ProblemCode.LOST_PIXELS,
                    node.layer(),
                    List.of("stride", "kernel", "value"),
                    "with stride " + window.pair(window.strideY(), window.strideX()) + " its windows never reach "
                            + String.join(" and ", lost) + " of the " + window.inputText() + " of "
                            + Findings.input(graph, node) + ". Use padding = SAME if they matter.");
        }
    }

    /** What is left over at the end. Who steps further than the window reaches wants pixels to be left out. */
    private static Optional<String> last(int extent, int span, int stride, String noun) {
        int lost = stride <= span ? (extent - span) % stride : 0;
        if (lost == 0) {
            return Optional.empty();
        }
        return Optional.of(lost == 1 ? "the last " + noun : "the last " + lost + " " + noun + "s");
    }
}
