// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.op.Normalization;
import java.util.Optional;
import java.util.stream.IntStream;

/** Each group of elements by itself, with the derivative of every output by every input of the group. */
final class NormalizationRule implements Rule<Normalization> {

    /** The elements of a group in the arrays of values. */
    private static int[] elements(Normalization op, int row, int group) {
        int channels = op.groups() * op.width();
        return IntStream.range(0, op.positions() * op.width())
                .map(i -> (row * op.positions() + i / op.width()) * channels + group * op.width() + i % op.width())
                .toArray();
    }

    private static double of(Optional<Parameter> parameter, int channel, double absent, Operands o) {
        return parameter.map(p -> o.parameter(p)[channel]).orElse(absent);
    }

    @Override
    public void forward(Normalization op, Operands o) {
        int channels = op.groups() * op.width();
        for (int row = 0; row < o.samples() * op.rows(); row++) {
            for (int group = 0; group < op.groups(); group++) {
                int[] elements = elements(op, row, group);
                double mean = mean(elements, o);
                double deviation = deviation(op, elements, o);
                for (int i : elements) {
                    o.out()[i] = (o.in(0)[i] - mean) / deviation * of(op.scale(), i % channels, 1, o)
                            + of(op.shift(), i % channels, 0, o);
                }
            }
        }
    }

    @Override
    public void backward(Normalization op, Operands o) {
        int channels = op.groups() * op.width();
        for (int row = 0; row < o.samples() * op.rows(); row++) {
            for (int group = 0; group < op.groups(); group++) {
                int[] elements = elements(op, row, group);
                double mean = mean(elements, o);
                double deviation = deviation(op, elements, o);
                for (int i : elements) {
                    double z = (o.in(0)[i] - mean) / deviation;
                    op.scale().ifPresent(p -> o.dParameter(p)[i % channels] += o.dOut()[i] * z);
                    op.shift().ifPresent(p -> o.dParameter(p)[i % channels] += o.dOut()[i]);
                    double dz = o.dOut()[i] * of(op.scale(), i % channels, 1, o);
                    for (int j : elements) {
                        double zj = (o.in(0)[j] - mean) / deviation;
                        double jacobian = ((i == j ? 1 : 0) - (1 + z * zj) / elements.length) / deviation;
                        o.dIn(0)[j] += dz * jacobian;
                    }
                }
            }
        }
    }

    private static double mean(int[] elements, Operands o) {
        return IntStream.of(elements).mapToDouble(i -> o.in(0)[i]).average().orElseThrow();
    }

    private static double deviation(Normalization op, int[] elements, Operands o) {
        double mean = mean(elements, o);
        double variance = IntStream.of(elements)
                .mapToDouble(i -> (o.in(0)[i] - mean) * (o.in(0)[i] - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(variance + op.epsilon());
    }
}
