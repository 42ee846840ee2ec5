// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** A loss: its value and gradient at a network's raw outputs, and what the outputs mean under it. Without state. */
public interface Loss {

    /** A name for messages and histories, such as {@code softmax cross-entropy}. */
    String name();

    /**
     * Whether targets of this width fit.
     *
     * @param targetWidth the numbers that the data has per sample
     * @param width the network's raw outputs per sample
     */
    boolean accepts(int targetWidth, int width);

    /**
     * Checks one target.
     *
     * @param target the array that holds it
     * @param offset where it starts
     * @param targetWidth its length
     * @param width the network's raw outputs per sample
     * @return null if it is in order, else what is wrong, for example {@code class 12 of 10}
     */
    @Nullable
    String problem(float[] target, int offset, int targetWidth, int width);

    /**
     * Computes the loss of each sample and the gradient of the batch's mean loss.
     *
     * @param from the first sample
     * @param to the sample behind the last
     * @param width raw outputs per sample
     * @param samples the size of the whole batch: gradients are divided by it
     * @param output raw outputs, rows of {@code width}
     * @param target targets, rows of {@code targetWidth}
     * @param targetWidth the width of a target; 1 with {@code width > 1} means class indices, where accepted
     * @param losses receives a value per sample
     * @param gradient receives rows of {@code width}
     */
    void evaluate(
            int from,
            int to,
            int width,
            int samples,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient);

    /**
     * Turns raw outputs into scores, such as probabilities.
     *
     * @param rows how many samples
     * @param width values per sample
     * @param output raw outputs from index 0 on
     * @param scores receives the scores, from {@code offset} on; may be {@code output} itself with offset 0
     */
    void scores(int rows, int width, float[] output, float[] scores, int offset);

    /**
     * Whether accuracy means something under this loss; if not, {@link #hits} is not called.
     */
    boolean classifies();

    /**
     * The share of right decisions in one sample, 0 to 1: one decision for exclusive classes, {@code width} of them for
     * independent ones.
     */
    float hits(float[] output, int outputOffset, float[] target, int targetOffset, int targetWidth, int width);

    /** The decision for one sample: the class that {@code Predictor.classify} returns. */
    int decide(float[] output, int offset, int width);
}
