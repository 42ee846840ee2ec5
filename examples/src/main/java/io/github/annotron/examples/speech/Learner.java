// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.augment.Augmentation;
import io.github.annotron.runtime.augment.Draws;
import io.github.annotron.runtime.augment.ImageAugmentation;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.AdamW;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.transform.Preprocessing;
import java.util.Map;

/**
 * Teaches a network recordings.
 *
 * @param options how long, from which random numbers
 */
record Learner(TrainingOptions options) {

    private static final double RATE = 3e-3;
    private static final double DECAY = 0.02;
    private static final double WARMUP = 0.15;
    private static final float SMOOTHING = 0.1f;

    /** The loudest noise that training adds, as a part of the range of the features. */
    private static final float LOUDEST_NOISE = 0.4f;

    /** What it is called in folders for checkpoints and logs, the network, and how it learnt. */
    record Learnt(SpeechNetModel model, Preprocessing preprocessing, History history) {}

    /**
     * Trains a new network.
     *
     * @param validation for the curves; nothing is decided by it
     * @param run a name for the folders of checkpoints and logs
     */
    Learnt learn(Recordings training, Recordings validation, String run) {
        Preprocessing preprocessing = Preprocessing.none().input(Sounds.FEATURES);
        SpeechNetTrainer trainer = trainer();
        History history = trainer.fit(
                features(preprocessing, training).augmented(augmentation(), options.seed()),
                options.fit(features(preprocessing, validation), run));
        return new Learnt(trainer.model(), preprocessing, history);
    }

    SpeechNetTrainer trainer() {
        return SpeechNetTrainer.builder()
                .optimizer(AdamW.of(RATE).decay(DECAY))
                .schedule(options.falling(WARMUP))
                .loss(Losses.softmaxCrossEntropy().labelSmoothing(SMOOTHING))
                .seed(options.seed())
                .build();
    }

    /** Computed once and kept. */
    private static Dataset features(Preprocessing preprocessing, Recordings recordings) {
        return preprocessing.apply(recordings.dataset()).withInput(0, Rows::cached);
    }

    /**
     * Words earlier or later, faster or slower, voices higher or lower, and noise: as pictures that are moved and stretched, time down
     * and frequency across.
     */
    private static Augmentation augmentation() {
        return ImageAugmentation.of(Sounds.FEATURES.frames(), Sounds.FEATURES.bands(), 1)
                .shift(0.1f, 0.06f)
                .zoom(0.85f, 1.15f)
                .with(Learner::hide)
                .noise(0.03f)
                .cutOut(8);
    }

    /** Noise hides what is not louder. */
    private static void hide(float[] values, int offset, int width, Draws draws, float[] scratch) {
        float noise = draws.uniform(0, LOUDEST_NOISE);
        for (int i = offset; i < offset + width; i++) {
            values[i] = Math.max(values[i], noise);
        }
    }

    /** Names and values for a report. */
    static void settings(Map<String, String> settings) {
        settings.put("features", Sounds.FEATURES.toString());
        settings.put("optimiser", "AdamW, learning rate rising to " + RATE + ", then falling to 0, decay " + DECAY);
        settings.put("label smoothing", Float.toString(SMOOTHING));
    }
}
