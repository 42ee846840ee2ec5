// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Window2D;
import java.util.Optional;

/** What windows move over. */
enum Space {
    /** Rows and columns; numbers come in pairs. */
    IMAGE,
    /** Steps. */
    SERIES;

    /** Checks that an input is of this kind. */
    boolean isReadBy(LayerScope scope, Value input) {
        return this == IMAGE ? scope.isImage(input) : scope.isSeries(input);
    }

    /**
     * The number of each direction, at least 1; that of rows is 1 in a series.
     *
     * @param noun what they are called in messages
     * @return empty if a problem was reported
     */
    Optional<LayerScope.Pair> pair(LayerScope scope, String attribute, String noun) {
        return this == IMAGE
                ? scope.pair(attribute, noun, 1)
                : scope.positive(attribute, noun).map(number -> new LayerScope.Pair(1, number));
    }

    /** The attribute {@code padding}; empty if a problem was reported. */
    Optional<Window2D.Edge> edge(LayerScope scope) {
        Window2D.Edge edge = Window2D.Edge.valueOf(scope.attributes().constant("padding"));
        if (this == IMAGE && edge == Window2D.Edge.CAUSAL) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "padding",
                    "padding is CAUSAL, and only steps have a past. Use SAME or VALID.");
            return Optional.empty();
        }
        return Optional.of(edge);
    }
}
