// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

/**
 * What a pass reads beside the parameters. All numbers are floats, held in doubles.
 *
 * @param samples how many
 * @param inputs for each input the rows of the samples
 * @param targets for each output rows of its target width
 * @param targetWidths the width of the output, or a number for each class to name
 * @param weights for each sample
 * @param training whether dropout drops
 * @param key the random bits of the step
 */
record Batch(
        int samples,
        double[][] inputs,
        double[][] targets,
        int[] targetWidths,
        double[] weights,
        boolean training,
        long key) {

    /** The same in prediction. */
    Batch predicting() {
        return new Batch(samples, inputs, targets, targetWidths, weights, false, key);
    }
}
