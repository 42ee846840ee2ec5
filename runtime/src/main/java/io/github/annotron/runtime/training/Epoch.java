// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import io.github.annotron.runtime.metric.Measure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the training data.
 *
 * @param number counted from 1 over all calls of {@code fit}
 * @param loss the mean loss of a sample, as it was when the sample's turn came, over all outputs by their weights
 * @param accuracy the share of right decisions likewise, 0 to 1; not a number unless just one output has a loss that
 *     classifies
 * @param results the same for each output with a loss
 * @param validation how the model did on the validation data afterwards; null if there is none
 * @param rate the learning rate of its last step
 * @param gradientNorm the mean over its steps of the Euclidean norm of all gradients together, before it was clipped; not a number unless
 *     the trainer's builder asked for it or for the clipping of norms
 * @param seconds the time of the training pass, without validation
 * @param samplesPerSecond the speed of the training pass
 */
public record Epoch(
        int number,
        double loss,
        double accuracy,
        List<Result> results,
        @Nullable Evaluation validation,
        double rate,
        double gradientNorm,
        double seconds,
        double samplesPerSecond) {

    public Epoch {
        results = List.copyOf(results);
    }

    /** Whether there is an accuracy. */
    public boolean hasAccuracy() {
        return !Double.isNaN(accuracy);
    }

    /**
     * All figures by their names, in this order: {@code loss}, {@code accuracy}; {@code loss of y} and {@code accuracy of y} for each
     * part {@code y} of the loss, if there are several; those of the validation data likewise, with {@code validation} before the name,
     * and the metrics that were asked for; {@code learning rate}, {@code gradient norm}, {@code seconds}, {@code samples per second}. An
     * accuracy and a norm are there only where there is one.
     */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        put(figures, "", loss, accuracy, results);
        if (validation != null) {
            put(figures, "validation ", validation.loss(), validation.accuracy(), validation.results());
            for (Measure measure : validation.measures()) {
                String name = "validation " + measure.metric();
                figures.put(figures.containsKey(name) ? name + " of " + measure.output() : name, measure.value());
            }
        }
        figures.put("learning rate", rate);
        if (!Double.isNaN(gradientNorm)) {
            figures.put("gradient norm", gradientNorm);
        }
        figures.put("seconds", seconds);
        figures.put("samples per second", samplesPerSecond);
        return figures;
    }

    private static void put(
            Map<String, Double> figures, String prefix, double loss, double accuracy, List<Result> results) {
        put(figures, prefix, "", loss, accuracy);
        if (results.size() > 1) {
            results.forEach(result -> put(figures, prefix, " of " + result.output(), result.loss(), result.accuracy()));
        }
    }

    private static void put(Map<String, Double> figures, String prefix, String suffix, double loss, double accuracy) {
        figures.put(prefix + "loss" + suffix, loss);
        if (!Double.isNaN(accuracy)) {
            figures.put(prefix + "accuracy" + suffix, accuracy);
        }
    }
}
