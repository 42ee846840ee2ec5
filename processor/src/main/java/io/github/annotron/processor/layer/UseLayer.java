// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code @Use}: what remains of it after {@link Expander} is another name of the result. */
final class UseLayer implements LayerKind {

    @Override
    public String annotation() {
        return Expander.USE;
    }

    @Override
    public int mostInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        return Optional.of(inputs.get(0));
    }
}
