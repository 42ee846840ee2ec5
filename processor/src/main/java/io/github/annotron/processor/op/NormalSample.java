// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Shape;

/**
 * {@code z = mean + exp(logVariance / 2) e}, with a penalty: the divergence from the standard normal distribution. See the
 * runtime's {@code Sampling}. In prediction z is the mean.
 *
 * @param shape of both inputs and of the output
 * @param weight of the divergence in the loss
 */
public record NormalSample(Shape shape, float weight) implements Op {

    @Override
    public String description() {
        return "sampled from normal distributions";
    }

    @Override
    public boolean identityInPrediction() {
        return true;
    }

    @Override
    public float penaltyWeight() {
        return weight;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        code.begin("if ($L)", scope.training());
        code.line(
                "$T.forward($L, $L, $L, $L, $L, $L, $L)",
                RuntimeNames.SAMPLING,
                scope.key(),
                element("from"),
                element("to"),
                scope.input(0),
                scope.input(1),
                scope.workspace("Noise", shape.size()),
                scope.output());
        Moves.elseCopy(scope, code, shape);
    }

    @Override
    public void penalty(BackwardScope scope, Code code, String losses) {
        code.line(
                "$T.divergence(from, to, $L, $L, $L, $L)",
                RuntimeNames.SAMPLING,
                shape.size(),
                scope.input(0),
                scope.input(1),
                losses);
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        String scale = weight == 0 ? "0f" : scope.training() + " ? " + weight + "f / samples : 0f";
        scope.inputGradient(0)
                .ifPresent(target -> code.line(
                        "$T.meanGradient($L, $L, $L, $L, $L, $L, $L)",
                        RuntimeNames.SAMPLING,
                        scale,
                        element("from"),
                        element("to"),
                        scope.input(0),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate()));
        scope.inputGradient(1).ifPresent(target -> {
            code.begin("if ($L)", scope.training());
            code.line(
                    "$T.logVarianceGradient($L, $L, $L, $L, $L, $L, $L, $L)",
                    RuntimeNames.SAMPLING,
                    scale,
                    element("from"),
                    element("to"),
                    scope.input(1),
                    scope.forwardWorkspace("Noise"),
                    scope.outputGradient(),
                    target.array(),
                    target.accumulate());
            if (!target.accumulate()) {
                code.next("else");
                target.clear(shape.size(), code);
            }
            code.end();
        });
    }

    private Index element(String sample) {
        return Index.times(sample, shape.size());
    }
}
