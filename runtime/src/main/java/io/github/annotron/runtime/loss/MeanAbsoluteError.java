// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** See {@link Losses#MEAN_ABSOLUTE_ERROR}. Its slope where the difference is 0 is 0. */
record MeanAbsoluteError() implements ElementwiseLoss {

    @Override
    public String name() {
        return "mean absolute error";
    }

    @Override
    public float value(float y, float t) {
        return Math.abs(y - t);
    }

    @Override
    public float slope(float y, float t) {
        return Math.signum(y - t);
    }
}
