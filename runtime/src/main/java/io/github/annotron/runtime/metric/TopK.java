// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.loss.Reading;

/** How often the right class is among the k with the largest scores; of equal scores the first ones. */
final class TopK implements Metric.Accumulator {

    private final int k;
    private final int width;
    private long hits;
    private long count;

    private TopK(int k, int width) {
        this.k = k;
        this.width = width;
    }

    static Metric metric(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        String name = "top-" + k + " accuracy";
        return new Named(name, output -> start(name, output, k));
    }

    private static Metric.Accumulator start(String name, OutputSpec output, int k) {
        Checks.isExclusive(name, output);
        return new TopK(k, output.width());
    }

    @Override
    public void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth) {
        int truth = Reading.truth(target, targetOffset, targetWidth);
        float own = scores[offset + truth];
        int before = 0;
        for (int i = 0; i < width; i++) {
            float other = scores[offset + i];
            before += other > own || (other == own && i < truth) ? 1 : 0;
        }
        hits += before < k ? 1 : 0;
        count++;
    }

    @Override
    public double result() {
        return (double) hits / count;
    }
}
