// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.op.BatchNormalization;
import java.util.Optional;
import java.util.stream.IntStream;

/** Each channel by itself, with the derivative of every output by every input of the channel, of all samples. */
final class BatchNormalizationRule implements Rule<BatchNormalization> {

    /** The elements of a channel. */
    private static int[] elements(BatchNormalization op, int channel, Operands o) {
        return IntStream.range(0, o.in(0).length)
                .filter(i -> i % op.channels() == channel)
                .toArray();
    }

    private static double of(Optional<Parameter> parameter, int channel, double absent, Operands o) {
        return parameter.map(p -> o.parameter(p)[channel]).orElse(absent);
    }

    private static boolean isOfBatch(BatchNormalization op, Operands o) {
        return o.training() && !op.mean().isFrozen();
    }

    private static double mean(BatchNormalization op, int channel, int[] elements, Operands o) {
        return isOfBatch(op, o)
                ? IntStream.of(elements).mapToDouble(i -> o.in(0)[i]).average().orElseThrow()
                : o.parameter(op.mean())[channel];
    }

    private static double deviation(BatchNormalization op, int channel, int[] elements, Operands o) {
        double mean = mean(op, channel, elements, o);
        double variance = isOfBatch(op, o)
                ? IntStream.of(elements)
                        .mapToDouble(i -> Math.pow(o.in(0)[i] - mean, 2))
                        .average()
                        .orElseThrow()
                : o.parameter(op.variance())[channel];
        return Math.sqrt(variance + op.epsilon());
    }

    @Override
    public void forward(BatchNormalization op, Operands o) {
        for (int channel = 0; channel < op.channels(); channel++) {
            int[] elements = elements(op, channel, o);
            double mean = mean(op, channel, elements, o);
            double deviation = deviation(op, channel, elements, o);
            for (int i : elements) {
                o.out()[i] =
                        (o.in(0)[i] - mean) / deviation * of(op.scale(), channel, 1, o) + of(op.shift(), channel, 0, o);
            }
        }
        if (op.rectified()) {
            Rules.rectify(o);
        }
    }

    @Override
    public void backward(BatchNormalization op, Operands o) {
        for (int channel = 0; channel < op.channels(); channel++) {
            int[] elements = elements(op, channel, o);
            double mean = mean(op, channel, elements, o);
            double deviation = deviation(op, channel, elements, o);
            boolean ofBatch = isOfBatch(op, o);
            for (int i : elements) {
                double z = (o.in(0)[i] - mean) / deviation;
                double dy = o.dOut()[i];
                if (op.scale().isPresent()) {
                    o.dParameter(op.scale().get())[channel] += dy * z;
                }
                if (op.shift().isPresent()) {
                    o.dParameter(op.shift().get())[channel] += dy;
                }
                double dz = dy * of(op.scale(), channel, 1, o);
                if (!ofBatch) {
                    o.dParameter(op.mean())[channel] -= dz / deviation;
                    o.dParameter(op.variance())[channel] -= dz * z / (2 * deviation * deviation);
                }
                for (int j : elements) {
                    double zj = (o.in(0)[j] - mean) / deviation;
                    double throughStatistics = ofBatch ? (1 + z * zj) / elements.length : 0;
                    o.dIn(0)[j] += dz * ((i == j ? 1 : 0) - throughStatistics) / deviation;
                }
            }
        }
    }
}
