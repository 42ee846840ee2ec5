// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;
import java.util.function.ToDoubleFunction;

/** Differences between scores and targets, summed in double; means and squares of the targets by Welford's method. */
final class Errors implements Metric.Accumulator {

    private final ToDoubleFunction<Errors> figure;
    private final int width;
    private final double[] means;
    private final double[] variations;
    private final double[] squares;
    private double absolute;
    private double square;
    private long samples;

    private Errors(OutputSpec output, ToDoubleFunction<Errors> figure) {
        this.figure = figure;
        width = output.width();
        means = new double[width];
        variations = new double[width];
        squares = new double[width];
    }

    static Metric metric(String name, ToDoubleFunction<Errors> figure) {
        return new Named(name, output -> {
            boolean isExclusive = output.reading().decision() == Reading.Decision.ONE;
            Checks.check(name, output, !isExclusive, "has values to be near to");
            return new Errors(output, figure);
        });
    }

    @Override
    public void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth) {
        samples++;
        for (int i = 0; i < width; i++) {
            double t = target[targetOffset + i];
            double error = scores[offset + i] - t;
            absolute += Math.abs(error);
            square += error * error;
            squares[i] += error * error;
            double fromMean = t - means[i];
            means[i] += fromMean / samples;
            variations[i] += fromMean * (t - means[i]);
        }
    }

    @Override
    public double result() {
        return figure.applyAsDouble(this);
    }

    double meanAbsolute() {
        return absolute / ((double) samples * width);
    }

    double rootMeanSquare() {
        return Math.sqrt(square / ((double) samples * width));
    }

    /** The mean over the outputs; of a constant target 1 if it is met, else 0, as scikit-learn has it. */
    double determination() {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            if (variations[i] > 0) {
                sum += 1 - squares[i] / variations[i];
            } else {
                sum += squares[i] == 0 ? 1 : 0;
            }
        }
        return samples == 0 ? Double.NaN : sum / width;
    }
}
