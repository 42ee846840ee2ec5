// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** See {@link ElementwiseLoss#masked}. */
record Masked(ElementwiseLoss loss) implements Loss {

    @Override
    public String name() {
        return "masked " + loss.name();
    }

    @Override
    public Reading reading() {
        return loss.reading();
    }

    @Override
    public @Nullable String problem(int width) {
        return loss.problem(width);
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        for (int i = offset; i < offset + targetWidth; i++) {
            String problem = Float.isNaN(target[i]) ? null : loss.problem(target, i, 1, 1);
            if (problem != null) {
                return problem;
            }
        }
        return null;
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
            losses[row] = row(row * width, (row + 1) * width, output, target, gradient);
        }
    }

    private float row(int from, int to, float[] y, float[] t, float[] gradient) {
        int known = 0;
        float sum = 0;
        for (int i = from; i < to; i++) {
            if (!Float.isNaN(t[i])) {
                known++;
                sum += loss.value(y[i], t[i]);
            }
        }
        float share = known == 0 ? 0 : 1f / known;
        for (int i = from; i < to; i++) {
            gradient[i] = Float.isNaN(t[i]) ? 0 : share * loss.slope(y[i], t[i]);
        }
        return share * sum;
    }
}
