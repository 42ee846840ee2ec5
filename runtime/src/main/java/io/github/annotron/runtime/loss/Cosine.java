// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/**
 * See {@link Losses#COSINE}. With {@code c} the cosine the gradient is {@code (c y / |y| - t / |t|) / |y|}; sums are in double, where
 * squares of floats neither overflow nor vanish.
 */
record Cosine() implements Loss {

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        String problem = Targets.notFinite(target, offset, targetWidth);
        if (problem != null) {
            return problem;
        }
        return product(target, offset, target, offset, width) > 0 ? null : "a target of zeros, which has no direction";
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
        for (int row = from; row < to; row++) {
            int start = row * width;
            double y = Math.sqrt(product(output, start, output, start, width));
            double t = Math.sqrt(product(target, start, target, start, width));
            // Outputs of zeros have no direction: as far as any other, and no way is better than another.
            double inverse = y > 0 ? 1 / y : 0;
            double cosine = product(output, start, target, start, width) * inverse / t;
            losses[row] = (float) (1 - cosine);
            for (int i = start; i < start + width; i++) {
                gradient[i] = (float) ((cosine * output[i] * inverse - target[i] / t) * inverse);
            }
        }
    }

    private static double product(float[] a, int aOffset, float[] b, int bOffset, int width) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) a[aOffset + i] * b[bOffset + i];
        }
        return sum;
    }
}
