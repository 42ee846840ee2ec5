// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

/**
 * Brings sound to another rate: each new sample is a sum of the old ones around it, weighted by {@code sin(pi x) / (pi x)} under a Hann
 * window, x in periods of the lower rate (J. O. Smith, "Digital audio resampling home page", 2002). Beyond its ends there is silence. In
 * double, and the same on every machine.
 */
final class SincResampling {

    /** How many periods of the lower rate the window has on each side. */
    private static final int REACH = 16;

    private SincResampling() {}

    /** As much sound at another rate; the sound itself if the rates are equal. */
    static float[] resample(float[] sound, int from, int to) {
        if (from == to) {
            return sound;
        }
        double scale = Math.min(1, (double) to / from);
        double reach = REACH / scale;
        float[] result = new float[(int) Math.max(1, (long) sound.length * to / from)];
        for (int i = 0; i < result.length; i++) {
            double middle = (double) i * from / to;
            int start = Math.max(0, (int) Math.ceil(middle - reach));
            int end = Math.min(sound.length - 1, (int) Math.floor(middle + reach));
            double sum = 0;
            for (int j = start; j <= end; j++) {
                sum += weight((j - middle) * scale) * sound[j];
            }
            result[i] = (float) (sum * scale);
        }
        return result;
    }

    private static double weight(double x) {
        double window = 0.5 + 0.5 * StrictMath.cos(StrictMath.PI * x / REACH);
        return x == 0 ? 1 : window * StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
    }
}
