// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.Elementwise;

/** Activation functions and their derivatives, all from the input. */
final class ElementwiseRule implements Rule<Elementwise> {
    private static final double SELU_SCALE = 1.0507009873554804934193349852946;
    private static final double SELU_ALPHA = 1.6732632423543772848170429916717;

    @Override
    public void forward(Elementwise op, Operands o) {
        double scale = Rules.largest(o.in(0));
        for (int i = 0; i < o.out().length; i++) {
            double x = o.in(0)[i];
            // What the operation before has applied already: max(0, x) twice is max(0, x) once.
            o.out()[i] = value(op.function(), op.alpha(), x);
            if (hasKink(op)) {
                o.decision(x, scale);
            }
        }
    }

    @Override
    public void backward(Elementwise op, Operands o) {
        for (int i = 0; i < o.dOut().length; i++) {
            o.dIn(0)[i] += o.dOut()[i] * derivative(op.function(), op.alpha(), o.in(0)[i]);
        }
    }

    private static boolean hasKink(Elementwise op) {
        return switch (op.function()) {
            case RELU, LEAKY_RELU, ELU, SELU -> true;
            default -> false;
        };
    }

    static double value(Elementwise.Function function, double alpha, double x) {
        return switch (function) {
            case SIGMOID -> sigmoid(x);
            case TANH -> Math.tanh(x);
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : alpha * x;
            case ELU -> x > 0 ? x : alpha * Math.expm1(x);
            case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * Math.expm1(x));
            case GELU -> x * normal(x);
            case SILU -> x * sigmoid(x);
            case SOFTPLUS -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
        };
    }

    static double derivative(Elementwise.Function function, double alpha, double x) {
        return switch (function) {
            case SIGMOID -> sigmoid(x) * (1 - sigmoid(x));
            case TANH -> 1 - Math.tanh(x) * Math.tanh(x);
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : alpha;
            case ELU -> x > 0 ? 1 : alpha * Math.exp(x);
            case SELU -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x));
            case GELU -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            case SILU -> sigmoid(x) * (1 + x * (1 - sigmoid(x)));
            case SOFTPLUS -> sigmoid(x);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** The normal distribution function by its series {@code 1/2 + phi(x) (x + x^3/3 + x^5/15 + ...)} (Marsaglia, 2004). */
    private static double normal(double x) {
        if (Math.abs(x) > 10) {
            return x > 0 ? 1 : 0; // but for 1e-23
        }
        double sum = x;
        double term = x;
        for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
