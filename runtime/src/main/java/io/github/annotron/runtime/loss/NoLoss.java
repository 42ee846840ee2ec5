// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** See {@link Losses#NONE}. */
record NoLoss() implements Loss {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public boolean accepts(int targetWidth, int width) {
        return false;
    }

    @Override
    public String problem(float[] target, int offset, int targetWidth, int width) {
        return "a target for a network that has no loss";
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
        throw new UnsupportedOperationException("there is no loss");
    }
}
