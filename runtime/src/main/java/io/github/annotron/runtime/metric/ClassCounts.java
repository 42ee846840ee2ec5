// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * How often each class was right, decided for, and there: exclusive classes, or outputs that say yes or no, of which each is a
 * class.
 */
final class ClassCounts implements Metric.Accumulator {

    private final ToDoubleFunction<ClassCounts> figure;
    private final boolean isExclusive;
    private final int width;
    private final float threshold;
    private final long[] right;
    private final long[] guessed;
    private final long[] present;
    private long decisions;
    private long rightDecisions;

    private ClassCounts(OutputSpec output, ToDoubleFunction<ClassCounts> figure) {
        this.figure = figure;
        Reading reading = output.reading();
        isExclusive = reading.decision() == Reading.Decision.ONE;
        width = output.width();
        threshold = reading.threshold();
        right = new long[width];
        guessed = new long[width];
        present = new long[width];
    }

    /** A metric that is a function of the counts. */
    static Metric metric(String name, ToDoubleFunction<ClassCounts> figure) {
        return new Named(name, output -> {
            Checks.decides(name, output);
            return new ClassCounts(output, figure);
        });
    }

    @Override
    public void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth) {
        if (isExclusive) {
            int truth = Reading.truth(target, targetOffset, targetWidth);
            int guess = Reading.largest(scores, offset, width);
            present[truth]++;
            guessed[guess]++;
            if (truth == guess) {
                right[truth]++;
                rightDecisions++;
            }
            decisions++;
            return;
        }
        for (int i = 0; i < width; i++) {
            boolean truth = target[targetOffset + i] > 0.5f;
            boolean guess = scores[offset + i] > threshold;
            present[i] += truth ? 1 : 0;
            guessed[i] += guess ? 1 : 0;
            right[i] += truth && guess ? 1 : 0;
            rightDecisions += truth == guess ? 1 : 0;
        }
        decisions += width;
    }

    @Override
    public double result() {
        return figure.applyAsDouble(this);
    }

    double accuracy() {
        return (double) rightDecisions / decisions;
    }

    /** The share of the decisions for a class that are right; 0 if there are none. */
    double precision(int index) {
        return share(right[index], guessed[index]);
    }

    /** The share of a class that was decided for; 0 if there is none of it. */
    double recall(int index) {
        return share(right[index], present[index]);
    }

    /** The harmonic mean of both. */
    double f1(int index) {
        return share(2 * right[index], guessed[index] + present[index]);
    }

    double precision(Average average) {
        return average == Average.MICRO ? share(sum(right), sum(guessed)) : mean(this::precision);
    }

    double recall(Average average) {
        return average == Average.MICRO ? share(sum(right), sum(present)) : mean(this::recall);
    }

    double f1(Average average) {
        return average == Average.MICRO ? share(2 * sum(right), sum(guessed) + sum(present)) : mean(this::f1);
    }

    private interface OfClass {
        double figure(int index);
    }

    private double mean(OfClass ofClass) {
        double sum = 0;
        int classes = 0;
        for (int i = 0; i < width; i++) {
            if (guessed[i] + present[i] > 0) {
                sum += ofClass.figure(i);
                classes++;
            }
        }
        return classes == 0 ? 0 : sum / classes;
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
