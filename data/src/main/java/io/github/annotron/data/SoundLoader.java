// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Makes sounds of one channel and one rate, samples from -1 to 1, out of sound files: WAV, AIFF, AU, and whatever else javax.sound
 * reads. Use the same one for training and for predicting.
 *
 * <p>Channels are averaged. A sound of another rate is brought to this one by a windowed sinc, which leaves out what is above half of
 * the lower rate. With {@link #length} all sounds are equally long.
 */
public final class SoundLoader {

    private static final int LOWEST_RATE = 1_000;
    private static final int HIGHEST_RATE = 1_000_000;

    /** Some minutes; a longer sound is no sample for a network. */
    private static final int MOST_BYTES = 1 << 27;

    private static final int MOST_CHANNELS = 256;
    private static final int BUFFERED_FRAMES = 1024;

    private final int rate;
    private final int length;

    private SoundLoader(int rate, int length) {
        this.rate = rate;
        this.length = length;
    }

    /**
     * Sounds of one channel, as long as they are.
     *
     * @param rate samples a second
     * @throws IllegalArgumentException if it is not from 1,000 to 1,000,000
     */
    public static SoundLoader mono(int rate) {
        if (rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            throw new IllegalArgumentException(
                    "the rate must be from " + LOWEST_RATE + " to " + HIGHEST_RATE + " samples a second, not " + rate);
        }
        return new SoundLoader(rate, 0);
    }

    /**
     * The same, all of one length: a shorter sound is put into the middle of silence, of a longer one the part is taken that is loudest.
     *
     * @param samples at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public SoundLoader length(int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("a sound must have at least 1 sample, not " + samples);
        }
        return new SoundLoader(rate, samples);
    }

    /**
     * Reads one sound.
     *
     * @throws IOException if the file cannot be read or is not a sound; the message names it
     */
    public float[] file(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads one sound.
     *
     * @param in is read to the end of the sound or farther, and not closed
     * @param name of the sound, for messages
     * @throws IOException if it cannot be read or is not a sound; the message names it
     */
    public float[] read(InputStream in, String name) throws IOException {
        try {
            // Not closed, for that would close the stream of the caller.
            AudioInputStream sound = Pcm.decode(AudioSystem.getAudioInputStream(new BufferedInputStream(in)));
            float[] samples = Pcm.mono(sound.getFormat(), bytes(sound));
            float[] resampled = SincResampling.resample(
                    samples, Math.round(sound.getFormat().getSampleRate()), rate);
            return length == 0 ? resampled : fit(resampled, length);
        } catch (UnsupportedAudioFileException e) {
            throw new IOException(name + " is not a readable sound: it is of no format that can be read here", e);
        } catch (IOException | RuntimeException e) {
            // Broken files make the readers throw exceptions of many kinds.
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new IOException(name + " is not a readable sound: " + reason, e);
        }
    }

    private static byte[] bytes(AudioInputStream sound) throws IOException {
        AudioFormat format = sound.getFormat();
        if (!(format.getSampleRate() >= LOWEST_RATE && format.getSampleRate() <= HIGHEST_RATE)) {
            throw new IOException("it has " + format.getSampleRate() + " samples a second, expected from " + LOWEST_RATE
                    + " to " + HIGHEST_RATE);
        }
        if (format.getChannels() < 1 || format.getChannels() > MOST_CHANNELS) {
            throw new IOException("it has " + format.getChannels() + " channels, expected from 1 to " + MOST_CHANNELS);
        }
        long expected = sound.getFrameLength() * format.getFrameSize();
        if (expected > MOST_BYTES) {
            throw new IOException("it has " + expected + " bytes of sound, which are too many");
        }
        byte[] bytes = read(sound, new byte[BUFFERED_FRAMES * format.getFrameSize()]);
        if (bytes.length == 0) {
            throw new IOException("it has no samples");
        }
        if (bytes.length < expected) {
            throw new IOException("it is cut off: expected " + expected + " bytes of sound, found " + bytes.length);
        }
        return bytes;
    }

    /** Not {@code readNBytes}, which never ends where a broken file makes the stream give 0 bytes at a time. */
    private static byte[] read(AudioInputStream sound, byte[] buffer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int count = sound.read(buffer);
        while (count > 0) {
            bytes.write(buffer, 0, count);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes of sound, which are too many");
            }
            count = sound.read(buffer);
        }
        return bytes.toByteArray();
    }

    /** The loudest part of a sound, or a sound in the middle of silence. */
    private static float[] fit(float[] sound, int length) {
        float[] fitted = new float[length];
        if (sound.length <= length) {
            System.arraycopy(sound, 0, fitted, (length - sound.length) / 2, sound.length);
            return fitted;
        }
        // Sums of squares up to each sample, so that those of all parts are found in one pass.
        double[] sums = new double[sound.length + 1];
        int loudest = 0;
        for (int i = 0; i < sound.length; i++) {
            sums[i + 1] = sums[i] + (double) sound[i] * sound[i];
            int start = i + 1 - length;
            if (start > 0 && sums[i + 1] - sums[start] > sums[loudest + length] - sums[loudest]) {
                loudest = start;
            }
        }
        System.arraycopy(sound, loudest, fitted, 0, length);
        return fitted;
    }
}
