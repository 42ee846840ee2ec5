// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.metric.Measure;
import java.util.List;
import java.util.Locale;

/**
 * How well a model does on some data.
 *
 * @param loss the mean loss of a sample, over all outputs by their weights; where samples have weights, the sum of their
 *     weighted losses divided by how many they are, as in training
 * @param accuracy the share of right decisions, 0 to 1, by the samples' weights, over all positions where a sample
 *     has several; not a number unless just one output has a loss that classifies
 * @param samples how many samples there were
 * @param results for each output with a loss
 * @param measures what the metrics that were asked for have come to, in their order
 */
public record Evaluation(double loss, double accuracy, int samples, List<Result> results, List<Measure> measures) {

    public Evaluation {
        results = List.copyOf(results);
        measures = List.copyOf(measures);
    }

    /** One without metrics. */
    public Evaluation(double loss, double accuracy, int samples, List<Result> results) {
        this(loss, accuracy, samples, results, List.of());
    }

    /**
     * What a metric has come to, at the first output that has it.
     *
     * @param metric its name, such as {@code ROC AUC}
     * @throws IllegalArgumentException if it was not asked for, naming those that were
     */
    public double measure(String metric) {
        return measures.stream()
                .filter(measure -> measure.metric().equals(metric))
                .mapToDouble(Measure::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + metric + ", the metrics were "
                        + measures.stream().map(Measure::metric).toList()));
    }

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    @Override
    public String toString() {
        String text = String.format(Locale.ROOT, "loss %.4f", loss);
        if (hasAccuracy()) {
            text += String.format(Locale.ROOT, ", accuracy %.2f %%", 100 * accuracy);
        }
        for (Measure measure : measures) {
            text += ", " + measure;
        }
        return text;
    }
}
