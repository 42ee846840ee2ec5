// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Sound as javax.sound has it: whole numbers of 8, 16, 24 or 32 bits, the channels of a moment beside each other. */
final class Pcm {

    private Pcm() {}

    /** The sound itself, or, if its numbers are others (A-law, mu-law, floats), one of 16 bits that the JDK makes of it. */
    static AudioInputStream decode(AudioInputStream sound) throws IOException {
        AudioFormat format = sound.getFormat();
        if (isPlain(format)) {
            return sound;
        }
        AudioFormat plain = new AudioFormat(
                Encoding.PCM_SIGNED,
                format.getSampleRate(),
                16,
                format.getChannels(),
                2 * format.getChannels(),
                format.getSampleRate(),
                false);
        if (!AudioSystem.isConversionSupported(plain, format)) {
            throw new IOException("its format cannot be read here: " + format);
        }
        return AudioSystem.getAudioInputStream(plain, sound);
    }

    private static boolean isPlain(AudioFormat format) {
        int bits = format.getSampleSizeInBits();
        return (format.getEncoding().equals(Encoding.PCM_SIGNED)
                        || format.getEncoding().equals(Encoding.PCM_UNSIGNED))
                && bits % 8 == 0
                && bits >= 8
                && bits <= 32
                && format.getFrameSize() == bits / 8 * format.getChannels();
    }

    /**
     * The mean of the channels, from -1 to 1: the lowest number there is becomes -1.
     *
     * @param format one that {@link #decode} gives
     * @param bytes whole frames; a part of one at the end is left out
     */
    static float[] mono(AudioFormat format, byte[] bytes) {
        int width = format.getSampleSizeInBits() / 8;
        int channels = format.getChannels();
        boolean signed = format.getEncoding().equals(Encoding.PCM_SIGNED);
        double scale = channels * (double) (1L << (format.getSampleSizeInBits() - 1));
        float[] samples = new float[bytes.length / format.getFrameSize()];
        for (int i = 0; i < samples.length; i++) {
            long sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += number(bytes, (i * channels + channel) * width, width, format.isBigEndian(), signed);
            }
            samples[i] = (float) (sum / scale);
        }
        return samples;
    }

    /** One number, with 0 for silence. */
    private static int number(byte[] bytes, int from, int width, boolean bigEndian, boolean signed) {
        int bits = 0;
        for (int i = 0; i < width; i++) {
            bits = bits << 8 | bytes[from + (bigEndian ? i : width - 1 - i)] & 0xFF;
        }
        int unused = Integer.SIZE - 8 * width;
        int top = bits << unused;
        // Unsigned numbers have their silence in the middle of the range: the highest bit is the other way round.
        return (signed ? top : top ^ Integer.MIN_VALUE) >> unused;
    }
}
