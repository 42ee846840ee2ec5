// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Bounded;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether it is known of all operations of a certifiable network what they do to bounds. */
public final class BoundsCheck {

    private BoundsCheck() {}

    /** Reports the layers of which it is not known. */
    public static void check(List<Placement> placements, Graph graph, Diagnostics diagnostics) {
        Map<String, String> refused = new HashMap<>();
        for (Node node : Bounded.refused(graph)) {
            refused.putIfAbsent(node.layer(), node.op().description());
        }
        for (Placement placement : placements) {
            if (refused.containsKey(placement.name()) && !placement.isEntry() && !placement.isExit()) {
                String what = "@" + placement.declaration().kind() + " (" + refused.get(placement.name()) + ")";
                diagnostics.report(
                        ProblemCode.NOT_CERTIFIABLE,
                        placement.declaration().attributes().annotation(),
                        placement.subject(),
                        "the network is to be certifiable, and there are no bounds of what " + what
                                + " computes. Put another layer in its place, or leave certifiable = true out.");
            }
        }
    }
}
