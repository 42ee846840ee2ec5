// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import io.github.annotron.examples.images.ContactSheet;
import io.github.annotron.examples.images.ImageData;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.augment.Augmentation;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Optimizer;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import java.util.List;
import java.util.Map;

/**
 * Cleans noisy pictures (Vincent et al., "Extracting and composing robust features with denoising autoencoders", 2008). The
 * network makes the noise that it is trained with, and the data that of the pictures which it is tried on.
 *
 * @param trainer trains the network
 */
record DenoisingStudy(Trainer trainer) implements Study {

    private static final long TEST_SEED = 1;

    /** A study with new weights. */
    static DenoisingStudy of(Optimizer optimizer, Schedule schedule, long seed) {
        return new DenoisingStudy(DenoiserTrainer.builder()
                .optimizer(optimizer)
                .schedule(schedule)
                .seed(seed)
                .build());
    }

    @Override
    public String title() {
        return "Noisy pictures, cleaned";
    }

    private static Rows noisy(Rows pictures) {
        return Augmentation.noise(Denoiser.NOISE).rows(pictures, TEST_SEED);
    }

    @Override
    public Dataset pairs(Rows pictures) {
        return Dataset.of(noisy(pictures), pictures);
    }

    @Override
    public History train(Rows pictures, Fit fit) {
        return trainer.fit(Dataset.of(pictures, pictures), fit);
    }

    @Override
    public Findings findings(ImageData data) {
        Rows pictures = data.test().rows();
        Rows noisy = noisy(pictures);
        Rows cleaned = Rows.of(Evaluator.scores(trainer.model(), noisy));
        return Findings.of(
                List.of(
                        Findings.PixelError.of("noisy pictures", noisy, pictures),
                        Findings.PixelError.of("cleaned pictures", cleaned, pictures)),
                ContactSheet.of(20, Math.min(60, pictures.count()), List.of(pictures, noisy, cleaned)),
                "Test pictures; below them, the same with noise; below those, what the network makes of them.");
    }

    @Override
    public void settings(Map<String, String> settings) {
        settings.put("noise", "normal, standard deviation " + Denoiser.NOISE);
    }
}
