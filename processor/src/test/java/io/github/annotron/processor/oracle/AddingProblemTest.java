// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The adding problem (Hochreiter and Schmidhuber, "Long short-term memory", 1997): of 100 numbers two are marked, one in each half, and
 * their sum is asked for at the end. Who always says the mean errs by a square of 1/6.
 */
class AddingProblemTest {
    private static final int STEPS = 100;
    private static final double OF_THE_MEAN = 1.0 / 6;

    private static Subject subject(String name, String cell) {
        return Subject.compile(List.of(Subject.source(name, """
                        @Input({100, 2}) Tensor numbers();
                        @Recurrent(cell = %s, units = 24) Tensor state(Tensor numbers);
                        @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor sum(Tensor state);
                        """.formatted(cell))))
                .subjects()
                .get(0);
    }

    private static Dataset data(int samples, long seed) {
        Random random = new Random(seed);
        float[][] numbers = new float[samples][2 * STEPS];
        float[][] sums = new float[samples][1];
        for (int n = 0; n < samples; n++) {
            for (int step = 0; step < STEPS; step++) {
                numbers[n][2 * step] = random.nextFloat();
            }
            for (int half = 0; half < 2; half++) {
                int marked = half * STEPS / 2 + random.nextInt(STEPS / 2);
                numbers[n][2 * marked + 1] = 1;
                sums[n][0] += numbers[n][2 * marked];
            }
        }
        return Dataset.of(numbers, sums);
    }

    private static double error(String name, String cell, int epochs) {
        Subject subject = subject(name, cell);
        Trainer trainer = subject.network().newTrainer(subject.network().newModel(1), Adam.of(0.01), 1);
        trainer.fit(data(3000, 1), Fit.epochs(epochs).batchSize(32));
        return trainer.evaluate(data(500, 2)).loss();
    }

    @Test
    void longShortTermMemorySolvesIt() {
        assertThat(error("Long", "LSTM", 12)).isLessThan(0.02);
    }

    @Test
    void aPlainRecurrentNetworkDoesNot() {
        assertThat(error("Plain", "SIMPLE", 12)).isGreaterThan(0.7 * OF_THE_MEAN);
    }
}
