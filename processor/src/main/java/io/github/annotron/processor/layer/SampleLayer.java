// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.NormalSample;
import java.util.List;
import java.util.Optional;

/** {@code @Sample}. */
final class SampleLayer implements LayerKind {

    @Override
    public String annotation() {
        return "Sample";
    }

    @Override
    public int fewestInputs() {
        return 2;
    }

    @Override
    public Optional<Value> build(LayerScope scope, List<Value> inputs) {
        float weight = scope.attributes().number("weight");
        Shape shape = inputs.get(0).shape();
        boolean proper = weight >= 0 && weight < Float.POSITIVE_INFINITY;
        if (!proper) {
            scope.problem(
                    ProblemCode.INVALID_VALUE,
                    "weight",
                    "weight is " + weight + ". It must be finite and at least 0, which leaves the divergence away.");
        }
        if (!inputs.get(1).shape().equals(shape)) {
            scope.problemAtInput(
                    ProblemCode.SHAPE_MISMATCH,
                    1,
                    scope.outputOf(1, inputs.get(1)) + " cannot be the logarithms of the variances for "
                            + scope.outputOf(0, inputs.get(0)) + ", the means. Give both the same shape.");
            proper = false;
        }
        return proper ? scope.output(new NormalSample(shape, weight), inputs) : Optional.empty();
    }
}
