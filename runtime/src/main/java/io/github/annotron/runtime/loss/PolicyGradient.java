// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;
import io.github.annotron.runtime.kernel.Softmax;

/** See {@link Losses#policyGradient}. */
record PolicyGradient(float entropy) implements Loss {

    PolicyGradient {
        if (!(entropy >= 0 && entropy < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the factor of the entropy must be from 0 on and finite, not " + entropy);
        }
    }

    @Override
    public String name() {
        return "policy gradient";
    }

    @Override
    public Reading reading() {
        return Readings.SOFTMAX;
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
            losses[row] = row(row * width, width, output, target, gradient);
        }
    }

    /** The loss of a sample whose probabilities the gradient holds, and which it then holds no longer. */
    private float row(int start, int width, float[] output, float[] target, float[] gradient) {
        int best = start + Reading.largest(output, start, width);
        // As in the cross-entropy: the logarithm of the largest probability is always well conditioned.
        float base = output[best] - Functions.log(gradient[best]);
        float gain = 0;
        float mass = 0;
        float spread = 0;
        for (int i = start; i < start + width; i++) {
            float logarithm = output[i] - base;
            gain = Math.fma(target[i], logarithm, gain);
            mass += target[i];
            spread = Math.fma(-gradient[i], logarithm, spread);
        }
        for (int i = start; i < start + width; i++) {
            float pull = Math.fma(entropy, output[i] - base + spread, mass);
            gradient[i] = Math.fma(gradient[i], pull, -target[i]);
        }
        return -Math.fma(entropy, spread, gain);
    }
}
