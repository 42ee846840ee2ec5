// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** For generated code only: losses that are taken at several positions of a sample, such as the steps of a sequence. */
public final class Positions {

    private Positions() {}

    /**
     * The loss of a sample: the mean over its positions, which are added up in ascending order.
     *
     * @param from the first sample
     * @param to the sample behind the last
     * @param positions of a sample
     * @param atPositions a loss for each, sample after sample
     * @param losses receives a value per sample
     */
    public static void average(int from, int to, int positions, float[] atPositions, float[] losses) {
        for (int sample = from; sample < to; sample++) {
            double sum = 0;
            for (int i = sample * positions; i < (sample + 1) * positions; i++) {
                sum += atPositions[i];
            }
            losses[sample] = (float) (sum / positions);
        }
    }

    /**
     * The share of right decisions in one sample.
     *
     * @param positions of a sample; outputs and targets have as many rows for it
     * @param targetWidth the width of the targets of all positions together
     * @param width raw outputs of all positions together
     */
    public static float hits(
            Reading reading,
            int positions,
            float[] output,
            int outputOffset,
            float[] target,
            int targetOffset,
            int targetWidth,
            int width) {
        int each = width / positions;
        int eachTarget = targetWidth / positions;
        float sum = 0;
        for (int i = 0; i < positions; i++) {
            sum += reading.hits(
                    output, outputOffset + i * each, target, targetOffset + i * eachTarget, eachTarget, each);
        }
        return sum / positions;
    }
}
