// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.layer.Placement;
import java.util.List;

/** All checks of a network that has no errors. */
public final class Lint {

    private Lint() {}

    public static void check(List<Placement> placements, Graph graph, Diagnostics diagnostics) {
        Findings findings = new Findings(placements, diagnostics);
        new DeadUnits(graph, findings).check();
        LostPixels.check(graph, findings);
        IdleTaps.check(graph, findings);
        SaturatingOutput.check(graph, findings);
        DominantLayer.check(graph, findings);
    }
}
