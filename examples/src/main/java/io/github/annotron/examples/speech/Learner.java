// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import io.github.annotron.examples.common.TrainingOptions;
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

    /** A network, what is done to sounds before it sees them, and how it learnt. */
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
                features(preprocessing, training).augmented(SpeechAugmentation.all(), options.seed()),
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

    /** Names and values for a report. */
    static void settings(Map<String, String> settings) {
        settings.put("features", Sounds.FEATURES.toString());
        settings.put("optimiser", "AdamW, learning rate rising to " + RATE + ", then falling to 0, decay " + DECAY);
        settings.put("validation", "the test recordings, for the curves alone");
        settings.put("label smoothing", Float.toString(SMOOTHING));
    }
}
