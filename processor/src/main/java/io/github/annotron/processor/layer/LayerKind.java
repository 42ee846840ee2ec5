// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** What a layer annotation means: its checks, its parameters, and the operations that it becomes. */
interface LayerKind {

    /** The annotation's simple name. */
    String annotation();

    /** How many layers it reads at least; 1 unless overridden. */
    default int fewestInputs() {
        return 1;
    }

    /** How many layers it reads at most; as many as at least unless overridden. */
    default int mostInputs() {
        return fewestInputs();
    }

    /**
     * Checks the attributes, infers the shape, and applies operations.
     *
     * @param scope the layer under construction
     * @param inputs what it reads, as many as allowed
     * @return the layer's output, or empty if a problem was reported
     */
    Optional<Value> build(LayerScope scope, List<Value> inputs);
}
