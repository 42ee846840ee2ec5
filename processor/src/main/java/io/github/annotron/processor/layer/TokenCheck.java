// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.source.LayerDeclaration;
import java.util.Map;
import java.util.Objects;

/** Whether token ids come from outside, where they are checked: what a layer computes need not be whole numbers in range. */
final class TokenCheck {

    private TokenCheck() {}

    static void check(Graph graph, Map<String, Placement> placements, Diagnostics diagnostics) {
        for (Node node : graph.nodes()) {
            if (node.op().vocabulary() > 0 && graph.origin(node.inputs().get(0)).isPresent()) {
                Placement layer = Objects.requireNonNull(placements.get(node.layer()));
                LayerDeclaration.Read read = layer.declaration().reads().get(0);
                diagnostics.report(
                        ProblemCode.INVALID_VALUE,
                        read.site(),
                        layer.subject(),
                        "it reads token ids, and " + read.layer() + " computes numbers of any kind. Let it read an"
                                + " @Input, or a @Reshape of one.");
            }
        }
    }
}
