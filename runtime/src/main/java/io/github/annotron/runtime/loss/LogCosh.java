// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import io.github.annotron.runtime.kernel.Functions;

/**
 * See {@link Losses#LOG_COSH}. Near 0 computed as {@code log1p(cosh(d) - 1)}, which keeps all digits, and further out as {@code
 * |d| + log(1 + exp(-2 |d|)) - log(2)}, which does not overflow.
 */
record LogCosh() implements ElementwiseLoss {

    private static final float LN_2 = 0.6931472f;

    @Override
    public String name() {
        return "log-cosh";
    }

    @Override
    public float value(float y, float t) {
        float distance = Math.abs(y - t);
        if (distance < 1) {
            float e = Functions.expm1(distance);
            return Functions.log1p(e * e / (2 * e + 2));
        }
        return distance - LN_2 + Functions.softplus(-2 * distance);
    }

    @Override
    public float slope(float y, float t) {
        return Functions.tanh(y - t);
    }
}
