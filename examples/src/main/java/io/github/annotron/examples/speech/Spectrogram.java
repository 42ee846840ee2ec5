// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.runtime.report.Bitmap;

/** Pictures of what the network sees: time from left to right, low frequencies below, the louder the darker. */
final class Spectrogram {

    private Spectrogram() {}

    /**
     * A picture. Each band is two pixels high, which makes it a square.
     *
     * @param features as {@link Sounds#FEATURES} gives them
     */
    static Bitmap of(float[] features) {
        int frames = Sounds.FEATURES.frames();
        int bands = Sounds.FEATURES.bands();
        float[] values = new float[features.length * 2];
        for (int y = 0; y < 2 * bands; y++) {
            for (int frame = 0; frame < frames; frame++) {
                values[y * frames + frame] = features[frame * bands + bands - 1 - y / 2];
            }
        }
        return Bitmap.of(frames, 2 * bands, 1, values, 1, 0);
    }
}
