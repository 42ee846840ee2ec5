// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.processor.testing.NetworkSource;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.checkpoint.CheckpointException;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated trainers go on from a checkpoint with the same bits, with all that is random or remembered in a network. */
class ResumeTest {

    private static final String BODY = """
            @Input({4, 4, 2}) Tensor x();
            @Conv2D(filters = 3, kernel = 3) Tensor conv(Tensor x);
            @BatchNorm(activation = RELU) Tensor norm(Tensor conv);
            @Flatten Tensor flat(Tensor norm);
            @GaussianNoise(0.1f) Tensor noisy(Tensor flat);
            @Dense(units = 6, activation = TANH) Tensor hidden(Tensor noisy);
            @Dropout(0.4f) Tensor thinned(Tensor hidden);
            @Dense(units = %d) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor thinned);
            """;

    private static final String STATEFUL = """
            @Input({4, 8}) Tensor x();
            @Recurrent(cell = LSTM, units = 6, stateful = true) Tensor state(Tensor x);
            @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor state);
            """;

    private static CompiledNetwork network(int classes) {
        return network(BODY.formatted(classes));
    }

    private static CompiledNetwork network(String body) {
        String source = NetworkSource.of("test", "Random", body);
        return new CompiledNetwork(Compilations.compile(source).orThrow().loader(), "test.Random");
    }

    private static Dataset data() {
        Random random = new Random(3);
        float[][] rows = new float[30][32];
        int[] labels = new int[30];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < 32; j++) {
                rows[i][j] = (float) random.nextGaussian();
            }
            labels[i] = random.nextInt(3);
        }
        return Dataset.of(rows, labels);
    }

    private static List<float[]> parameters(Model model) {
        return model.parameters().stream()
                .map(Parameter::matrix)
                .map(matrix -> matrix.data)
                .toList();
    }

    @Test
    void endsWithTheSameBits(@TempDir Path temporary) {
        endsWithTheSameBits(network(3), Fit.epochs(3).batchSize(7), temporary);
        CompiledNetwork other = network(4);
        assertThatThrownBy(() -> other.newTrainer(other.newModel(1), Adam.of(0.01), 5)
                        .fit(
                                data(),
                                Fit.epochs(3)
                                        .batchSize(7)
                                        .checkpoints(Checkpoints.in(temporary.resolve("after 4")))
                                        .resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("the layer was y (Dense of [thinned], [3]) and is y (Dense of [thinned], [4])");
    }

    @Test
    void statesThatAreCarriedFromBatchToBatchGoOn(@TempDir Path temporary) {
        endsWithTheSameBits(network(STATEFUL), Fit.epochs(3).batchSize(7).shuffle(false), temporary);
    }

    private static void endsWithTheSameBits(CompiledNetwork network, Fit fit, Path temporary) {
        Trainer whole = network.newTrainer(network.newModel(1), Adam.of(0.01), 5);
        whole.fit(data(), fit.threads(1));
        for (int batches : new int[] {1, 4, 9}) {
            Checkpoints checkpoints =
                    Checkpoints.in(temporary.resolve("after " + batches)).everyBatches(2);
            TrainingListener killer = new TrainingListener() {
                @Override
                public void batchDone(TrainingProgress progress) {
                    if (progress.steps() == batches) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            assertThatThrownBy(() -> network.newTrainer(network.newModel(1), Adam.of(0.01), 5)
                            .fit(data(), fit.checkpoints(checkpoints).listener(killer)))
                    .hasMessage("killed");

            // Another first model: all of it comes from the checkpoint, if there is one.
            Trainer resumed = network.newTrainer(network.newModel(batches == 1 ? 1 : 2), Adam.of(0.01), 5);
            resumed.fit(data(), fit.checkpoints(checkpoints).resume().threads(2).prefetch(true));

            assertThat(parameters(resumed.model())).usingRecursiveComparison().isEqualTo(parameters(whole.model()));
        }
    }
}
