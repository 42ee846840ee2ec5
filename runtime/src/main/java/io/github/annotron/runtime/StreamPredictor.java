// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

/**
 * Computes a network's scores step by step, for series that come a step at a time or have no end. After each step the scores are those
 * that a {@link Predictor} computes, bit by bit, of the series up to it: at that step, or, where the network looks at the last
 * state, of a series that ends there. A step costs one step, however many came before. For one thread; after the first call it
 * allocates nothing. Generated streams add a method whose parameters carry the names of the inputs.
 */
public interface StreamPredictor {

    /** The model whose parameters it reads. */
    Model model();

    /**
     * Takes the next step.
     *
     * @param inputs the inputs in the order of {@link Model#inputs()}, of each as many numbers as it has for one step
     * @return the scores of the first output; the array belongs to the stream and is overwritten by the next step
     * @throws IllegalArgumentException if the number of inputs or a length is wrong, or if an id is none
     */
    float[] step(float[]... inputs);

    /**
     * The scores after the last step.
     *
     * @param output counted in the order of {@link Model#outputs()}
     * @return the array belongs to the stream and is overwritten by the next step
     * @throws IndexOutOfBoundsException if there is no such output
     */
    float[] scores(int output);

    /** What the first output decides after the last step; as {@link Predictor#classify}. */
    int decision();

    /** Forgets all steps, so that the next one is the first of another series. */
    void reset();
}
