// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.speech.Recordings.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes sounds for those who do not have the files: ten vowels in place of the digits, each said by speakers of different pitch and
 * length of the vocal tract. Pulses, as of the vocal cords, go through three resonances, the formants (D. H. Klatt, "Software for a
 * cascade/parallel formant synthesizer", 1980).
 */
final class MadeVowels {

    /**
     * The formants of men in hertz in "heed", "hid", "head", "had", "hod", "hawed", "hood", "who'd", "hud" and "heard" (G. E. Peterson and
     * H. L. Barney, "Control methods used in a study of the vowels", 1952, table II).
     */
    private static final double[][] FORMANTS = {
        {270, 2290, 3010},
        {390, 1990, 2550},
        {530, 1840, 2480},
        {660, 1720, 2410},
        {730, 1090, 2440},
        {570, 840, 2410},
        {440, 1020, 2240},
        {300, 870, 2240},
        {640, 1190, 2390},
        {490, 1350, 1690},
    };

    private static final double[] BANDWIDTHS = {60, 90, 150};

    /** Speakers: their pitch in hertz, and how their formants differ from those of an average man. */
    private enum Speaker {
        ALTO(185, 1.12),
        BARITONE(115, 1.02),
        BASS(90, 0.95),
        MEZZO(205, 1.15),
        SOPRANO(230, 1.18),
        TENOR(140, 1.05);

        private final double pitch;
        private final double scale;

        Speaker(double pitch, double scale) {
            this.pitch = pitch;
            this.scale = scale;
        }
    }

    private MadeVowels() {}

    /**
     * Makes sounds of all speakers.
     *
     * @param each how many of each vowel and speaker
     */
    static Recordings make(int each, long seed) {
        Random random = new Random(seed);
        List<Recording> all = new ArrayList<>();
        for (int vowel = 0; vowel < FORMANTS.length; vowel++) {
            for (Speaker speaker : Speaker.values()) {
                for (int number = 0; number < each; number++) {
                    all.add(new Recording(
                            vowel, speaker.name().toLowerCase(Locale.ROOT), number, sound(vowel, speaker, random)));
                }
            }
        }
        return new Recordings("vowels made by this program, in place of digits", all);
    }

    private static float[] sound(int vowel, Speaker speaker, Random random) {
        float[] sound = new float[Sounds.FEATURES.inputWidth()];
        int length = (int) (Sounds.RATE * (0.25 + 0.35 * random.nextDouble()));
        int start = random.nextInt(sound.length - length);
        double[] voice = pulses(length, speaker.pitch * about(0.08, random), random);
        for (int i = 0; i < BANDWIDTHS.length; i++) {
            double formant = FORMANTS[vowel][i] * speaker.scale * about(0.03, random);
            resonate(voice, Math.min(formant, 0.48 * Sounds.RATE), BANDWIDTHS[i] * about(0.2, random));
        }
        double loudest = 0;
        for (int i = 0; i < length; i++) {
            voice[i] *= StrictMath.sin(StrictMath.PI * (i + 0.5) / length);
            loudest = Math.max(loudest, Math.abs(voice[i]));
        }
        double noise = StrictMath.pow(10, -(1.5 + random.nextDouble()));
        double volume = 0.1 + 0.8 * random.nextDouble();
        for (int i = 0; i < sound.length; i++) {
            boolean speaks = i >= start && i < start + length;
            double value = (speaks ? voice[i - start] / loudest : 0) + noise * random.nextGaussian();
            sound[i] = (float) Math.max(-1, Math.min(volume * value, 1));
        }
        return sound;
    }

    /** A factor near 1. */
    private static double about(double range, Random random) {
        return 1 + range * (2 * random.nextDouble() - 1);
    }

    /** Pulses whose pitch falls by a fifth and trembles, softened as those of a voice are. */
    private static double[] pulses(int length, double pitch, Random random) {
        double[] voice = new double[length];
        double phase = random.nextDouble();
        double soft = 0;
        for (int i = 0; i < length; i++) {
            phase += pitch * (1.1 - 0.2 * i / length) / Sounds.RATE * about(0.02, random);
            double pulse = 0;
            if (phase >= 1) {
                phase -= 1;
                pulse = 1;
            }
            soft = 0.9 * soft + pulse;
            voice[i] = soft;
        }
        return voice;
    }

    /** A resonance: a filter of two poles whose gain is 1 at 0 Hz. */
    private static void resonate(double[] voice, double formant, double bandwidth) {
        double radius = StrictMath.exp(-StrictMath.PI * bandwidth / Sounds.RATE);
        double b = 2 * radius * StrictMath.cos(2 * StrictMath.PI * formant / Sounds.RATE);
        double c = -radius * radius;
        double before = 0;
        double beforeThat = 0;
        for (int i = 0; i < voice.length; i++) {
            voice[i] = (1 - b - c) * voice[i] + b * before + c * beforeThat;
            beforeThat = before;
            before = voice[i];
        }
    }
}
