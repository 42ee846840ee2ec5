// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** See {@link Losses#MEAN_SQUARED_ERROR}. Gradient: {@code 2 * (y - t) / (width * samples)}. */
final class MeanSquaredError implements Loss {

    @Override
    public String name() {
        return "mean squared error";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return targetWidth == width;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        for (int i = 0; i < targetWidth; i++) {
            if (!Float.isFinite(target[offset + i])) {
                return "target " + target[offset + i];
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
        float scale = 2f / ((float) width * samples);
        for (int row = from; row < to; row++) {
            int start = row * width;
            losses[row] = sum(start, start + width, output, target) / width;
        }
        for (int i = from * width; i < to * width; i++) {
            gradient[i] = scale * (output[i] - target[i]);
        }
    }

    /** Adds in four interleaved sums, which need not wait for each other, and those in a fixed order. */
    private static float sum(int from, int to, float[] y, float[] t) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a = add(a, y[i] - t[i]);
            b = add(b, y[i + 1] - t[i + 1]);
            c = add(c, y[i + 2] - t[i + 2]);
            d = add(d, y[i + 3] - t[i + 3]);
        }
        for (; i < to; i++) {
            a = add(a, y[i] - t[i]);
        }
        return (a + b) + (c + d);
    }

    private static float add(float sum, float difference) {
        return Math.fma(difference, difference, sum);
    }

    @Override
    public void scores(int rows, int width, float[] output, float[] scores, int offset) {
        System.arraycopy(output, 0, scores, offset, rows * width);
    }

    @Override
    public boolean classifies() {
        return false;
    }

    @Override
    public float hits(float[] output, int outputOffset, float[] target, int targetOffset, int targetWidth, int width) {
        throw new UnsupportedOperationException("accuracy means nothing under mean squared error");
    }

    @Override
    public int decide(float[] output, int offset, int width) {
        return Losses.largest(output, offset, width);
    }
}
