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
 * Inverted dropout (Srivastava et al., 2014): {@code y = x m}, {@code dx = dy m}, where m is 0 with the probability
 * {@code rate} and {@code 1 / (1 - rate)} otherwise. The mask is a hash of the step's key and the element's index, so it
 * is computed twice and never stored.
 *
 * @param shape of input and output
 * @param rate the probability of a zero
 * @param wholeChannels whether m is the same at all positions of a channel, and the index is that of sample and channel
 */
public record DropoutMask(Shape shape, float rate, boolean wholeChannels) implements Op {

    @Override
    public Optional<Op> atOneStep() {
        return Optional.of(new DropoutMask(shape.with(0, 1), rate, wholeChannels));
    }

    @Override
    public String description() {
        return "rate " + rate + (wholeChannels ? ", whole channels" : "");
    }

    @Override
    public boolean identityInPrediction() {
        return true;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        if (!wholeChannels) {
            RandomChange.forward(scope, shape, RuntimeNames.DROPOUT, "forward", rate, code);
            return;
        }
        code.begin("if ($L)", scope.training());
        code.line(
                "$T.forwardChannels($L, $Lf, from, to, $L, $L, $L, $L)",
                RuntimeNames.DROPOUT,
                scope.key(),
                rate,
                shape.size() / shape.last(),
                shape.last(),
                scope.input(0),
                scope.output());
        Moves.elseCopy(scope, code, shape);
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        if (wholeChannels) {
            scope.inputGradient(0)
                    .ifPresent(target -> code.line(
                            "$T.gradientChannels($L, $L, from, to, $L, $L, $L, $L, $L)",
                            RuntimeNames.DROPOUT,
                            scope.key(),
                            rate(scope),
                            shape.size() / shape.last(),
                            shape.last(),
                            scope.outputGradient(),
                            target.array(),
                            target.accumulate()));
            return;
        }
        scope.inputGradient(0)
                .ifPresent(target -> code.line(
                        "$T.gradient($L, $L, $L, $L, $L, $L, $L)",
                        RuntimeNames.DROPOUT,
                        scope.key(),
                        rate(scope),
                        Index.times("from", shape.size()),
                        Index.times("to", shape.size()),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate()));
    }

    /** Nothing is dropped on the way back of an explanation. */
    private String rate(BackwardScope scope) {
        return scope.training() + " ? " + rate + "f : 0f";
    }
}
