// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Parameter;
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
        Optional<Integer> units = scope.positive("units");
        if (!Weights.isConstantFinite(scope) || units.isEmpty()) {
            return Optional.empty();
        }
        int in = inputs.get(0).shape().last();
        int out = units.get();
        Optional<Parameter> kernel = Weights.kernel(scope, List.of(in, out), in, out);
        Optional<Optional<Parameter>> bias = Weights.bias(scope, out, in, out);
        if (kernel.isEmpty() || bias.isEmpty()) {
            return Optional.empty();
        }
        return Activations.fused(
                scope, inputs, rectified -> new Affine(inputs.get(0).shape(), kernel.get(), bias.get(), rectified));
    }
}
