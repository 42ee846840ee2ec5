// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** See {@link Losses#NONE}. */
final class NoLoss implements Loss {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return false;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return "a target for a network that has no loss";
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
        throw new UnsupportedOperationException("there is no loss");
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
        throw new UnsupportedOperationException("there is no loss");
    }

    @Override
    public int decide(float[] output, int offset, int width) {
        return Losses.largest(output, offset, width);
    }
}
