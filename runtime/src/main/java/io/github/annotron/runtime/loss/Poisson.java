// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;
import org.jspecify.annotations.Nullable;

/** See {@link Losses#POISSON}. */
record Poisson() implements ElementwiseLoss {

    @Override
    public String name() {
        return "Poisson";
    }

    @Override
    public Reading reading() {
        return Readings.RATES;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.negative(target, offset, targetWidth);
    }

    @Override
    public float value(float y, float t) {
        return Math.fma(-t, y, Functions.exp(y));
    }

    @Override
    public float slope(float y, float t) {
        return Functions.exp(y) - t;
    }
}
