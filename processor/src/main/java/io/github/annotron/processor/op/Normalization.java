// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.BackwardScope;
import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.Index;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code y = (x - mean) / sqrt(variance + epsilon) * scale + shift}, with mean and variance of each group of each row of a
 * sample. A row consists of {@code positions}, each of {@code groups * width} channels, and a group has its {@code width}
 * channels of all positions.
 *
 * @param shape of input and output
 * @param scale {@code {groups * width}}
 * @param shift {@code {groups * width}}
 */
public record Normalization(
        Shape shape,
        int positions,
        int groups,
        int width,
        float epsilon,
        Optional<Parameter> scale,
        Optional<Parameter> shift)
        implements Op {

    /** Rows in a sample. */
    public int rows() {
        return shape.size() / (positions * channels());
    }

    private int channels() {
        return groups * width;
    }

    @Override
    public Optional<Op> atOneStep() {
        return rows() % shape.extent(0) == 0
                ? Optional.of(new Normalization(shape.with(0, 1), positions, groups, width, epsilon, scale, shift))
                : Optional.empty();
    }

    @Override
    public String description() {
        return "mean 0 and variance 1 of each "
                + (rows() * groups == 1 ? "sample" : positions * width + " of " + shape.size());
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(scale.stream(), shift.stream()).toList();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        code.line(
                "$T.forward($L, $L, $L, $L, $L, $Lf,\n$L, $L, $L, $L, $L)",
                RuntimeNames.NORMALIZATION,
                row("from"),
                row("to"),
                positions,
                groups,
                width,
                epsilon,
                scope.input(0),
                scope.parameterOrNull(scale),
                scope.parameterOrNull(shift),
                scope.output(),
                scope.workspace("Statistics", 2 * rows() * groups));
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0)
                .ifPresent(target -> code.line(
                        "$T.gradient($L, $L, $L, $L, $L,\n$L, $L, $L, $L, $L, $L)",
                        RuntimeNames.NORMALIZATION,
                        row("from"),
                        row("to"),
                        positions,
                        groups,
                        width,
                        scope.input(0),
                        scope.parameterOrNull(scale),
                        scope.forwardWorkspace("Statistics"),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate()));
    }

    @Override
    public void gradients(BackwardScope scope, Code code) {
        scale.flatMap(scope::parameterGradient).ifPresent(target -> {
            Shares.declare(code, channels());
            if (!target.accumulate()) {
                code.line("$T.fill($L, first, last, 0f)", Arrays.class, target.array());
            }
            code.line(
                    "$T.scaleGradient(first, last, $L, $L, $L, $L,\n$L, $L, $L, $L)",
                    RuntimeNames.NORMALIZATION,
                    row("samples"),
                    positions,
                    groups,
                    width,
                    scope.input(0),
                    scope.forwardWorkspace("Statistics"),
                    scope.outputGradient(),
                    target.array());
        });
        shift.flatMap(scope::parameterGradient)
                .ifPresent(target -> Biases.gradient(
                        code,
                        target,
                        channels(),
                        Index.times("samples", (long) rows() * positions).toString(),
                        scope.outputGradient()));
    }

    private Index row(String sample) {
        return Index.times(sample, rows());
    }
}
