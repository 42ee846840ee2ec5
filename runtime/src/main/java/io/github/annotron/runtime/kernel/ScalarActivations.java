// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static io.github.annotron.runtime.kernel.vector.Coefficients.*;

/** The scalar forms of {@link Activations}. */
final class ScalarActivations {

    private ScalarActivations() {}

    static void sigmoid(float[] x, int from, int to, float[] y) {
        if (Exponentials.suit(from, to)) {
            Exponentials.SIGMOID.compute(x, from, to, y);
            return;
        }
        for (int i = from; i < to; i++) {
            y[i] = Functions.sigmoid(x[i]);
        }
    }

    static void sigmoidGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float g = y[i] * (1f - y[i]) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void tanh(float[] x, int from, int to, float[] y) {
        if (Exponentials.suit(from, to)) {
            Exponentials.TANH.compute(x, from, to, y);
            return;
        }
        for (int i = from; i < to; i++) {
            y[i] = Functions.tanh(x[i]);
        }
    }

    static void tanhGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float g = Math.fma(-y[i], y[i], 1f) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void relu(float[] x, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], 0f);
        }
    }

    static void reluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float g = y[i] > 0f ? dy[i] : 0f;
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void leakyRelu(float[] x, int from, int to, float[] y, float alpha) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] > 0f ? x[i] : x[i] * alpha;
        }
    }

    static void leakyReluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        for (int i = from; i < to; i++) {
            float g = y[i] > 0f ? dy[i] : dy[i] * alpha;
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void elu(float[] x, int from, int to, float[] y, float alpha) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] > 0f ? x[i] : Functions.lowExpm1(x[i]) * alpha;
        }
    }

    static void eluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        for (int i = from; i < to; i++) {
            float g = y[i] > 0f ? dy[i] : (y[i] + alpha) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void selu(float[] x, int from, int to, float[] y) {
        for (int i = from; i < to; i++) {
            y[i] = x[i] > 0f ? x[i] * SELU_SCALE : Functions.lowExpm1(x[i]) * SELU_SCALE_ALPHA;
        }
    }

    static void seluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float g = y[i] > 0f ? dy[i] * SELU_SCALE : (y[i] + SELU_SCALE_ALPHA) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void gelu(float[] x, int from, int to, float[] y) {
        if (Exponentials.suit(from, to)) {
            Exponentials.GELU.compute(x, from, to, y);
            return;
        }
        for (int i = from; i < to; i++) {
            float z = Functions.geluArgument(x[i]);
            float tail = Functions.normalTail(Math.abs(z), Functions.lowExp(Functions.bellExponent(z)));
            y[i] = z * (z < 0f ? tail : 1f - tail);
        }
    }

    static void geluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float z = Math.max(Math.min(x[i], TAIL_HIGH), -TAIL_HIGH);
            float bell = Functions.lowExp(Functions.bellExponent(z));
            float tail = Functions.normalTail(Math.abs(z), bell);
            float normal = z < 0f ? tail : 1f - tail;
            float g = Math.fma(z, bell * NORMAL_PEAK, normal) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void silu(float[] x, int from, int to, float[] y) {
        if (Exponentials.suit(from, to)) {
            Exponentials.SILU.compute(x, from, to, y);
            return;
        }
        for (int i = from; i < to; i++) {
            y[i] = Math.max(x[i], -SILU_HIGH) * Functions.sigmoid(x[i]);
        }
    }

    static void siluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float z = Math.max(Math.min(x[i], SILU_HIGH), -SILU_HIGH);
            float s = Functions.sigmoid(z);
            float g = Math.fma(1f - s, z, 1f) * s * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }

    static void softplus(float[] x, int from, int to, float[] y) {
        if (Exponentials.suit(from, to)) {
            Exponentials.SOFTPLUS.compute(x, from, to, y);
            return;
        }
        for (int i = from; i < to; i++) {
            y[i] = Functions.softplus(x[i]);
        }
    }

    static void softplusGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float g = -Functions.lowExpm1(-y[i]) * dy[i];
            dx[i] = accumulate ? dx[i] + g : g;
        }
    }
}
