// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.op;

import io.github.annotron.processor.code.Code;
import io.github.annotron.processor.code.ForwardScope;
import io.github.annotron.processor.code.RuntimeNames;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A product with a kernel that has a column for each channel of the output, as its elements lie: in prediction it can normalise
 * them on the way.
 */
interface Foldable extends Op {

    Parameter kernel();

    Optional<Parameter> bias();

    boolean rectified();

    /** Whether it is such a product, with nothing between it and a normalisation behind it. */
    default boolean canFold() {
        return !rectified();
    }

    /** The normalisation that it does in prediction. */
    Optional<BatchNormalization> norm();

    /** The same product, which does a normalisation in prediction. */
    Foldable with(BatchNormalization norm);

    /**
     * What the product multiplies with and starts from.
     *
     * @param bias null for zeros
     */
    record Operands(String kernel, @Nullable String bias, String floor) {}

    /** The operands of the pass; where they depend on it, they are declared first. */
    default Operands operands(ForwardScope scope, Code code) {
        String floor = rectified() ? "0f" : Product.NO_FLOOR;
        String bias = bias().map(scope::parameter).orElse(null);
        if (norm().isEmpty()) {
            return new Operands(scope.parameter(kernel()), bias, floor);
        }
        String asDeclared = scope.asDeclared();
        code.line("float[] kernel = $L ? $L : $L", asDeclared, scope.parameter(kernel()), foldedKernel(scope));
        if (bias == null) {
            code.line(
                    "float[] bias = $L ? $T.zeros($L) : $L",
                    asDeclared,
                    RuntimeNames.KERNELS,
                    channels(),
                    foldedBias(scope));
        } else {
            code.line("float[] bias = $L ? $L : $L", asDeclared, bias, foldedBias(scope));
        }
        if (norm().get().rectified()) {
            code.line(
                    "float floor = $L ? $L : $L",
                    asDeclared,
                    floor,
                    norm().get().floor());
            floor = "floor";
        }
        return new Operands("kernel", "bias", floor);
    }

    @Override
    default void derive(ForwardScope scope, Code code) {
        if (norm().isPresent()) {
            code.begin("if (!$L)", scope.asDeclared());
            Shares.declare(code, channels());
            fold(scope, code);
            code.end();
        }
    }

    @Override
    default Monotony monotony() {
        return Monotony.OWN;
    }

    @Override
    default void deriveBounds(ForwardScope scope, Code code) {
        Shares.declare(code, channels());
        fold(scope, code);
        part(scope, code, norm().isPresent() ? foldedKernel(scope) : scope.parameter(kernel()));
    }

    /** Emits the parting of the kernel of prediction, as its elements lie. */
    default void part(ForwardScope scope, Code code, String kernel) {
        Bounds.part(code, kernel().elements() / channels(), kernel, channels(), 1, channels(), partedKernel(scope));
    }

    /** What the product multiplies bounds with, and starts from. */
    default Operands boundOperands(ForwardScope scope) {
        boolean rises = norm().map(BatchNormalization::rectified).orElse(rectified());
        String bias = norm().isPresent()
                ? foldedBias(scope)
                : bias().map(scope::parameter).orElse(null);
        return new Operands(partedKernel(scope), bias, rises ? "0f" : Product.NO_FLOOR);
    }

    default String partedKernel(ForwardScope scope) {
        return scope.derived(kernel(), "Parted", Bounds.ROWS * kernel().elements());
    }

    private void fold(ForwardScope scope, Code code) {
        norm().ifPresent(norm -> {
            code.line(
                    "$T.fold(first, last, $L, $L, $L, $L,\n$L, $L, $Lf, $L, $L,\n$L, $L)",
                    RuntimeNames.BATCH_NORMALIZATION,
                    kernel().elements() / channels(),
                    channels(),
                    scope.parameter(kernel()),
                    scope.parameterOrNull(bias()),
                    scope.parameter(norm.mean()),
                    scope.parameter(norm.variance()),
                    norm.epsilon(),
                    scope.parameterOrNull(norm.scale()),
                    scope.parameterOrNull(norm.shift()),
                    foldedKernel(scope),
                    foldedBias(scope));
        });
    }

    private int channels() {
        return shape().last();
    }

    private String foldedKernel(ForwardScope scope) {
        return scope.derived(kernel(), "Folded", kernel().elements());
    }

    private String foldedBias(ForwardScope scope) {
        return scope.derived(kernel(), "Shift", channels());
    }
}
