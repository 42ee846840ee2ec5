// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** See {@link Losses#MEAN_SQUARED_ERROR}. */
record MeanSquaredError() implements ElementwiseLoss {

    @Override
    public String name() {
        return "mean squared error";
    }

    @Override
    public float value(float y, float t) {
        float difference = y - t;
        return difference * difference;
    }

    @Override
    public float slope(float y, float t) {
        return 2 * (y - t);
    }
}
