// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/**
 * A loss: its value and gradient at a network's raw outputs. Without state, and the same bits for the same numbers, however
 * a batch is cut; then training has the same bits on any number of threads.
 *
 * <p>A loss of one's own needs {@link #name} and {@link #evaluate}; one that is a mean over the outputs, an
 * {@link ElementwiseLoss}. {@link GradientCheck} compares its gradient with its values. A trainer's builder takes it:
 * {@code LeNetTrainer.builder().loss(new Pinball(0.9f))}.
 */
public interface Loss {

    /** A name for messages and histories, such as {@code softmax cross-entropy}. */
    String name();

    /**
     * Computes the loss of each sample and its gradient. Weights of samples, the weight of the output and the mean over the
     * batch are not its business: what it computes is multiplied by them.
     *
     * @param from the first sample
     * @param to the sample behind the last
     * @param width raw outputs per sample
     * @param output raw outputs, rows of {@code width}
     * @param target targets, rows of {@code targetWidth}
     * @param targetWidth the width of a target, one that it {@linkplain #accepts accepts}
     * @param losses receives the value of sample n at index n
     * @param gradient receives the derivatives of that value by the sample's outputs, rows of {@code width}
     */
    void evaluate(
            int from,
            int to,
            int width,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient);

    /** How raw outputs are read: as values, unless the loss says otherwise. */
    default Reading reading() {
        return Readings.VALUES;
    }

    /**
     * Whether targets of this width fit: those as wide as the output, unless the loss says otherwise.
     *
     * @param targetWidth the numbers that the data has per sample; more than the output has are refused in any case
     * @param width the network's raw outputs per sample
     */
    default boolean accepts(int targetWidth, int width) {
        return targetWidth == width;
    }

    /**
     * Checks that an output fits.
     *
     * @param width the network's raw outputs per sample
     * @return null if it does, else what is wrong, for example {@code 3 class weights for 10 outputs}
     */
    default @Nullable String problem(int width) {
        return null;
    }

    /**
     * Checks one target; it must be finite, unless the loss says otherwise.
     *
     * @param target the array that holds it
     * @param offset where it starts
     * @param targetWidth its length
     * @param width the network's raw outputs per sample
     * @return null if it is in order, else what is wrong, for example {@code class 12 of 10}
     */
    default @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.notFinite(target, offset, targetWidth);
    }
}
