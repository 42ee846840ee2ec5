// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;
import io.github.annotron.runtime.kernel.Softmax;
import org.jspecify.annotations.Nullable;

/**
 * See {@link Losses#SOFTMAX_CROSS_ENTROPY}. With {@code p = softmax(y)} the gradient is {@code (sum(t) * p - t) /
 * samples}.
 */
final class SoftmaxCrossEntropy implements Loss {

    /** How far the sum of a distribution may be from 1. */
    private static final float TOLERANCE = 1e-3f;

    @Override
    public String name() {
        return "softmax cross-entropy";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return width > 1 && (targetWidth == 1 || targetWidth == width);
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        if (targetWidth == 1) {
            float label = target[offset];
            if (label >= 0 && label < width && label == (int) label) {
                return null;
            }
            return "class " + (label == (int) label ? Integer.toString((int) label) : Float.toString(label)) + " of "
                    + width;
        }
        float sum = 0;
        for (int i = 0; i < targetWidth; i++) {
            float share = target[offset + i];
            if (!(share >= 0 && share <= 1)) {
                return "probability " + share + " of class " + i;
            }
            sum += share;
        }
        return Math.abs(sum - 1) <= TOLERANCE ? null : "probabilities that add to " + sum;
    }

    @Override
    public void evaluate(
            int from,
            int to,
            int width,
            int samples,
            float[] output,
            float[] target,
            int targetWidth,
            float[] losses,
            float[] gradient) {
        Softmax.forward(from, to, width, output, gradient);
        float scale = 1f / samples;
        for (int row = from; row < to; row++) {
            int start = row * width;
            int best = start + Losses.largest(output, start, width);
            // The best class has the share exp(0) / sum, which is at least 1 / width: its logarithm is always well
            // conditioned, that of the target's own share is not.
            float logSum = -Functions.log(gradient[best]);
            if (targetWidth == 1) {
                int right = start + (int) target[row];
                losses[row] = logSum + (output[best] - output[right]);
                for (int i = start; i < start + width; i++) {
                    gradient[i] = scale * (i == right ? gradient[i] - 1 : gradient[i]);
                }
            } else {
                losses[row] = distribution(start, width, output, best, logSum, target, gradient, scale);
            }
        }
    }

    private static float distribution(
            int start,
            int width,
            float[] output,
            int best,
            float logSum,
            float[] target,
            float[] gradient,
            float scale) {
        float sum = 0;
        float loss = 0;
        for (int i = start; i < start + width; i++) {
            sum += target[i];
            loss = Math.fma(target[i], logSum + (output[best] - output[i]), loss);
        }
        for (int i = start; i < start + width; i++) {
            gradient[i] = scale * Math.fma(sum, gradient[i], -target[i]);
        }
        return loss;
    }

    @Override
    public void scores(int rows, int width, float[] output, float[] scores, int offset) {
        System.arraycopy(output, 0, scores, offset, rows * width);
        if (offset % width == 0) {
            Softmax.forward(offset / width, offset / width + rows, width, scores, scores);
        } else {
            float[] aligned = new float[rows * width];
            Softmax.forward(0, rows, width, output, aligned);
            System.arraycopy(aligned, 0, scores, offset, aligned.length);
        }
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public float hits(float[] output, int outputOffset, float[] target, int targetOffset, int targetWidth, int width) {
        int right = targetWidth == 1 ? (int) target[targetOffset] : Losses.largest(target, targetOffset, width);
        return Losses.largest(output, outputOffset, width) == right ? 1 : 0;
    }

    @Override
    public int decide(float[] output, int offset, int width) {
        return Losses.largest(output, offset, width);
    }
}
