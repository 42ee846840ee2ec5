// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

import org.jspecify.annotations.Nullable;

/** See {@link Losses#HINGE} and {@link Losses#SQUARED_HINGE}. */
record Hinge(boolean squared) implements ElementwiseLoss {

    @Override
    public String name() {
        return squared ? "squared hinge" : "hinge";
    }

    @Override
    public Reading reading() {
        return Readings.MARGINS;
    }

    @Override
    public @Nullable String problem(float[] target, int offset, int targetWidth, int width) {
        return Targets.notSides(target, offset, targetWidth);
    }

    @Override
    public float value(float y, float t) {
        float lack = lack(y, t);
        return squared ? lack * lack : lack;
    }

    @Override
    public float slope(float y, float t) {
        float lack = lack(y, t);
        return -side(t) * (squared ? 2 * lack : Math.signum(lack));
    }

    /** What is missing to a margin of 1. */
    private static float lack(float y, float t) {
        return Math.max(1 - side(t) * y, 0);
    }

    private static float side(float t) {
        return t > 0 ? 1 : -1;
    }
}
