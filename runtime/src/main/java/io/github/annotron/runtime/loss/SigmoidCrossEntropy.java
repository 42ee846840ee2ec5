// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Activations;
import io.github.annotron.runtime.kernel.Functions;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of independent yes-or-no outputs, averaged over the outputs of a sample. With {@code s = sigmoid(y)}:
 *
 * <pre>
 * loss = -1/width * sum(positiveWeight t' (1 - s)^gamma log(s) + negativeWeight (1 - t') s^gamma log(1 - s))
 * t' = (1 - labelSmoothing) t + labelSmoothing / 2
 * </pre>
 *
 * <p>It is computed from {@code softplus(-|y|)}, which neither overflows nor cancels. Start from
 * {@link Losses#sigmoidCrossEntropy}.
 *
 * @param labelSmoothing 0 to below 1; 0 for none
 * @param negativeWeight what a no counts for, from 0 on; 1 for no weight
 * @param positiveWeight what a yes counts for, from 0 on; 1 for no weight
 * @param gamma how much less a decision counts that is right already (Lin et al. 2017, Focal loss for dense object
 *     detection), from 0 on; 0 for not at all
 */
public record SigmoidCrossEntropy(float labelSmoothing, float negativeWeight, float positiveWeight, float gamma)
        implements Loss {

    public SigmoidCrossEntropy {
        Parameters.checkSmoothing(labelSmoothing);
        Parameters.checkWeight(negativeWeight);
        Parameters.checkWeight(positiveWeight);
        Parameters.checkGamma(gamma);
    }

    /** The same with smoothed targets: a share from 0 to below 1 of each moves to the middle. */
    public SigmoidCrossEntropy labelSmoothing(float share) {
        return new SigmoidCrossEntropy(share, negativeWeight, positiveWeight, gamma);
    }

    /**
     * The same with weights of the answers, from 0 on: {@code classWeights(1, 3)} makes a yes count three times. A sample's
     * loss is multiplied by them; the mean is over samples, not over weights.
     */
    public SigmoidCrossEntropy classWeights(float ofNo, float ofYes) {
        return new SigmoidCrossEntropy(labelSmoothing, ofNo, ofYes, gamma);
    }

    /** The same with the focal factor. In the paper gamma is 2, and alpha 0.25 is {@code classWeights(0.75f, 0.25f)}. */
    public SigmoidCrossEntropy focal(float exponent) {
        return new SigmoidCrossEntropy(labelSmoothing, negativeWeight, positiveWeight, exponent);
    }

    @Override
    public String name() {
        return gamma == 0 ? "sigmoid cross-entropy" : "sigmoid focal";
    }

    @Override
    public Reading reading() {
        return Readings.SIGMOID;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.notProbabilities(target, offset, targetWidth);
    }

    @Override
    public void evaluate(
            int from,
            int to,
            int width,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient) {
        int begin = from * width;
        int end = to * width;
        for (int i = begin; i < end; i++) {
            gradient[i] = -Math.abs(output[i]);
        }
        Activations.softplus(gradient, begin, end, gradient);
        for (int row = from; row < to; row++) {
            losses[row] = sum(row * width, (row + 1) * width, output, target, gradient) / width;
        }
        float share = 1f / width;
        if (gamma == 0) {
            Activations.sigmoid(output, begin, end, gradient);
            for (int i = begin; i < end; i++) {
                float yes = yes(target[i]);
                gradient[i] = share * Math.fma(yes + no(target[i]), gradient[i], -yes);
            }
        } else {
            for (int i = begin; i < end; i++) {
                gradient[i] = share * focalSlope(output[i], target[i], gradient[i]);
            }
        }
    }

    /** Adds in four interleaved sums, which need not wait for each other, and those in a fixed order. */
    private float sum(int from, int to, float[] y, float[] t, float[] softplus) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += term(y[i], t[i], softplus[i]);
            b += term(y[i + 1], t[i + 1], softplus[i + 1]);
            c += term(y[i + 2], t[i + 2], softplus[i + 2]);
            d += term(y[i + 3], t[i + 3], softplus[i + 3]);
        }
        for (; i < to; i++) {
            a += term(y[i], t[i], softplus[i]);
        }
        return (a + b) + (c + d);
    }

    /** The loss of an output, from {@code softplus(-|y|)}. */
    private float term(float y, float t, float softplus) {
        float ofYes = Math.max(-y, 0) + softplus; // -log(s)
        float ofNo = Math.max(y, 0) + softplus; // -log(1 - s)
        if (gamma == 0) {
            return Math.fma(yes(t), ofYes, no(t) * ofNo);
        }
        return Math.fma(yes(t) * Functions.exp(-gamma * ofNo), ofYes, no(t) * Functions.exp(-gamma * ofYes) * ofNo);
    }

    private float focalSlope(float y, float t, float softplus) {
        float ofYes = Math.max(-y, 0) + softplus;
        float ofNo = Math.max(y, 0) + softplus;
        float s = Functions.sigmoid(y);
        float rest = Functions.sigmoid(-y);
        float atYes = Functions.exp(-gamma * ofNo) * Math.fma(gamma * s, ofYes, rest);
        float atNo = Functions.exp(-gamma * ofYes) * Math.fma(gamma * rest, ofNo, s);
        return no(t) * atNo - yes(t) * atYes;
    }

    private float yes(float t) {
        return positiveWeight * smoothed(t);
    }

    private float no(float t) {
        return negativeWeight * (1 - smoothed(t));
    }

    private float smoothed(float t) {
        return Math.fma(1 - labelSmoothing, t, 0.5f * labelSmoothing);
    }
}
