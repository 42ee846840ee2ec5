// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** The losses that come with the runtime. */
public final class Losses {

    /** That of a network which is a part of others and not trained on its own. Scores are the outputs themselves. */
    public static final Loss NONE = new NoLoss();

    /**
     * The squared differences between outputs and targets, averaged over the outputs of a sample: {@code loss = 1/width *
     * sum((y - t)^2)}. Scores are the outputs themselves.
     */
    public static final Loss MEAN_SQUARED_ERROR = new MeanSquaredError();

    /**
     * The cross-entropy of exclusive classes: {@code loss = -sum(t * log(softmax(y)))}. A target is a class, counted from
     * 0, or a distribution over the classes. Scores are the classes' probabilities. A network may decide at several positions of a
     * sample, such as steps: this is then the loss at each, and a row is a position.
     */
    public static final Loss SOFTMAX_CROSS_ENTROPY = new SoftmaxCrossEntropy();

    /**
     * The cross-entropy of independent yes-or-no outputs, averaged over the outputs of a sample: {@code loss = -1/width *
     * sum(t * log(sigmoid(y)) + (1 - t) * log(1 - sigmoid(y)))}. Targets are from 0 to 1. Scores are probabilities.
     */
    public static final Loss SIGMOID_CROSS_ENTROPY = new SigmoidCrossEntropy();

    private Losses() {}

    /** The index of the largest value, the lowest one of several. */
    static int largest(float[] values, int offset, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (values[offset + i] > values[offset + best]) {
                best = i;
            }
        }
        return best;
    }
}
