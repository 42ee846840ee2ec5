// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

/**
 * The discrete Fourier transform {@code X[k] = sum over n of x[n] exp(-2 pi i k n / size)} of real numbers, in double, by halving (J. W.
 * Cooley and J. W. Tukey, "An algorithm for the machine calculation of complex Fourier series", 1965). Immutable; its operations and
 * their order are fixed, so the bits are the same everywhere.
 */
final class Fft {

    private final int size;

    /** Where each number goes first: its place with the bits in reverse. */
    private final int[] places;

    // Of the angles 2 pi k / size below pi.
    private final double[] cosines;
    private final double[] sines;

    /** A transform of so many numbers, a power of two, at least 2. */
    Fft(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size of the transform must be a power of two, not " + size);
        }
        this.size = size;
        places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = Integer.reverse(i) >>> (Integer.numberOfLeadingZeros(size) + 1);
        }
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = StrictMath.cos(2 * StrictMath.PI * i / size);
            sines[i] = StrictMath.sin(2 * StrictMath.PI * i / size);
        }
    }

    /** How many numbers it takes. */
    int size() {
        return size;
    }

    /**
     * Transforms numbers.
     *
     * @param in {@link #size()} numbers
     * @param real receives the real parts, {@link #size()} of them
     * @param imaginary receives the imaginary parts
     */
    void transform(double[] in, double[] real, double[] imaginary) {
        for (int i = 0; i < size; i++) {
            real[places[i]] = in[i];
            imaginary[i] = 0;
        }
        for (int half = 1; half < size; half *= 2) {
            int step = size / 2 / half;
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int even = start + k;
                    int odd = even + half;
                    double cosine = cosines[k * step];
                    double sine = sines[k * step];
                    double turnedReal = cosine * real[odd] + sine * imaginary[odd];
                    double turnedImaginary = cosine * imaginary[odd] - sine * real[odd];
                    real[odd] = real[even] - turnedReal;
                    imaginary[odd] = imaginary[even] - turnedImaginary;
                    real[even] += turnedReal;
                    imaginary[even] += turnedImaginary;
                }
            }
        }
    }
}
