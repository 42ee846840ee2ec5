// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;
import io.github.annotron.runtime.kernel.Softmax;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cross-entropy of exclusive classes. With {@code p = softmax(y)} and weights w of the classes:
 *
 * <pre>
 * loss = -sum(w t' (1 - p)^gamma log(p))
 * t' = (1 - labelSmoothing) t + labelSmoothing / width
 * </pre>
 *
 * <p>A target t is a class, counted from 0, or a distribution over the classes. Start from
 * {@link Losses#softmaxCrossEntropy}.
 */
public final class SoftmaxCrossEntropy implements Loss {

    private static final float[] NO_WEIGHTS = {};

    private final float labelSmoothing;
    private final float[] classWeights;
    private final float gamma;

    private SoftmaxCrossEntropy(float labelSmoothing, float[] classWeights, float gamma) {
        this.labelSmoothing = labelSmoothing;
        this.classWeights = classWeights;
        this.gamma = gamma;
    }

    SoftmaxCrossEntropy() {
        this(0, NO_WEIGHTS, 0);
    }

    /**
     * The same with smoothed targets: a share from 0 to below 1 of each is divided among all classes (Szegedy et al. 2016,
     * Rethinking the Inception architecture).
     */
    public SoftmaxCrossEntropy labelSmoothing(float share) {
        Parameters.checkSmoothing(share);
        return new SoftmaxCrossEntropy(share, classWeights, gamma);
    }

    /**
     * The same with weights of the classes, from 0 on, one for each: see {@link
     * io.github.annotron.runtime.data.Dataset#classWeights()}. A class of weight 0 is left out. A
     * sample's loss is multiplied by them; the mean is over samples, not over weights, so that a sample's gradient does not
     * depend on which others are in its batch.
     */
    public SoftmaxCrossEntropy classWeights(float... weights) {
        for (float weight : weights) {
            Parameters.checkWeight(weight);
        }
        return new SoftmaxCrossEntropy(labelSmoothing, weights.clone(), gamma);
    }

    /**
     * The same with the factor (1 - p)^gamma, which makes what is right already count less (Lin et al. 2017, Focal loss for
     * dense object detection, where it is 2); 0 for none.
     */
    public SoftmaxCrossEntropy focal(float exponent) {
        Parameters.checkGamma(exponent);
        return new SoftmaxCrossEntropy(labelSmoothing, classWeights, exponent);
    }

    @Override
    public String name() {
        return gamma == 0 ? "softmax cross-entropy" : "softmax focal";
    }

    @Override
    public Reading reading() {
        return Readings.SOFTMAX;
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return width > 1 && (targetWidth == 1 || targetWidth == width);
    }

    @Override
    public @Nullable String problem(int width) {
        return classWeights.length == 0 || classWeights.length == width
                ? null
                : classWeights.length + " class weights for " + width + " outputs";
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.notExclusive(target, offset, targetWidth, width);
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
        Softmax.forward(from, to, width, output, gradient);
        for (int row = from; row < to; row++) {
            losses[row] = row(row * width, width, output, row * targetWidth, target, targetWidth, gradient);
        }
    }

    /** The loss of a sample whose probabilities the gradient holds, and which it then holds no longer. */
    private float row(int start, int width, float[] output, int at, float[] target, int targetWidth, float[] gradient) {
        int best = start + Reading.largest(output, start, width);
        // The best class has the share exp(0) / sum, which is at least 1 / width: its logarithm is always well
        // conditioned, that of the target's own share is not.
        float surplus = output[best];
        float logSum = -Functions.log(gradient[best]);
        // The classes with a share in the target.
        int first = start;
        int last = start + width - 1;
        if (targetWidth == 1 && labelSmoothing == 0) {
            first = start + (int) target[at];
            last = first;
        }
        float loss = 0;
        float mass = 0;
        for (int i = first; i <= last; i++) {
            float share = share(i - start, width, at, target, targetWidth);
            float surprise = logSum + (surplus - output[i]);
            loss = Math.fma(share * focus(surprise), surprise, loss);
            mass += share * pull(gradient[i], surprise);
        }
        for (int i = start; i < start + width; i++) {
            float pull = i < first || i > last
                    ? 0
                    : share(i - start, width, at, target, targetWidth)
                            * pull(gradient[i], logSum + (surplus - output[i]));
            gradient[i] = Math.fma(mass, gradient[i], -pull);
        }
        return loss;
    }

    /** What a class counts for in a target. */
    private float share(int index, int width, int at, float[] target, int targetWidth) {
        float share = targetWidth == 1 ? (index == (int) target[at] ? 1 : 0) : target[at + index];
        if (labelSmoothing != 0) {
            share = Math.fma(1 - labelSmoothing, share, labelSmoothing / width);
        }
        return classWeights.length == 0 ? share : classWeights[index] * share;
    }

    /** (1 - p)^gamma for a class whose -log(p) is given. */
    private float focus(float surprise) {
        return gamma == 0 ? 1 : power(-Functions.expm1(-surprise));
    }

    /** How strongly a class with the probability p pulls: the derivative of {@code focus log(p)} by {@code log(p)}. */
    private float pull(float p, float surprise) {
        if (gamma == 0) {
            return 1;
        }
        float rest = -Functions.expm1(-surprise);
        return rest > 0 ? power(rest) * Math.fma(gamma * p / rest, surprise, 1) : 0;
    }

    private float power(float rest) {
        return rest > 0 ? Functions.exp(gamma * Functions.log(rest)) : 0;
    }

    @Override
    public String toString() {
        return "SoftmaxCrossEntropy[labelSmoothing=" + labelSmoothing + ", classWeights="
                + Arrays.toString(classWeights) + ", gamma=" + gamma + "]";
    }
}
