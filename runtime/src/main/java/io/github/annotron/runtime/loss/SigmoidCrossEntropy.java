// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Activations;
import org.jspecify.annotations.Nullable;

/**
 * See {@link Losses#SIGMOID_CROSS_ENTROPY}. Computed as {@code max(y, 0) - y * t + softplus(-|y|)}, which neither
 * overflows nor cancels; gradient: {@code (sigmoid(y) - t) / (width * samples)}.
 */
final class SigmoidCrossEntropy implements Loss {

    @Override
    public String name() {
        return "sigmoid cross-entropy";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return targetWidth == width;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        for (int i = 0; i < targetWidth; i++) {
            float share = target[offset + i];
            if (!(share >= 0 && share <= 1)) {
                return "probability " + share;
            }
        }
        return null;
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
        int begin = from * width;
        int end = to * width;
        for (int i = begin; i < end; i++) {
            gradient[i] = -Math.abs(output[i]);
        }
        Activations.softplus(gradient, begin, end, gradient);
        for (int row = from; row < to; row++) {
            losses[row] = sum(row * width, (row + 1) * width, output, target, gradient) / width;
        }
        Activations.sigmoid(output, begin, end, gradient);
        float scale = 1f / ((float) width * samples);
        for (int i = begin; i < end; i++) {
            gradient[i] = scale * (gradient[i] - target[i]);
        }
    }

    /** Adds in four interleaved sums, which need not wait for each other, and those in a fixed order. */
    private static float sum(int from, int to, float[] y, float[] t, float[] softplus) {
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

    private static float term(float y, float t, float softplus) {
        return Math.fma(-y, t, Math.max(y, 0)) + softplus;
    }

    @Override
    public void scores(int rows, int width, float[] output, float[] scores, int offset) {
        System.arraycopy(output, 0, scores, offset, rows * width);
        Activations.sigmoid(scores, offset, offset + rows * width, scores);
    }

    @Override
    public boolean classifies() {
        return true;
    }

    @Override
    public float hits(float[] output, int outputOffset, float[] target, int targetOffset, int targetWidth, int width) {
        int right = 0;
        for (int i = 0; i < width; i++) {
            // Sign bits, for a branch that goes either way with every pixel of an image costs ten times as much.
            right += 1 ^ sign(0 - output[outputOffset + i]) ^ sign(0.5f - target[targetOffset + i]);
        }
        return (float) right / width;
    }

    /** 1 below zero, else 0. */
    private static int sign(float value) {
        return Float.floatToRawIntBits(value) >>> 31;
    }

    @Override
    public int decide(float[] output, int offset, int width) {
        return width == 1 ? (output[offset] > 0 ? 1 : 0) : Losses.largest(output, offset, width);
    }
}
