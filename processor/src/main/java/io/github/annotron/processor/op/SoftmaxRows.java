// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;
import java.util.Optional;

/**
 * Softmax over the last axis. {@code dx = y (dy - sum(dy y))}.
 *
 * @param shape of input and output
 * @param fused whether the input is a sum that nobody else reads
 */
public record SoftmaxRows(Shape shape, boolean fused) implements Op {

    @Override
    public Optional<Op> atOneStep() {
        return shape.rank() > 1 ? Optional.of(new SoftmaxRows(shape.with(0, 1), fused)) : Optional.empty();
    }

    @Override
    public String description() {
        return "softmax";
    }

    @Override
    public Storage storage() {
        return fused ? Storage.IN_PLACE : Storage.OWN;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        code.usesExponentials();
        code.line(
                "$T.forward($L, $L, $L, $L, $L)",
                RuntimeNames.SOFTMAX,
                row("from"),
                row("to"),
                shape.last(),
                scope.input(0),
                scope.output());
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0)
                .ifPresent(target -> code.line(
                        "$T.gradient($L, $L, $L, $L, $L, $L, $L)",
                        RuntimeNames.SOFTMAX,
                        row("from"),
                        row("to"),
                        shape.last(),
                        scope.output(),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate()));
    }

    private Index row(String sample) {
        return Index.times(sample, shape.size() / shape.last());
    }
}
