// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.op.Affine;
import io.github.annotron.processor.op.Convolution2D;
import java.util.List;
import java.util.Locale;

/** A dense layer behind convolutions that holds nearly all parameters of a large network. */
final class DominantLayer {
    /** 40 MB of numbers, 160 MB to train them with Adam; below, nobody needs to save. */
    private static final long LARGE = 10_000_000;

    private static final double MOST = 0.9;

    private DominantLayer() {}

    static void check(Graph graph, Findings findings) {
        long all = count(graph.parameters());
        boolean convolves = graph.nodes().stream().anyMatch(node -> node.op() instanceof Convolution2D);
        // In a network of dense layers only, one of them holds most as a matter of course.
        if (all < LARGE || !convolves) {
            return;
        }
        for (Node node : graph.nodes()) {
            long own = count(node.op().parameters());
            if (node.op() instanceof Affine affine && own > MOST * all) {
                findings.report(
                        ProblemCode.DOMINANT_LAYER,
                        node.layer(),
                        List.of("units"),
                        String.format(
                                Locale.ROOT,
                                "it holds %.2f %% of the network's parameters, %d of %d, since it reads %d features. Make its"
                                        + " input smaller, for example with @GlobalAveragePool2D.",
                                100.0 * own / all,
                                own,
                                all,
                                affine.input().last()));
            }
        }
    }

    private static long count(List<Parameter> parameters) {
        return parameters.stream().mapToLong(Parameter::elements).sum();
    }
}
