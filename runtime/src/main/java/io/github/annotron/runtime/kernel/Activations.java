// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import io.github.annotron.runtime.kernel.vector.VectorActivations;

/**
 * Activation functions over ranges of arrays, and their gradients.
 *
 * <p>A function computes {@code y[i] = f(x[i])} for i in [from, to); y may be x. A gradient computes
 * {@code dx[i] = f' * dy[i]}, and with {@code accumulate} adds that (rounded) to {@code dx[i]}; dx may be dy when it does
 * not accumulate. The derivative comes from the function's output y, so that x need not be kept, but for gelu and silu,
 * where it comes from the input x. Accuracy: see {@link Functions}.
 */
public final class Activations {

    private Activations() {}

    /** 1 / (1 + exp(-x)). */
    public static void sigmoid(float[] x, int from, int to, float[] y) {
        int i = VectorForm.SIGMOID.fills(from, to) ? VectorActivations.sigmoid(x, from, to, y) : from;
        ScalarActivations.sigmoid(x, i, to, y);
    }

    /** Gradient of {@link #sigmoid}: y (1 - y). */
    public static void sigmoidGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.SIGMOID.fills(from, to)
                ? VectorActivations.sigmoidGradient(y, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.sigmoidGradient(y, i, to, dy, dx, accumulate);
    }

    /** The hyperbolic tangent. */
    public static void tanh(float[] x, int from, int to, float[] y) {
        int i = VectorForm.TANH.fills(from, to) ? VectorActivations.tanh(x, from, to, y) : from;
        ScalarActivations.tanh(x, i, to, y);
    }

    /** Gradient of {@link #tanh}: 1 - y^2. */
    public static void tanhGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.TANH.fills(from, to)
                ? VectorActivations.tanhGradient(y, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.tanhGradient(y, i, to, dy, dx, accumulate);
    }

    /** Max(x, 0). */
    public static void relu(float[] x, int from, int to, float[] y) {
        int i = VectorForm.RELU.fills(from, to) ? VectorActivations.relu(x, from, to, y) : from;
        ScalarActivations.relu(x, i, to, y);
    }

    /** Gradient of {@link #relu}: 1 where y > 0, else 0. */
    public static void reluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.RELU.fills(from, to)
                ? VectorActivations.reluGradient(y, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.reluGradient(y, i, to, dy, dx, accumulate);
    }

    /** X where x > 0, else alpha x; alpha must not be negative. */
    public static void leakyRelu(float[] x, int from, int to, float[] y, float alpha) {
        int i = VectorForm.LEAKY_RELU.fills(from, to) ? VectorActivations.leakyRelu(x, from, to, y, alpha) : from;
        ScalarActivations.leakyRelu(x, i, to, y, alpha);
    }

    /** Gradient of {@link #leakyRelu}: 1 where y > 0, else alpha. */
    public static void leakyReluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        int i = VectorForm.LEAKY_RELU.fills(from, to)
                ? VectorActivations.leakyReluGradient(y, from, to, dy, dx, accumulate, alpha)
                : from;
        ScalarActivations.leakyReluGradient(y, i, to, dy, dx, accumulate, alpha);
    }

    /** X where x > 0, else alpha (exp(x) - 1); alpha must not be negative (D.-A. Clevert and others, 2015). */
    public static void elu(float[] x, int from, int to, float[] y, float alpha) {
        int i = VectorForm.ELU.fills(from, to) ? VectorActivations.elu(x, from, to, y, alpha) : from;
        ScalarActivations.elu(x, i, to, y, alpha);
    }

    /** Gradient of {@link #elu}: 1 where y > 0, else y + alpha. */
    public static void eluGradient(
            float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate, float alpha) {
        int i = VectorForm.ELU.fills(from, to)
                ? VectorActivations.eluGradient(y, from, to, dy, dx, accumulate, alpha)
                : from;
        ScalarActivations.eluGradient(y, i, to, dy, dx, accumulate, alpha);
    }

    /** Scale elu(x, alpha) with the two constants that keep mean 0 and variance 1 (G. Klambauer and others, 2017). */
    public static void selu(float[] x, int from, int to, float[] y) {
        int i = VectorForm.SELU.fills(from, to) ? VectorActivations.selu(x, from, to, y) : from;
        ScalarActivations.selu(x, i, to, y);
    }

    /** Gradient of {@link #selu}: scale where y > 0, else y + scale alpha. */
    public static void seluGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.SELU.fills(from, to)
                ? VectorActivations.seluGradient(y, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.seluGradient(y, i, to, dy, dx, accumulate);
    }

    /** {@code x P(X <= x)} for a standard normal X: the exact form with erf (D. Hendrycks and K. Gimpel, 2016). */
    public static void gelu(float[] x, int from, int to, float[] y) {
        int i = VectorForm.GELU.fills(from, to) ? VectorActivations.gelu(x, from, to, y) : from;
        ScalarActivations.gelu(x, i, to, y);
    }

    /** Gradient of {@link #gelu}: {@code P(X <= x) + x p(x)}, p being the density. */
    public static void geluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.GELU.fills(from, to)
                ? VectorActivations.geluGradient(x, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.geluGradient(x, i, to, dy, dx, accumulate);
    }

    /** X sigmoid(x), also called swish. */
    public static void silu(float[] x, int from, int to, float[] y) {
        int i = VectorForm.SILU.fills(from, to) ? VectorActivations.silu(x, from, to, y) : from;
        ScalarActivations.silu(x, i, to, y);
    }

    /** Gradient of {@link #silu}: s (1 + x (1 - s)) with s = sigmoid(x). */
    public static void siluGradient(float[] x, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.SILU.fills(from, to)
                ? VectorActivations.siluGradient(x, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.siluGradient(x, i, to, dy, dx, accumulate);
    }

    /** Ln(1 + exp(x)). */
    public static void softplus(float[] x, int from, int to, float[] y) {
        int i = VectorForm.SOFTPLUS.fills(from, to) ? VectorActivations.softplus(x, from, to, y) : from;
        ScalarActivations.softplus(x, i, to, y);
    }

    /** Gradient of {@link #softplus}: 1 - exp(-y). */
    public static void softplusGradient(float[] y, int from, int to, float[] dy, float[] dx, boolean accumulate) {
        int i = VectorForm.SOFTPLUS.fills(from, to)
                ? VectorActivations.softplusGradient(y, from, to, dy, dx, accumulate)
                : from;
        ScalarActivations.softplusGradient(y, i, to, dy, dx, accumulate);
    }
}
