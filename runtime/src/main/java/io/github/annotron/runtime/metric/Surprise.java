// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;
import io.github.annotron.runtime.loss.Readings;
import java.util.function.DoubleUnaryOperator;

/** The mean of {@code -log(p)}, p the probability that the right class was given. */
final class Surprise implements Metric.Accumulator {

    private final DoubleUnaryOperator figure;
    private double sum;
    private long count;

    private Surprise(DoubleUnaryOperator figure) {
        this.figure = figure;
    }

    static Metric metric(String name, DoubleUnaryOperator figure) {
        return new Named(name, output -> start(name, output, figure));
    }

    private static Metric.Accumulator start(String name, OutputSpec output, DoubleUnaryOperator figure) {
        Checks.check(name, output, output.reading() == Readings.SOFTMAX, "gives probabilities of exclusive classes");
        return new Surprise(figure);
    }

    @Override
    public void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth) {
        float p = scores[offset + Reading.truth(target, targetOffset, targetWidth)];
        sum -= StrictMath.log(Math.max(p, Float.MIN_VALUE));
        count++;
    }

    @Override
    public double result() {
        return figure.applyAsDouble(sum / count);
    }
}
