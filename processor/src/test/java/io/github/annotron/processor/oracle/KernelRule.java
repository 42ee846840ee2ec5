// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import java.util.Optional;

/** Sums of products of inputs and weights, which start from a bias of each channel; which belong together, a subclass knows. */
abstract class KernelRule<O extends Op> implements Rule<O> {

    interface Visitor {
        void visit(int input, int weight, int output);
    }

    abstract Parameter kernel(O op);

    abstract Optional<Parameter> bias(O op);

    abstract boolean rectified(O op);

    /** All triples of an input, a weight and an output that belong together. */
    abstract void walk(O op, Operands o, Visitor visitor);

    @Override
    public void forward(O op, Operands o) {
        bias(op).ifPresent(bias -> {
            for (int i = 0; i < o.out().length; i++) {
                o.out()[i] = o.parameter(bias)[i % op.shape().last()];
            }
        });
        double[] w = o.parameter(kernel(op));
        walk(op, o, (input, weight, output) -> o.out()[output] += o.in(0)[input] * w[weight]);
        if (rectified(op)) {
            Rules.rectify(o);
        }
    }

    @Override
    public void backward(O op, Operands o) {
        bias(op).ifPresent(bias -> {
            for (int i = 0; i < o.dOut().length; i++) {
                o.dParameter(bias)[i % op.shape().last()] += o.dOut()[i];
            }
        });
        double[] w = o.parameter(kernel(op));
        double[] dw = o.dParameter(kernel(op));
        walk(op, o, (input, weight, output) -> {
            o.dIn(0)[input] += o.dOut()[output] * w[weight];
            dw[weight] += o.dOut()[output] * o.in(0)[input];
        });
    }
}
