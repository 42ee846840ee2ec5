// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import java.util.List;

/**
 * How much worse a model does without what a feature says.
 *
 * @param feature its name
 * @param values one for each random order: by how much the figure became worse; below zero if it became better
 */
public record Importance(String feature, List<Double> values) {

    /** Copies the list. */
    public Importance {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("feature " + feature + " was not measured");
        }
    }

    /** The mean over the orders. */
    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The standard deviation over the orders; 0 if there was one only. */
    public double deviation() {
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return values.size() == 1 ? 0 : Math.sqrt(squares / (values.size() - 1));
    }
}
