// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.metric.Measure;
import io.github.annotron.runtime.metric.Metric;
import java.util.ArrayList;
import java.util.List;

/** Shows the scores of a training program to metrics, sample after sample. */
final class Metering {

    private final List<OutputSpec> outputs;
    private final Metric[] metrics;
    private final int[] outputOf;
    private final Metric.Accumulator[] accumulators;
    private final TrainingProgram program;
    private final int[] targetWidths;
    private final float[][] scores;

    /**
     * Starts with no sample.
     *
     * @param outputs those with a loss
     * @throws IllegalArgumentException if there is no such output, or a metric means nothing for its output
     */
    Metering(List<OutputSpec> outputs, Metric[] metrics, TrainingProgram program, int[] targetWidths) {
        this.outputs = outputs;
        this.metrics = metrics;
        this.program = program;
        this.targetWidths = targetWidths;
        outputOf = new int[metrics.length];
        accumulators = new Metric.Accumulator[metrics.length];
        scores = new float[outputs.size()][0];
        for (int i = 0; i < metrics.length; i++) {
            outputOf[i] = indexOf(outputs, metrics[i]);
            OutputSpec output = outputs.get(outputOf[i]);
            accumulators[i] = metrics[i].start(output);
            scores[outputOf[i]] = new float[program.capacity() * output.size()];
        }
    }

    /** Refuses what the constructor would, before a training begins. */
    static void check(List<OutputSpec> outputs, Metric[] metrics) {
        for (Metric metric : metrics) {
            metric.start(outputs.get(indexOf(outputs, metric)));
        }
    }

    private static int indexOf(List<OutputSpec> outputs, Metric metric) {
        List<String> names = outputs.stream().map(OutputSpec::name).toList();
        boolean isOnly = metric.output().isEmpty() && names.size() == 1;
        int index = isOnly ? 0 : names.indexOf(metric.output());
        if (index < 0) {
            throw new IllegalArgumentException(
                    metric.name() + " of which output? There are " + names + ". Say it by at(...).");
        }
        return index;
    }

    /** Counts the samples of a batch whose outputs have been computed. */
    void add(int samples) {
        for (int output = 0; output < scores.length; output++) {
            OutputSpec spec = outputs.get(output);
            if (scores[output].length > 0) {
                spec.reading()
                        .scores(samples * spec.positions(), spec.width(), program.output(output), scores[output], 0);
            }
        }
        for (int i = 0; i < metrics.length; i++) {
            int output = outputOf[i];
            OutputSpec spec = outputs.get(output);
            int targetWidth = targetWidths[output] / spec.positions();
            float[] targets = program.target(output);
            for (int row = 0; row < samples * spec.positions(); row++) {
                accumulators[i].add(scores[output], row * spec.width(), targets, row * targetWidth, targetWidth);
            }
        }
    }

    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < metrics.length; i++) {
            measures.add(new Measure(outputs.get(outputOf[i]).name(), metrics[i].name(), accumulators[i].result()));
        }
        return measures;
    }
}
