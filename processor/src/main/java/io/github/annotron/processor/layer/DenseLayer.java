// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Affine;
import java.util.List;
import java.util.Optional;

/** {@code @Dense}: an affine map of the last axis and an activation. */
final class DenseLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Dense";
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        Optional<Integer> units = scope.width("units");
        if (!scope.isFinite("constant") || units.isEmpty()) {
            return Optional.empty();
        }
        int in = inputs.get(0).shape().last();
        int out = units.get();
        boolean transposed = scope.isTransposed();
        Optional<Weights> weights = transposed
                ? Weights.of(scope, List.of(out, in), out, out, in)
                : Weights.of(scope, List.of(in, out), out, in, out);
        return weights.flatMap(w -> Activations.fused(
                scope,
                inputs,
                rectified -> new Affine(inputs.get(0).shape(), w.kernel(), transposed, w.bias(), rectified)));
    }
}
