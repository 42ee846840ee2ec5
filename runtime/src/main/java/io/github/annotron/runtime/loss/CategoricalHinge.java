// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** See {@link Losses#CATEGORICAL_HINGE}. */
record CategoricalHinge() implements Loss {

    @Override
    public String name() {
        return "categorical hinge";
    }

    @Override
    public Reading reading() {
        return Readings.CLASSES;
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return width > 1 && (targetWidth == 1 || targetWidth == width);
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        String problem = Targets.notExclusive(target, offset, targetWidth, width);
        if (problem != null || targetWidth == 1) {
            return problem;
        }
        float largest = target[offset + Reading.largest(target, offset, width)];
        return largest == 1 ? null : "probability " + largest + " of the likeliest class, which must be certain";
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
        Arrays.fill(gradient, from * width, to * width, 0);
        for (int row = from; row < to; row++) {
            int start = row * width;
            int right = start + Reading.truth(target, row * targetWidth, targetWidth);
            int rival = right == start ? start + 1 : start;
            for (int i = rival + 1; i < start + width; i++) {
                if (i != right && output[i] > output[rival]) {
                    rival = i;
                }
            }
            float lack = 1 + output[rival] - output[right];
            losses[row] = Math.max(lack, 0);
            if (lack > 0) {
                gradient[rival] = 1;
                gradient[right] = -1;
            }
        }
    }
}
