// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.Arrays;
import java.util.Base64;

/**
 * A picture of 8 bits for each sample.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param channels 1 for grey values, 3 for red, green and blue
 * @param samples row by row from the top, the channels of a pixel beside each other; unsigned, 0 is black
 */
public record Bitmap(int width, int height, int channels, byte[] samples) {

    private static final byte WHITE = (byte) 255;

    /** Checks the sizes. */
    public Bitmap {
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("a picture has 1 or 3 channels and at least one pixel, not " + width
                    + "x" + height + "x" + channels);
        }
        if (samples.length != width * height * channels) {
            throw new IllegalArgumentException(
                    samples.length + " samples are not a picture of " + width + "x" + height + "x" + channels);
        }
    }

    /** A white picture. */
    public static Bitmap white(int width, int height, int channels) {
        byte[] samples = new byte[width * height * channels];
        Arrays.fill(samples, WHITE);
        return new Bitmap(width, height, channels, samples);
    }

    /**
     * A picture of numbers, such as an input of a network.
     *
     * @param values row by row, channels last
     * @param black the number that becomes black; it may be the larger one, for dark ink on white paper
     * @param white the number that becomes white; what is beyond is cut off
     */
    public static Bitmap of(int width, int height, int channels, float[] values, float black, float white) {
        byte[] samples = new byte[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = level((values[i] - black) / (white - black));
        }
        return new Bitmap(width, height, channels, samples);
    }

    private static byte level(float share) {
        return (byte) Math.round(255 * Math.min(1, Math.max(0, share)));
    }

    /** A sample, 0 to 255. */
    public int sample(int x, int y, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xff;
    }

    /** Sets all channels of a pixel, of which there must be as many as values. */
    void set(int x, int y, int... values) {
        for (int channel = 0; channel < channels; channel++) {
            samples[(y * width + x) * channels + channel] = (byte) values[channel];
        }
    }

    /** The same picture with each pixel as a square of so many. */
    public Bitmap enlarged(int scale) {
        Bitmap large = white(width * scale, height * scale, channels);
        large.draw(this, 0, 0, scale);
        return large;
    }

    /**
     * Draws a picture into this one.
     *
     * @param picture of as many channels, or of grey values
     * @param left where its left edge comes
     * @param top where its upper edge comes
     * @param scale how many pixels wide and high each of its pixels becomes
     */
    public void draw(Bitmap picture, int left, int top, int scale) {
        for (int y = 0; y < picture.height * scale; y++) {
            for (int x = 0; x < picture.width * scale; x++) {
                int from = (y / scale * picture.width + x / scale) * picture.channels;
                int to = ((top + y) * width + left + x) * channels;
                for (int channel = 0; channel < channels; channel++) {
                    samples[to + channel] = picture.samples[from + Math.min(channel, picture.channels - 1)];
                }
            }
        }
    }

    /** The content of a PNG file. */
    public byte[] png() {
        return Png.encode(this);
    }

    /** The PNG file as a {@code data:} URI. */
    public String uri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }
}
