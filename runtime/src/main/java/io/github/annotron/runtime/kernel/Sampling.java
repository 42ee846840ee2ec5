// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Samples of normal distributions whose means and variances are computed by a network (Kingma and Welling, 2014): {@code z = mean
 * + exp(logVariance / 2) e} with e from the standard normal distribution, through which gradients flow to both; and the
 * Kullback-Leibler divergence of the distributions from the standard normal one, {@code (mean^2 + exp(logVariance) - 1 -
 * logVariance) / 2} for each element.
 */
public final class Sampling {

    private Sampling() {}

    /**
     * Computes z for the elements [from, to).
     *
     * @param key decides e
     * @param noise becomes {@code exp(logVariance / 2) e}
     */
    public static void forward(
            long key, int from, int to, float[] mean, float[] logVariance, float[] noise, float[] z) {
        Gaussian.fill(key, from, to, noise);
        for (int i = from; i < to; i++) {
            noise[i] *= Functions.exp(0.5f * logVariance[i]);
            z[i] = mean[i] + noise[i];
        }
    }

    /** Computes the divergence of the samples [from, to): {@code losses[n]} becomes the sum of its {@code width} elements. */
    public static void divergence(int from, int to, int width, float[] mean, float[] logVariance, float[] losses) {
        for (int n = from; n < to; n++) {
            double sum = 0;
            for (int i = n * width; i < (n + 1) * width; i++) {
                sum += Math.fma(mean[i], mean[i], Functions.expm1(logVariance[i]) - logVariance[i]);
            }
            losses[n] = (float) (0.5 * sum);
        }
    }

    /**
     * The gradient at the mean of the elements [from, to): {@code dz + scale mean}; with {@code accumulate} added to dMean.
     *
     * @param scale the weight of the divergence over the number of samples
     */
    public static void meanGradient(
            float scale, int from, int to, float[] mean, float[] dz, float[] dMean, boolean accumulate) {
        for (int i = from; i < to; i++) {
            float change = Math.fma(scale, mean[i], dz[i]);
            dMean[i] = accumulate ? dMean[i] + change : change;
        }
    }

    /**
     * The gradient at the logarithm of the variance likewise: {@code (dz noise + scale (exp(logVariance) - 1)) / 2}.
     *
     * @param noise from {@link #forward}
     */
    public static void logVarianceGradient(
            float scale,
            int from,
            int to,
            float[] logVariance,
            float[] noise,
            float[] dz,
            float[] dLogVariance,
            boolean accumulate) {
        for (int i = from; i < to; i++) {
            float change = 0.5f * Math.fma(scale, Functions.expm1(logVariance[i]), dz[i] * noise[i]);
            dLogVariance[i] = accumulate ? dLogVariance[i] + change : change;
        }
    }
}
