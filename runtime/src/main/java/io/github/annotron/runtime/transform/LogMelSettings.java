// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.transform;

import java.util.Map;

/**
 * What a user may set of a {@link LogMel}; lengths are in samples, frequencies in hertz.
 *
 * @param rate samples a second
 * @param hop from the start of a frame to that of the next one
 * @param low the lower end of the first band
 * @param high the upper end of the last one
 * @param decibels the range below the loudest number; 0 for logarithms as they are
 */
record LogMelSettings(int rate, int frames, int window, int hop, int bands, float low, float high, float decibels) {

    /** In files settings are floats, which are exact for whole numbers up to here. */
    private static final int MOST = 1 << 24;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    LogMelSettings {
        inRange("the number of samples a second", rate, 1);
        inRange("the number of frames", frames, 1);
        inRange("the number of samples of a frame", window, 2);
        inRange("the number of samples between frames", hop, 1);
        inRange("the number of bands", bands, 1);
        if (!(low >= 0 && low < high && high <= rate / 2f)) {
            throw new IllegalArgumentException("the bands must be between 0 and " + rate / 2f
                    + " Hz, which is half of the rate, not from " + low + " to " + high);
        }
        if (!(decibels >= 0 && decibels < Float.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the range must be above 0 decibels, not " + decibels);
        }
        if (Math.max(window + (frames - 1L) * hop, (long) frames * bands) > LONGEST_ARRAY) {
            throw new IllegalArgumentException(frames + " frames every " + hop + " samples, of " + bands
                    + " bands, are more than an array can hold");
        }
    }

    private static void inRange(String what, int value, int least) {
        if (value < least || value > MOST) {
            throw new IllegalArgumentException(what + " must be from " + least + " to " + MOST + ", not " + value);
        }
    }

    int samples() {
        return window + (frames - 1) * hop;
    }

    LogMelSettings withFrames(int newWindow, int newHop) {
        return new LogMelSettings(rate, frames, newWindow, newHop, bands, low, high, decibels);
    }

    LogMelSettings withBands(int count, float newLow, float newHigh) {
        return new LogMelSettings(rate, frames, window, hop, count, newLow, newHigh, decibels);
    }

    LogMelSettings withDecibels(float range) {
        return new LogMelSettings(rate, frames, window, hop, bands, low, high, range);
    }

    Map<String, float[]> arrays() {
        return Map.of(
                "sound",
                TransformState.floats(new int[] {rate}),
                "frames",
                TransformState.floats(new int[] {frames, window, hop}),
                "bands",
                new float[] {bands, low, high},
                "decibels",
                new float[] {decibels});
    }

    static LogMelSettings read(TransformState state) {
        int[] rate = state.whole("sound");
        int[] frames = state.whole("frames");
        float[] bands = state.array("bands");
        float[] decibels = state.array("decibels");
        if (rate.length != 1 || frames.length != 3 || bands.length != 3 || decibels.length != 1) {
            throw new IllegalArgumentException(state.kind() + " has " + rate.length + ", " + frames.length + ", "
                    + bands.length + " and " + decibels.length
                    + " numbers of sound, frames, bands and decibels, expected 1, 3, 3 and 1");
        }
        if (bands[0] != (int) bands[0]) {
            throw new IllegalArgumentException(state.kind() + " has " + bands[0] + " bands, expected a whole number");
        }
        return new LogMelSettings(
                rate[0], frames[0], frames[1], frames[2], (int) bands[0], bands[1], bands[2], decibels[0]);
    }

    @Override
    public String toString() {
        return frames + " frames of " + window + " samples every " + hop + " at " + rate + " Hz, " + bands
                + " bands from "
                + low + " to " + high + " Hz"
                + (decibels == 0 ? "" : ", " + decibels + " decibels below the loudest");
    }
}
