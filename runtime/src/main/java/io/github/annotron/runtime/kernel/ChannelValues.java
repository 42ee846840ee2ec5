// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

/**
 * Numbers for each channel, in sections of an array. Each section goes on with the first channels again, so that a vector can
 * be loaded from any channel on, whatever the number of channels.
 */
final class ChannelValues {

    /** The longest vectors that there are, in floats. */
    static final int LONGEST_VECTOR = 64;

    private ChannelValues() {}

    /** Where a section starts. */
    static int offset(int section, int channels) {
        return section * (channels + LONGEST_VECTOR);
    }

    /** Sets the value of a channel, and its repetitions. */
    static void set(float[] values, int section, int channels, int channel, float value) {
        int end = offset(section + 1, channels);
        for (int i = offset(section, channels) + channel; i < end; i += channels) {
            values[i] = value;
        }
    }
}
