// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.runtime.augment.Augmentation;
import io.github.annotron.runtime.augment.Draws;
import io.github.annotron.runtime.augment.ImageAugmentation;
import io.github.annotron.runtime.augment.SeriesAugmentation;

/**
 * Random changes of spectrograms, so that there are more ways of saying a word than there are recordings: slower or faster, earlier or
 * later, in a higher or lower voice, through another microphone, in noise. To move and enlarge, a spectrogram is a picture with time
 * down and frequency across.
 */
final class SpeechAugmentation {

    private static final int FRAMES = Sounds.FEATURES.frames();
    private static final int BANDS = Sounds.FEATURES.bands();

    /** How strongly another microphone changes some frequencies, as a part of the range of the features. */
    private static final double MICROPHONES = 0.05;

    /** How many waves over all frequencies its response is made of. */
    private static final int WAVES = 3;

    /** The loudest noise, as a part of the range of the features. */
    private static final float LOUDEST_NOISE = 0.4f;

    private SpeechAugmentation() {}

    /** All of them. */
    static Augmentation all() {
        return ImageAugmentation.of(FRAMES, BANDS, 1)
                .with(SeriesAugmentation.of(FRAMES, BANDS).stretch(0.75f, 1.35f))
                .shift(0.1f, 0.06f)
                .zoom(0.9f, 1.1f)
                .with(SpeechAugmentation::anotherMicrophone)
                .with(SpeechAugmentation::background)
                .noise(0.03f)
                .cutOut(8);
    }

    /** Frequencies become louder or quieter, those beside each other alike; silence stays. */
    private static void anotherMicrophone(float[] values, int offset, int width, Draws draws, float[] scratch) {
        for (int band = 0; band < BANDS; band++) {
            scratch[band] = 0;
        }
        for (int wave = 1; wave <= WAVES; wave++) {
            double strength = MICROPHONES * draws.normal();
            for (int band = 0; band < BANDS; band++) {
                scratch[band] += (float) (strength * StrictMath.cos(StrictMath.PI * wave * (band + 0.5) / BANDS));
            }
        }
        for (int i = 0; i < width; i++) {
            float value = values[offset + i];
            values[offset + i] = value > 0 ? Math.max(0, value + scratch[i % BANDS]) : 0;
        }
    }

    /** Noise hides what is not louder. */
    private static void background(float[] values, int offset, int width, Draws draws, float[] scratch) {
        float noise = draws.uniform(0, LOUDEST_NOISE);
        for (int i = offset; i < offset + width; i++) {
            values[i] = Math.max(values[i], noise);
        }
    }
}
