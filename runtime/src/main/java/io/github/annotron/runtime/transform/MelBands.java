// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

/**
 * Triangular filters that are equally wide on the mel scale, {@code mel(f) = 2595 log10(1 + f / 700)} (D. O'Shaughnessy, "Speech
 * communication", 1987). Each rises from 0 at the middle of the band below it to 1 at its own middle, and falls to 0 at the middle of
 * the next one, linearly in hertz, as in librosa with {@code htk=True, norm=None} and in torchaudio.
 */
final class MelBands {

    /** The first number of the spectrum that each band looks at. */
    private final int[] starts;

    /** The weights from there on. */
    private final double[][] weights;

    /**
     * Filters of a spectrum.
     *
     * @param rate samples a second of the sound
     * @param size of the transform; number k of the spectrum is that of the frequency {@code k rate / size}
     * @param low the lower end of the first band, in hertz
     * @param high the upper end of the last one
     * @throws IllegalArgumentException if a band is so narrow that it misses all of the spectrum
     */
    MelBands(int bands, int rate, int size, double low, double high) {
        starts = new int[bands];
        weights = new double[bands][];
        double from = mel(low);
        double width = (mel(high) - from) / (bands + 1);
        for (int band = 0; band < bands; band++) {
            double left = band == 0 ? low : hertz(from + band * width);
            double middle = hertz(from + (band + 1) * width);
            double right = band == bands - 1 ? high : hertz(from + (band + 2) * width);
            int first = (int) Math.floor(left * size / rate) + 1;
            int last = (int) Math.ceil(right * size / rate) - 1;
            if (last < first) {
                throw new IllegalArgumentException(
                        bands + " bands from " + low + " to " + high + " Hz are too many: band "
                                + band + " would lie between two of the frequencies of a window, which are "
                                + (double) rate / size + " Hz apart. Take fewer bands or a longer window");
            }
            starts[band] = first;
            weights[band] = new double[last - first + 1];
            for (int k = first; k <= last; k++) {
                double frequency = (double) k * rate / size;
                double rising = (frequency - left) / (middle - left);
                double falling = (right - frequency) / (right - middle);
                weights[band][k - first] = Math.min(rising, falling);
            }
        }
    }

    /** The mel scale of a frequency in hertz. */
    static double mel(double hertz) {
        return 2595 * StrictMath.log10(1 + hertz / 700);
    }

    /** The frequency of a number on the mel scale. */
    static double hertz(double mel) {
        return 700 * (StrictMath.pow(10, mel / 2595) - 1);
    }

    /** The weighted sum of a spectrum over a band; bands ascending, counted from 0. */
    double sum(int band, double[] spectrum) {
        double[] factors = weights[band];
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += factors[i] * spectrum[starts[band] + i];
        }
        return sum;
    }
}
