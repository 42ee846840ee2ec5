// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/**
 * The losses that come with the runtime. Below, y are a sample's raw outputs, t its targets, and a mean is one over the outputs of
 * the sample. A network may decide at several positions of a sample, such as steps: then the losses over its last axis are taken
 * at each, and averaged. Training minimises the mean over the samples of a batch.
 */
public final class Losses {

    /** That of a network which is a part of others and not trained on its own. Scores are the outputs themselves. */
    public static final Loss NONE = new NoLoss();

    /** {@code mean((y - t)^2)}. Scores are the outputs themselves. */
    public static final ElementwiseLoss MEAN_SQUARED_ERROR = new MeanSquaredError();

    /** {@code mean(|y - t|)}. Scores are the outputs themselves. */
    public static final ElementwiseLoss MEAN_ABSOLUTE_ERROR = new MeanAbsoluteError();

    /** {@link #huber} with a delta of 1. */
    public static final ElementwiseLoss HUBER = huber(1);

    /** {@code mean(log(cosh(y - t)))}. Scores are the outputs themselves. */
    public static final ElementwiseLoss LOG_COSH = new LogCosh();

    /**
     * The cross-entropy of exclusive classes: {@code -sum(t * log(softmax(y)))}. A target is a class, counted from 0, or a
     * distribution over the classes. Scores are the classes' probabilities.
     */
    public static final Loss SOFTMAX_CROSS_ENTROPY = softmaxCrossEntropy();

    /** {@link #softmaxCrossEntropy} with a focal factor, of gamma 2. */
    public static final Loss SOFTMAX_FOCAL = softmaxCrossEntropy().focal(2);

    /**
     * The cross-entropy of independent yes-or-no outputs: {@code -mean(t * log(sigmoid(y)) + (1 - t) * log(1 -
     * sigmoid(y)))}. Targets are from 0 to 1. Scores are probabilities.
     */
    public static final Loss SIGMOID_CROSS_ENTROPY = sigmoidCrossEntropy();

    /** {@link #sigmoidCrossEntropy} with a focal factor, of gamma 2 and alpha 0.25. */
    public static final Loss SIGMOID_FOCAL = sigmoidCrossEntropy().focal(2).classWeights(0.75f, 0.25f);

    /**
     * {@code mean(max(0, 1 - s y))} with s = 1 for the target 1, yes, and s = -1 for 0 or -1, no. Scores are the outputs
     * themselves, and their signs decide.
     */
    public static final Loss HINGE = new Hinge(false);

    /** {@code mean(max(0, 1 - s y)^2)}; all else is as with {@link #HINGE}. */
    public static final Loss SQUARED_HINGE = new Hinge(true);

    /**
     * {@code max(0, 1 + max over i != t of y[i] - y[t])} for exclusive classes (Crammer and Singer 2001, On the algorithmic
     * implementation of multiclass kernel-based vector machines). A target is a class, counted from 0, or a distribution of which
     * one class is certain. Scores are the outputs themselves, and the largest one decides. Keras's loss of this name takes
     * 0 where the largest of the other outputs is below 0.
     */
    public static final Loss CATEGORICAL_HINGE = new CategoricalHinge();

    /**
     * {@code sum(t * (log(t) - log(softmax(y))))}, the divergence of the outputs' distribution from the targets', which are
     * distributions too; 0 log 0 is 0. Scores are probabilities. Keras's loss of this name takes probabilities in place of y,
     * PyTorch's takes their logarithms.
     */
    public static final Loss KULLBACK_LEIBLER = new KullbackLeibler();

    /**
     * {@code mean(exp(y) - t * y)}: y are logarithms of rates, and targets, from 0 on, counts that have these rates as their
     * means. Scores are the rates. It is what PyTorch computes by default, without the terms that do not depend on y; Keras takes
     * the rates in place of y. Above y = 88.7 rate and loss are infinite.
     */
    public static final Loss POISSON = new Poisson();

    /**
     * {@code 1 - sum(y * t) / (|y| |t|)}, from 0 to 2; 1 for outputs of zeros. Targets of zeros are refused. Scores are the
     * outputs themselves. Keras's loss is less by 1.
     */
    public static final Loss COSINE = new Cosine();

    private Losses() {}

    /**
     * {@code mean(d^2 / 2)} of the differences d up to delta, and of {@code delta * (|d| - delta / 2)} beyond (Huber 1964,
     * Robust estimation of a location parameter). Scores are the outputs themselves.
     *
     * @param delta above 0
     */
    public static ElementwiseLoss huber(float delta) {
        return new Huber(delta);
    }

    /**
     * What policy gradients minimise: {@code -sum(t * log(p)) - entropy * H(p)}, p being softmax(y) and {@code H(p) = -sum(p * log(p))}
     * its entropy (Williams 1992, Simple statistical gradient-following algorithms; Mnih et al. 2016, Asynchronous methods for deep
     * reinforcement learning). Targets are as wide as the output: the advantage of the action that was taken, of any sign, and 0 for the
     * others. Scores are the actions' probabilities. It takes the place of a declared {@code SOFTMAX_CROSS_ENTROPY}; the accuracy that
     * goes with it means nothing.
     *
     * @param entropy how much the entropy counts, which keeps a policy from deciding too early; from 0 on, often 0.01
     */
    public static Loss policyGradient(float entropy) {
        return new PolicyGradient(entropy);
    }

    /** {@link #SOFTMAX_CROSS_ENTROPY}, for label smoothing, class weights and a focal factor. */
    public static SoftmaxCrossEntropy softmaxCrossEntropy() {
        return new SoftmaxCrossEntropy();
    }

    /** {@link #SIGMOID_CROSS_ENTROPY}, for label smoothing, class weights and a focal factor. */
    public static SigmoidCrossEntropy sigmoidCrossEntropy() {
        return new SigmoidCrossEntropy(0, 1, 1, 0);
    }

    /**
     * Makes gradients of samples a part of the batch's gradient: {@code gradient[n][i] *= weights[n] * scale}. For generated
     * code.
     *
     * @param width the length of a row
     * @param weights one for each sample
     */
    public static void weigh(int from, int to, int width, float[] weights, float scale, float[] gradient) {
        for (int n = from; n < to; n++) {
            float factor = weights[n] * scale;
            for (int i = n * width; i < (n + 1) * width; i++) {
                gradient[i] *= factor;
            }
        }
    }
}
