// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Shape;
import io.github.annotron.processor.op.Merge;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Elements at the same place are combined; an input without positions has its channels at each of them. */
final class MergeRule implements Rule<Merge> {

    @Override
    public void forward(Merge op, Operands o) {
        double scale = IntStream.range(0, op.inputs().size())
                .mapToDouble(term -> Rules.largest(o.in(term)))
                .max()
                .orElseThrow();
        for (int i = 0; i < o.out().length; i++) {
            double[] x = elements(op, o, i);
            o.out()[i] = switch (op.kind()) {
                case ADD -> Arrays.stream(x).sum();
                case SUBTRACT -> x[0] - x[1];
                case MULTIPLY -> product(x);
                case AVERAGE -> Arrays.stream(x).sum() / x.length;
                case MAXIMUM, MINIMUM -> {
                    double chosen = x[chosen(op, x)];
                    Arrays.stream(x).forEach(value -> o.decision(chosen - value, scale));
                    yield chosen;
                }
            };
        }
    }

    @Override
    public void backward(Merge op, Operands o) {
        for (int i = 0; i < o.dOut().length; i++) {
            double[] x = elements(op, o, i);
            for (int term = 0; term < x.length; term++) {
                double slope = switch (op.kind()) {
                    case ADD -> 1;
                    case SUBTRACT -> term == 0 ? 1 : -1;
                    case MULTIPLY -> {
                        double[] others = x.clone();
                        others[term] = 1;
                        yield product(others);
                    }
                    case AVERAGE -> 1.0 / x.length;
                    case MAXIMUM, MINIMUM -> term == chosen(op, x) ? 1 : 0;
                };
                o.dIn(term)[place(op, term, i)] += slope * o.dOut()[i];
            }
        }
    }

    private static double product(double[] x) {
        return Arrays.stream(x).reduce(1, (a, b) -> a * b);
    }

    private static int chosen(Merge op, double[] x) {
        int best = 0;
        for (int term = 1; term < x.length; term++) {
            boolean isBetter = op.kind() == Merge.Kind.MAXIMUM ? x[term] > x[best] : x[term] < x[best];
            best = isBetter ? term : best;
        }
        return best;
    }

    /** What an element of the output is made of. */
    private static double[] elements(Merge op, Operands o, int i) {
        return IntStream.range(0, op.inputs().size())
                .mapToDouble(term -> o.in(term)[place(op, term, i)])
                .toArray();
    }

    private static int place(Merge op, int term, int i) {
        Shape shape = op.inputs().get(term);
        int inSample = i % op.shape().size();
        return i / op.shape().size() * shape.size()
                + (shape.size() == op.shape().size() ? inSample : i % shape.last());
    }
}
