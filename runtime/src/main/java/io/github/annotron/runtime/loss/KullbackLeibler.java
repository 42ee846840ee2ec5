// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;
import org.jspecify.annotations.Nullable;

/** See {@link Losses#KULLBACK_LEIBLER}: the cross-entropy less the targets' own entropy, with the same gradient. */
record KullbackLeibler() implements Loss {

    @Override
    public String name() {
        return "Kullback-Leibler";
    }

    @Override
    public Reading reading() {
        return Readings.SOFTMAX;
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return width > 1 && targetWidth == width;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.notDistribution(target, offset, width);
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
        Losses.SOFTMAX_CROSS_ENTROPY.evaluate(from, to, width, output, target, targetWidth, losses, gradient);
        for (int row = from; row < to; row++) {
            float sum = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                if (target[i] > 0) {
                    sum = Math.fma(target[i], Functions.log(target[i]), sum);
                }
            }
            losses[row] += sum;
        }
    }
}
