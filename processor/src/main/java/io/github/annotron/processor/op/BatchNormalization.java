// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import com.palantir.javapoet.CodeBlock;
import io.github.annotron.processor.code.Allocation;
import io.github.annotron.processor.code.ArrayLength;
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
 * {@code y = max(floor, (x - mean) / sqrt(variance + epsilon) * scale + shift)}, with mean and variance of each channel: in
 * training those of the batch, in prediction running averages of them. Where these are frozen, they count in training too.
 *
 * @param shape of input and output
 * @param momentum of the running averages: the weight of what they were
 * @param scale {@code {channels}}
 * @param shift {@code {channels}}
 * @param mean {@code {channels}}, measured
 * @param variance {@code {channels}}, measured
 * @param rectified whether the floor is 0: a ReLU that costs nothing; its derivative is an operation of its own
 * @param folded whether in prediction the operation before does it all, see {@link Folding}
 */
public record BatchNormalization(
        Shape shape,
        float epsilon,
        float momentum,
        Optional<Parameter> scale,
        Optional<Parameter> shift,
        Parameter mean,
        Parameter variance,
        boolean rectified,
        boolean folded)
        implements Op {

    public int channels() {
        return shape.last();
    }

    /** Rows of channels in a sample. */
    public int positions() {
        return shape.size() / channels();
    }

    BatchNormalization folding() {
        return new BatchNormalization(shape, epsilon, momentum, scale, shift, mean, variance, rectified, true);
    }

    /** The least value of the output, as source text. */
    String floor() {
        return rectified ? "0f" : Product.NO_FLOOR;
    }

    @Override
    public String description() {
        return "mean 0 and variance 1 of each channel";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.of(scale.stream(), shift.stream(), Stream.of(mean, variance))
                .flatMap(parameters -> parameters)
                .toList();
    }

    @Override
    public boolean readsGradientAfterwards() {
        return false;
    }

    @Override
    public boolean identityInPrediction() {
        return folded;
    }

    @Override
    public boolean spansBatch() {
        return !mean.isFrozen();
    }

    @Override
    public void derive(ForwardScope scope, Code code) {
        if (spansBatch()) {
            code.begin(
                    folded ? "if ($L && !$L)" : "if (!($L && $L))",
                    folded ? scope.asDeclared() : scope.training(),
                    scope.learns());
        }
        fix(scope, code);
        if (spansBatch()) {
            code.end();
        }
    }

    private void fix(ForwardScope scope, Code code) {
        Shares.declare(code, channels());
        code.line(
                "$T.fixed(first, last, $L, $L, $L, $Lf, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                channels(),
                scope.parameter(mean),
                scope.parameter(variance),
                epsilon,
                scope.parameterOrNull(scale),
                scope.parameterOrNull(shift),
                fixedValues(scope));
    }

    @Override
    public void forwardMoments(ForwardScope scope, Code code) {
        code.begin("if ($L)", scope.learns());
        code.line(
                "$T.moments(from, to, $L, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                positions(),
                channels(),
                scope.input(0),
                moments(scope));
        code.end();
    }

    @Override
    public void forwardTotals(ForwardScope scope, Code code) {
        code.begin("if ($L)", scope.learns());
        Shares.declare(code, channels());
        code.line(
                "$T.totals(first, last, samples, $L, $L, $L, $Lf, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                positions(),
                channels(),
                moments(scope),
                epsilon,
                scope.parameterOrNull(scale),
                scope.parameterOrNull(shift),
                batchValues(scope));
        code.end();
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        if (folded) {
            code.begin("if ($L)", scope.asDeclared());
            normalize(scope, code, spansBatch() ? values(scope, scope.learns()) : fixedValues(scope));
            Moves.elseCopy(scope, code, shape);
        } else {
            String ofBatch = scope.training() + " && " + scope.learns();
            normalize(scope, code, spansBatch() ? values(scope, ofBatch) : fixedValues(scope));
        }
    }

    private String values(ForwardScope scope, String ofBatch) {
        return ofBatch + " ? " + batchValues(scope) + " : " + fixedValues(scope);
    }

    @Override
    public Monotony monotony() {
        return Monotony.OWN;
    }

    @Override
    public void deriveBounds(ForwardScope scope, Code code) {
        fix(scope, code);
    }

    /** It rises or falls with the sign of the scale. */
    @Override
    public void bounds(ForwardScope scope, Code code) {
        normalize(scope, code, fixedValues(scope));
        code.line("$T.order($L, $L)", RuntimeNames.INTERVALS, shape.size(), scope.output());
    }

    private void normalize(ForwardScope scope, Code code, String values) {
        code.line(
                "$T.normalize($L, $L, $L, $L, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                element("from"),
                element("to"),
                channels(),
                scope.input(0),
                values,
                floor(),
                scope.output());
    }

    @Override
    public void backwardMoments(BackwardScope scope, Code code) {
        code.begin("if ($L)", scope.learns());
        code.line(
                "$T.gradientMoments(from, to, $L, $L, $L, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                positions(),
                channels(),
                scope.input(0),
                scope.forwardWorkspace("Batch"),
                scope.outputGradient(),
                sums(scope));
        code.end();
    }

    @Override
    public void backwardTotals(BackwardScope scope, Code code) {
        Optional<BackwardScope.Target> dScale = scale.flatMap(scope::parameterGradient);
        Optional<BackwardScope.Target> dShift = shift.flatMap(scope::parameterGradient);
        code.begin("if ($L)", scope.learns());
        Shares.declare(code, channels());
        code.line(
                "$T.gradientTotals(first, last, samples, $L, $L, $L, $L,\n$L, $L, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                positions(),
                channels(),
                sums(scope),
                scope.forwardWorkspace("Batch"),
                dScale.map(BackwardScope.Target::array).orElse("null"),
                dScale.isPresent() && dScale.get().accumulate(),
                dShift.map(BackwardScope.Target::array).orElse("null"),
                dShift.isPresent() && dShift.get().accumulate(),
                gradientValues(scope));
        code.next("else");
        code.line("$T.fill($L, 0f)", Arrays.class, gradientValues(scope));
        code.end();
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        scope.inputGradient(0)
                .ifPresent(target -> code.line(
                        "$T.gradient($L, $L, $L, $L, $L, $L, $L, $L, $L)",
                        RuntimeNames.BATCH_NORMALIZATION,
                        element("from"),
                        element("to"),
                        channels(),
                        scope.input(0),
                        values(scope),
                        gradientValues(scope),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate()));
    }

    @Override
    public void measure(BackwardScope scope, Code code) {
        if (!spansBatch()) {
            return;
        }
        Shares.declare(code, channels());
        code.line(
                "$T.update(first, last, $L, $L, $Lf, $L, $L, $L)",
                RuntimeNames.BATCH_NORMALIZATION,
                channels(),
                Index.times("samples", positions()),
                momentum,
                scope.forwardWorkspace("Batch"),
                scope.parameter(mean),
                scope.parameter(variance));
    }

    private String values(BackwardScope scope) {
        String fixed = scope.forwardWorkspace("Fixed");
        return spansBatch() ? scope.learns() + " ? " + scope.forwardWorkspace("Batch") + " : " + fixed : fixed;
    }

    private Index element(String sample) {
        return Index.times(sample, shape.size());
    }

    private String moments(ForwardScope scope) {
        return scope.workspace("PerSample", 2 * channels());
    }

    /** Zeros, where nothing fills it. */
    private String gradientValues(BackwardScope scope) {
        return scope.array("BackwardBatch", allocation("gradientValues"));
    }

    private String sums(BackwardScope scope) {
        return scope.workspace("BackwardPerSample", 2 * channels());
    }

    private String batchValues(ForwardScope scope) {
        return scope.array("Batch", allocation("values"));
    }

    private String fixedValues(ForwardScope scope) {
        return scope.array("Fixed", allocation("values"));
    }

    private Allocation allocation(String method) {
        CodeBlock code = CodeBlock.of("$T.$L($L)", RuntimeNames.BATCH_NORMALIZATION, method, channels());
        CodeBlock length = CodeBlock.of("$T.$LLength($L)", RuntimeNames.BATCH_NORMALIZATION, method, channels());
        return new Allocation(code, ArrayLength.of(length));
    }
}
