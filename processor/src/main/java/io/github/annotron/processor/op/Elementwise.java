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
 * An activation function of each element. {@code dx = dy f'}, where f' comes from the output, if that determines it, or
 * from the input.
 *
 * @param shape of input and output
 * @param function the function
 * @param alpha its parameter, if it has one
 * @param fused whether the input is a sum that nobody else reads
 * @param done whether the operation before has already applied the function in its epilogue; then only the derivative is
 *     left to do
 * @param derived whether the operation behind has already multiplied with the derivative
 */
public record Elementwise(Shape shape, Function function, float alpha, boolean fused, boolean done, boolean derived)
        implements Op {

    public Elementwise(Shape shape, Function function, float alpha, boolean fused, boolean done) {
        this(shape, function, alpha, fused, done, false);
    }

    /** The same, whose derivative is the business of the operation behind; the gradients of both share memory. */
    Elementwise withoutDerivative() {
        return new Elementwise(shape, function, alpha, fused, done, true);
    }

    /** A function: its method in the runtime's {@code Activations}. */
    public enum Function {
        SIGMOID("sigmoid", true, Float.NaN),
        TANH("tanh", true, Float.NaN),
        RELU("relu", true, Float.NaN),
        LEAKY_RELU("leakyRelu", true, 0.01f),
        ELU("elu", true, 1f),
        SELU("selu", true, Float.NaN),
        GELU("gelu", false, Float.NaN),
        SILU("silu", false, Float.NaN),
        SOFTPLUS("softplus", true, Float.NaN);

        private final String method;
        private final boolean fromOutput;
        private final float alpha;

        Function(String method, boolean fromOutput, float alpha) {
            this.method = method;
            this.fromOutput = fromOutput;
            this.alpha = alpha;
        }

        /** The name of its method in the runtime. */
        public String method() {
            return method;
        }

        /** The parameter's default, NaN if there is no parameter. */
        public float alpha() {
            return alpha;
        }

        /** Whether the derivative follows from the output alone. */
        public boolean isFromOutput() {
            return fromOutput;
        }

        /**
         * Emits the function of the elements {@code from} to {@code to}.
         *
         * @param alpha its parameter, if it has one
         */
        void value(Code code, String x, Index from, Index to, String y, float alpha) {
            code.line("$T.$L($L, $L, $L, $L$L)", RuntimeNames.ACTIVATIONS, method, x, from, to, y, argument(alpha));
            switch (this) {
                case SIGMOID, TANH, GELU, SILU, SOFTPLUS -> code.usesExponentials();
                case RELU, LEAKY_RELU, ELU, SELU -> {}
            }
        }

        /**
         * Emits the gradient at its input.
         *
         * @param known the output, or the input if the derivative does not follow from that
         */
        void gradient(
                Code code, String known, Index from, Index to, String dy, String dx, boolean accumulate, float alpha) {
            code.line(
                    "$T.$LGradient($L, $L, $L, $L, $L, $L$L)",
                    RuntimeNames.ACTIVATIONS,
                    method,
                    known,
                    from,
                    to,
                    dy,
                    dx,
                    accumulate,
                    argument(alpha));
        }

        private String argument(float value) {
            return Float.isNaN(alpha) ? "" : ", " + value + "f";
        }
    }

    @Override
    public Optional<Op> atOneStep() {
        return Optional.of(new Elementwise(shape.with(0, 1), function, alpha, fused, done));
    }

    @Override
    public String description() {
        return function.method();
    }

    @Override
    public Storage storage() {
        return fused && function.fromOutput ? Storage.IN_PLACE : Storage.OWN;
    }

    @Override
    public void forward(ForwardScope scope, Code code) {
        if (!done) {
            function.value(code, scope.input(0), from(), to(), scope.output(), alpha);
        }
    }

    @Override
    public Monotony monotony() {
        return switch (function) {
            case RELU, LEAKY_RELU, TANH, ELU, SELU -> Monotony.RISING;
            case SIGMOID, SOFTPLUS, GELU, SILU -> Monotony.OWN;
        };
    }

    @Override
    public void bounds(ForwardScope scope, Code code) {
        code.line(
                "$T.$L($L, $L, $L)",
                RuntimeNames.INTERVALS,
                function.method(),
                shape.size(),
                scope.input(0),
                scope.output());
    }

    @Override
    public void backward(BackwardScope scope, Code code) {
        if (derived) {
            return;
        }
        scope.inputGradient(0)
                .ifPresent(target -> function.gradient(
                        code,
                        function.fromOutput ? scope.output() : scope.input(0),
                        from(),
                        to(),
                        scope.outputGradient(),
                        target.array(),
                        target.accumulate(),
                        alpha));
    }

    private Index from() {
        return Index.times("from", shape.size());
    }

    private Index to() {
        return Index.times("to", shape.size());
    }
}
