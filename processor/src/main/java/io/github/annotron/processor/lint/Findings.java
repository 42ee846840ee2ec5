// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.Diagnostics;
import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.diagnostic.Site;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.layer.Placement;
import io.github.annotron.processor.source.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what was found in the graph to its place in the source. */
final class Findings {
    private final Map<String, Placement> layers;
    private final Diagnostics diagnostics;

    Findings(List<Placement> placements, Diagnostics diagnostics) {
        this.layers = placements.stream().collect(Collectors.toMap(Placement::name, Function.identity()));
        this.diagnostics = diagnostics;
    }

    /** The layer that gives an operation its first input, for messages: not its own, in which that was made ready. */
    static String input(Graph graph, Node node) {
        Value value = node.inputs().get(0);
        while (value.layer().equals(node.layer())) {
            value = graph.origin(value).orElseThrow().inputs().get(0);
        }
        return value.layer();
    }

    /**
     * Adds a warning.
     *
     * @param attributes which could be the cause, the likeliest first: it is placed at the first one that the user wrote
     */
    void report(ProblemCode code, String layer, List<String> attributes, String text) {
        Placement placement = Objects.requireNonNull(layers.get(layer));
        Attributes written = placement.declaration().attributes();
        Site site = attributes.stream()
                .filter(written.sites()::containsKey)
                .findFirst()
                .map(written::site)
                .orElse(written.annotation());
        diagnostics.report(code, site, placement.subject(), text);
    }
}
