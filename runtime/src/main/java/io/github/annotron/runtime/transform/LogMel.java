// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

/**
 * What can be heard in a sound: how much of it is in each band of frequencies at each moment, the log-mel spectrogram (S. B. Davis and
 * P. Mermelstein, "Comparison of parametric representations for monosyllabic word recognition", 1980, without their cosine
 * transform). A row is a sound of one channel, samples from -1 to 1; it becomes a series of the shape {@code {frames, bands}}:
 *
 * <pre>{@code
 * LogMel features = LogMel.of(8000, 96).bands(32).belowLoudest(60);     // sounds of features.inputWidth() samples
 * Preprocessing preprocessing = Preprocessing.none().input(features);
 * }</pre>
 *
 * <p>Each frame is a piece of sound under a periodic Hann window, filled up with zeros to the next power of two. The squares of its
 * Fourier transform's magnitudes are summed in triangular bands that are equally wide on the mel scale, {@code 2595 log10(1 + f /
 * 700)} (librosa's and torchaudio's HTK scale, without a norm), and of the sums {@code ln(max(sum, 1e-10))} is taken, or decibels
 * {@linkplain #belowLoudest below the loudest one}. All is computed in double, by operations whose results are the same on every
 * machine, and rounded once.
 */
public final class LogMel implements Transform {

    static final String KIND = "log-mel";

    /** Below this, a sum is no sound but rounding. */
    private static final double SILENCE = 1e-10;

    private final LogMelSettings settings;
    private final double[] hann;
    private final Fft fft;
    private final MelBands bands;
    private final ThreadLocal<Work> works;

    /** What a thread needs. */
    private record Work(double[] piece, double[] real, double[] imaginary, double[] sums) {}

    private LogMel(LogMelSettings settings) {
        this.settings = settings;
        int window = settings.window();
        hann = new double[window];
        for (int i = 0; i < window; i++) {
            hann[i] = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / window);
        }
        int size = Integer.highestOneBit(window - 1) * 2;
        fft = new Fft(size);
        bands = new MelBands(settings.bands(), settings.rate(), size, settings.low(), settings.high());
        works = ThreadLocal.withInitial(() -> new Work(
                new double[size],
                new double[size],
                new double[size],
                new double[settings.frames() * settings.bands()]));
    }

    /**
     * Frames of 25 milliseconds, one every 10 milliseconds, in 40 bands over all frequencies.
     *
     * @param rate samples a second
     * @param frames how many; the sounds have {@link #inputWidth()} samples then
     * @throws IllegalArgumentException if a number is below 1, or if the rate is too low for such frames and bands
     */
    public static LogMel of(int rate, int frames) {
        return new LogMel(new LogMelSettings(rate, frames, rate / 40, Math.max(1, rate / 100), 40, 0, rate / 2f, 0));
    }

    /**
     * The same with other frames.
     *
     * @param window samples of a frame, at least 2
     * @param hop samples from the start of a frame to that of the next one, at least 1
     * @throws IllegalArgumentException if one is too small, or if the window is too short for the bands
     */
    public LogMel frames(int window, int hop) {
        return new LogMel(settings.withFrames(window, hop));
    }

    /**
     * The same with so many bands.
     *
     * @throws IllegalArgumentException if there are none, or too many for the window
     */
    public LogMel bands(int count) {
        return bands(count, settings.low(), settings.high());
    }

    /**
     * The same with so many bands.
     *
     * @param low the lower end of the first one in hertz, at least 0
     * @param high the upper end of the last one, at most half of the rate
     * @throws IllegalArgumentException if there are none, or too many for the window, or if an end is out of range
     */
    public LogMel bands(int count, float low, float high) {
        return new LogMel(settings.withBands(count, low, high));
    }

    /**
     * The same on a scale on which the loudest number of a sound is 1 and what is so many decibels or more below it is 0, as is all of
     * a silent sound: it does not matter then how loud the sound is.
     *
     * @param decibels above 0; of speech 60 to 80 can be made out
     * @throws IllegalArgumentException if they are not above 0
     */
    public LogMel belowLoudest(float decibels) {
        if (decibels == 0) {
            throw new IllegalArgumentException("the range must be above 0 decibels");
        }
        return new LogMel(settings.withDecibels(decibels));
    }

    static LogMel read(TransformState state) {
        return new LogMel(LogMelSettings.read(state));
    }

    /** Samples a second of the sounds. */
    public int rate() {
        return settings.rate();
    }

    /** How many frames there are. */
    public int frames() {
        return settings.frames();
    }

    /** How many bands there are. */
    public int bands() {
        return settings.bands();
    }

    /** How many samples a sound has. */
    @Override
    public int inputWidth() {
        return settings.samples();
    }

    @Override
    public int outputWidth() {
        return settings.frames() * settings.bands();
    }

    @Override
    public void apply(float[] in, int from, float[] out, int to) {
        Work work = works.get();
        double[] sums = work.sums;
        for (int frame = 0; frame < settings.frames(); frame++) {
            frame(in, from + frame * settings.hop(), work, frame * settings.bands());
        }
        if (settings.decibels() == 0) {
            for (int i = 0; i < sums.length; i++) {
                out[to + i] = (float) StrictMath.log(Math.max(sums[i], SILENCE));
            }
            return;
        }
        double loudest = SILENCE;
        for (double sum : sums) {
            loudest = Math.max(loudest, sum);
        }
        for (int i = 0; i < sums.length; i++) {
            // What is not a number stays so: the maximum of it and 0 is not a number.
            double decibels = 10 * StrictMath.log10(sums[i] / loudest);
            out[to + i] = loudest > SILENCE || Double.isNaN(loudest)
                    ? (float) Math.max(0, 1 + decibels / settings.decibels())
                    : 0;
        }
    }

    /** The sums of one frame, the first one of which goes to a place. */
    private void frame(float[] in, int from, Work work, int to) {
        for (int i = 0; i < hann.length; i++) {
            work.piece[i] = in[from + i] * hann[i];
        }
        // The rest of the piece is 0 and stays so.
        fft.transform(work.piece, work.real, work.imaginary);
        double[] spectrum = work.real;
        for (int k = 0; k <= fft.size() / 2; k++) {
            spectrum[k] = work.real[k] * work.real[k] + work.imaginary[k] * work.imaginary[k];
        }
        for (int band = 0; band < settings.bands(); band++) {
            work.sums[to + band] = bands.sum(band, spectrum);
        }
    }

    @Override
    public TransformState state() {
        return TransformState.of(KIND, settings.arrays());
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
