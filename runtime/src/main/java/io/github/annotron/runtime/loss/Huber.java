// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.loss;

/** See {@link Losses#huber}. */
record Huber(float delta) implements ElementwiseLoss {

    Huber {
        if (!(delta > 0 && delta < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("delta must be above 0 and finite, not " + delta);
        }
    }

    @Override
    public String name() {
        return "Huber";
    }

    @Override
    public float value(float y, float t) {
        float distance = Math.abs(y - t);
        float inner = Math.min(distance, delta);
        return Math.fma(inner, 0.5f * inner, delta * (distance - inner));
    }

    @Override
    public float slope(float y, float t) {
        return Math.max(-delta, Math.min(y - t, delta));
    }
}
