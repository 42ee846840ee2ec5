// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.Optional;

/**
 * Normal noise: {@code y = x + deviation e} in training, and {@code dx = dy}, which shares its memory. Each e is a hash of the
 * step's key and the element's index.
 *
 * @param shape of input and output
 * @param deviation the standard deviation
 */
public record Noise(Shape shape, float deviation) implements Op {

    @Override
    public Optional<Op> atOneStep() {
        return Optional.of(new Noise(shape.with(0, 1), deviation));
    }

    @Override
    public String description() {
        return "standard deviation " + deviation;
    }

    @Override
    public boolean identityInPrediction() {
        return true;
    }

    @Override
    public boolean identityInGradient() {
        return true;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        RandomChange.forward(scope, shape, RuntimeNames.GAUSSIAN, "add", deviation, code);
    }

    @Override
    public void backward(BackwardScope scope, Code code) {}
}
