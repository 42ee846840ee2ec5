// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.op.Interpolation;

/**
 * Places are intervals of equal length, and a value is that of its interval's middle. The middle of a new interval lies between the
 * middles of two old ones, or beyond all.
 */
final class InterpolationRule implements Rule<Interpolation> {

    private interface Visitor {
        void visit(int from, int to, double weight);
    }

    @Override
    public void forward(Interpolation op, Operands o) {
        walk(op, o, (from, to, weight) -> o.out()[to] += weight * o.in(0)[from]);
    }

    @Override
    public void backward(Interpolation op, Operands o) {
        walk(op, o, (from, to, weight) -> o.dIn(0)[from] += weight * o.dOut()[to]);
    }

    private static void walk(Interpolation op, Operands o, Visitor visitor) {
        int size = op.shape().size();
        int last = op.input().extent(op.axis()) - 1;
        for (int to = 0; to < o.samples() * size; to++) {
            int[] at = Rules.coordinates(to % size, op.shape());
            double middle = (at[op.axis()] + 0.5) / op.factor() - 0.5;
            double clamped = Math.max(0, Math.min(last, middle));
            int low = (int) Math.floor(clamped);
            int high = Math.min(last, low + 1);
            int sample = to / size * op.input().size();
            at[op.axis()] = low;
            visitor.visit(sample + Rules.index(at, op.input()), to, 1 - (clamped - low));
            at[op.axis()] = high;
            visitor.visit(sample + Rules.index(at, op.input()), to, clamped - low);
        }
    }
}
