// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.layer;

import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.SoftmaxRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How activations become operations. */
final class Activations {
    static final String LINEAR = "LINEAR";
    private static final String RELU = "RELU";
    static final String SOFTMAX = "SOFTMAX";

    private Activations() {}

    /**
     * Applies an operation and the layer's activation to its result.
     *
     * @param scope the layer
     * @param inputs of the operation
     * @param operation makes the operation; told whether to apply ReLU itself, which costs it nothing
     */
    static Optional<Value> fused(LayerScope scope, List<Value> inputs, Function<Boolean, Op> operation) {
        boolean rectified = scope.attributes().constant("activation").equals(RELU);
        return after(scope, inputs, operation.apply(rectified), rectified);
    }

    /** Applies an operation that has no ReLU of its own, and the layer's activation to its result. */
    static Optional<Value> after(LayerScope scope, List<Value> inputs, Op operation) {
        return after(scope, inputs, operation, false);
    }

    private static Optional<Value> after(LayerScope scope, List<Value> inputs, Op operation, boolean rectified) {
        String activation = scope.attributes().constant("activation");
        if (activation.equals(LINEAR)) {
            return scope.output(operation, inputs);
        }
        return scope.apply("Sums", operation, inputs)
                .flatMap(sums -> scope.output(
                        activation.equals(SOFTMAX)
                                ? new SoftmaxRows(sums.shape(), true)
                                : new Elementwise(
                                        sums.shape(),
                                        function(activation),
                                        function(activation).alpha(),
                                        true,
                                        rectified),
                        List.of(sums)));
    }

    /** Where a layer's activation stands. */
    static String attribute(String kind) {
        return kind.equals("Activate") ? "value" : "activation";
    }

    /** An activation as a layer of its own. */
    static Op separate(Value input, String activation, float alpha) {
        return activation.equals(SOFTMAX)
                ? new SoftmaxRows(input.shape(), false)
                : new Elementwise(input.shape(), function(activation), alpha, false, false);
    }

    static Elementwise.Function function(String activation) {
        return Elementwise.Function.valueOf(activation);
    }

    /** The field's default for a kernel before this activation. */
    static String initializer(String activation) {
        return switch (activation) {
            case RELU, "LEAKY_RELU", "ELU", "GELU", "SILU" -> "HE_UNIFORM";
            case "SELU" -> "LECUN_NORMAL";
            default -> "GLOROT_UNIFORM";
        };
    }
}
