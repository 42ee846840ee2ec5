// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime;

import org.ejml.data.FMatrixRMaj;

/**
 * Computes a network's scores. It owns its buffers: use one per thread; after the first call it allocates nothing.
 *
 * <p>Scores are what the loss makes of the raw outputs: class probabilities for softmax cross-entropy, probabilities
 * for sigmoid cross-entropy, the outputs themselves for mean squared error. Generated predictors add methods whose
 * parameters carry the names of the inputs.
 */
public interface Predictor {

    /** The model whose parameters it reads. */
    Model model();

    /** How many samples it computes at once. */
    int capacity();

    /**
     * Computes the scores of one sample.
     *
     * @param inputs the inputs in the order of {@link Model#inputs()}, each as long as one sample
     * @return the scores of the first output; the array belongs to the predictor and is overwritten by the next call
     * @throws IllegalArgumentException if the number of inputs or a length is wrong
     */
    float[] predict(float[]... inputs);

    /**
     * The scores of the sample that was predicted last.
     *
     * @param output counted in the order of {@link Model#outputs()}
     * @return the array belongs to the predictor and is overwritten by the next prediction
     * @throws IndexOutOfBoundsException if there is no such output
     */
    float[] scores(int output);

    /**
     * Computes the index of the largest value of one sample at the first output; of a single value under sigmoid
     * cross-entropy, 1 if its probability is above one half and 0 if not.
     *
     * @param inputs as for {@link #predict(float[][])}
     * @throws UnsupportedOperationException if there is a decision at each of several positions, such as the steps of a
     *     sequence
     */
    int classify(float[]... inputs);

    /**
     * Computes the scores of any number of samples at the only output.
     *
     * @param inputs the inputs in the order of {@link Model#inputs()}; a row is a sample
     * @param scores receives a row for each sample; it must have the right size already
     * @throws IllegalArgumentException if a number of rows or columns is wrong, or if there are several outputs
     */
    void predict(FMatrixRMaj[] inputs, FMatrixRMaj scores);

    /**
     * Computes the scores of any number of samples.
     *
     * @param inputs the inputs in the order of {@link Model#inputs()}; a row is a sample
     * @param scores one for each output, in the order of {@link Model#outputs()}; each receives a row for each sample and
     *     must have the right size already
     * @throws IllegalArgumentException if a number of matrices, rows or columns is wrong
     */
    void predict(FMatrixRMaj[] inputs, FMatrixRMaj[] scores);

    /**
     * The last activation of a layer.
     *
     * @param layer the layer's name
     * @return a copy: the values of the samples computed last, sample after sample
     * @throws IllegalArgumentException if there is no such layer
     * @throws IllegalStateException if the predictor was not made with {@link Memory#KEPT}
     */
    float[] activation(String layer);
}
