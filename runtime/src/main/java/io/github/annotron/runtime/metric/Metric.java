// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import io.github.annotron.runtime.OutputSpec;

/**
 * A figure of how good the scores of a model are; {@link Metrics} has the usual ones. It counts each sample once, also where
 * samples have weights.
 */
public interface Metric {

    /** Its name, such as {@code macro F1}. */
    String name();

    /**
     * Starts with no sample.
     *
     * @param output whose scores will come
     * @throws IllegalArgumentException if it means nothing for this output
     */
    Accumulator start(OutputSpec output);

    /** The output that it is of; empty for the only one that has targets. */
    default String output() {
        return "";
    }

    /** The same at one of several outputs. */
    default Metric at(String name) {
        return new MetricAt(this, name);
    }

    /**
     * A metric so far. Samples come one after the other, in the order of the data, so that the result depends neither on batches
     * nor on threads.
     */
    interface Accumulator {

        /**
         * Counts a sample, or a position of one, such as a step.
         *
         * @param scores as predictors return them
         * @param offset where those of this sample start
         * @param target holds its target
         * @param targetOffset where that starts
         * @param targetWidth its length: that of the scores, or 1 for a class
         */
        void add(float[] scores, int offset, float[] target, int targetOffset, int targetWidth);

        /** The figure for all samples so far; not a number if they do not say anything about it. */
        double result();
    }
}
