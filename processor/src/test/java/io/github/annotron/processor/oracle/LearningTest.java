// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Fit;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Networks learn what they can. */
class LearningTest {
    private static final List<Subject> SUBJECTS = Subject.compile(Stream.concat(
                            Stream.of(Subject.source("Xor", """
                                    @Input(2) Tensor bits();
                                    @Dense(units = 8, activation = TANH) Tensor hidden(Tensor bits);
                                    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor odd(Tensor hidden);
                                    """)),
                            Stream.of("MEAN_SQUARED_ERROR", "SOFTMAX_CROSS_ENTROPY", "SIGMOID_CROSS_ENTROPY")
                                    .map(loss -> Subject.source("With" + loss.replace("_", ""), """
                                            @Input({6, 6, 1}) Tensor image();
                                            @Conv2D(filters = 6, kernel = 3, activation = RELU)
                                            Tensor conv(Tensor image);
                                            @AveragePool2D(2) Tensor pool(Tensor conv);
                                            @Flatten Tensor features(Tensor pool);
                                            @Dense(units = 4) @Output(loss = %s) Tensor y(Tensor features);
                                            """.formatted(loss))))
                    .toList())
            .subjects();

    @Test
    void exclusiveOrIsLearnt() {
        Subject subject = SUBJECTS.get(0);
        Model model = subject.network().newModel(1);
        Trainer trainer = subject.network().newTrainer(model, Adam.of(0.05), 1);
        float[][] bits = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        Dataset data = Dataset.of(bits, new float[][] {{0}, {1}, {1}, {0}});
        trainer.fit(data, Fit.epochs(300).batchSize(4));
        Predictor predictor = model.newPredictor();
        String answers = Stream.of(bits)
                .map(input -> String.valueOf(predictor.classify(input)))
                .collect(Collectors.joining());
        assertThat(answers).isEqualTo("0110");
        assertThat(trainer.evaluate(data).loss()).isLessThan(0.1);
        assertThat(trainer.evaluate(data).accuracy()).isEqualTo(1);
    }

    @Test
    void everyLossDecreases() {
        for (Subject subject : SUBJECTS.subList(1, SUBJECTS.size())) {
            for (boolean adam : new boolean[] {true, false}) {
                Model model = subject.network().newModel(2);
                Trainer trainer = subject.network()
                        .newTrainer(model, adam ? Adam.of(0.01) : Sgd.of(0.1).momentum(0.9), 3);
                List<Epoch> epochs =
                        trainer.fit(data(), Fit.epochs(30).batchSize(16)).epochs();
                assertThat(epochs.get(29).loss())
                        .as(subject.name() + (adam ? " with Adam" : " with SGD"))
                        .isLessThan(0.6 * epochs.get(0).loss());
            }
        }
    }

    /** Which quarter of the image is bright, as a distribution: targets for every loss. */
    private static Dataset data() {
        Random random = new Random(4);
        float[][] images = new float[128][36];
        float[][] targets = new float[128][4];
        for (int n = 0; n < images.length; n++) {
            int quarter = random.nextInt(4);
            targets[n][quarter] = 1;
            for (int i = 0; i < 36; i++) {
                boolean bright = (i / 6 / 3) * 2 + i % 6 / 3 == quarter;
                images[n][i] = (float) (0.3 * random.nextGaussian() + (bright ? 1 : 0));
            }
        }
        return Dataset.of(images, targets);
    }
}
