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
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training says when numbers stop being finite in the middle of a network, and what it leaves behind. */
class GuardRailsTest {

    private static final String ADVICE =
            " The parameters are as they were before this batch. A lower learning rate, or inputs scaled to about -1 to 1, may help.";

    private static final CompiledNetwork NETWORK = new CompiledNetwork(
            Compilations.compile(NetworkSource.of("test", "Deep", """
                            @Input(3) Tensor x();
                            @Dense(units = 4) Tensor a(Tensor x);
                            @BatchNorm Tensor norm(Tensor a);
                            @Dense(units = 5) Tensor b(Tensor norm);
                            @Dense(units = 4, activation = RELU) Tensor c(Tensor b);
                            @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor c);
                            """))
                    .orThrow()
                    .loader(),
            "test.Deep");

    private final Model model = NETWORK.newModel(1);

    private static Dataset data(float value) {
        float[][] rows = new float[6][3];
        for (int i = 0; i < rows.length; i++) {
            Arrays.fill(rows[i], value * (i + 1));
        }
        float[][] targets = new float[6][2];
        Arrays.stream(targets).forEach(target -> Arrays.fill(target, 1));
        return Dataset.of(rows, targets);
    }

    private void refuses(Trainer trainer, Dataset data, String message) {
        List<float[]> before = parameters();
        assertThatThrownBy(() -> trainer.fit(
                        data, Fit.epochs(1).batchSize(4).shuffle(false).threads(2)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(message);
        List<float[]> after = parameters();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).as(model.parameters().get(i).name()).isEqualTo(before.get(i));
        }
    }

    private List<float[]> parameters() {
        return model.parameters().stream()
                .map(Parameter::matrix)
                .map(matrix -> matrix.data.clone())
                .toList();
    }

    @Test
    void aLayerThatOverflowsIsNamed() {
        Arrays.fill(model.parameter("b.bias").matrix().data, 1e30f);
        Arrays.fill(model.parameter("c.kernel").matrix().data, 1e30f);

        refuses(
                NETWORK.newTrainer(model, Adam.of(0.1), 1),
                data(0.1f),
                "the loss is NaN in epoch 1, batch 1 of 2. It first appeared in the layer c (Dense), which has Infinity"
                        + " at position 0 for row 0 of the data, counted from 0." + ADVICE);
    }

    @Test
    void aParameterThatIsNotFiniteIsNamed() {
        model.parameter("b.kernel").matrix().data[7] = Float.NaN;

        refuses(
                NETWORK.newTrainer(model, Adam.of(0.1), 1),
                data(0.1f),
                "the loss is NaN in epoch 1, batch 1 of 2. The parameter b.kernel has NaN at position 7." + ADVICE);
    }

    @Test
    void aGradientThatOverflowsChangesNothing() {
        // All activations are 0 or next to it, and the loss is 1, but the way back is through factors of 1e38.
        Arrays.fill(model.parameter("y.kernel").matrix().data, 1e38f);
        Arrays.fill(model.parameter("c.bias").matrix().data, 1e-45f);
        Arrays.fill(model.parameter("c.kernel").matrix().data, 1e38f);

        refuses(
                NETWORK.newTrainer(model, Adam.of(0.1), 1),
                data(0),
                "a gradient is not finite, though the loss is 0.999998927116394 in epoch 1, batch 1 of 2. It first appeared at the"
                        + " parameter b.bias, whose gradient has -Infinity at position 0." + ADVICE);
    }

    @Test
    void theLastGoodCheckpointIsNamed(@TempDir Path folder) {
        Fit fit = Fit.epochs(3)
                .batchSize(4)
                .shuffle(false)
                .checkpoints(Checkpoints.in(folder).everyBatches(1));
        Trainer trainer = NETWORK.newTrainer(model, Sgd.of(1e25), 1);

        assertThatThrownBy(() -> trainer.fit(data(0.1f), fit))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("the loss is (NaN|Infinity) in epoch 1, batch 2 of 2\\. It first appeared in .*"
                        + " The parameters are as they were before this batch\\. The last checkpoint is \\Q"
                        + folder.resolve("step-0000000001.safetensors") + "\\E\\. A lower learning rate, .*");
    }

    @Test
    void noCheckpointHasSpoiltParameters(@TempDir Path folder) {
        Checkpoints checkpoints = Checkpoints.in(folder).everyBatches(1);
        TrainingListener spoiler = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                if (progress.steps() == 3) {
                    progress.model().parameter("c.bias").matrix().data[2] = Float.NEGATIVE_INFINITY;
                }
            }
        };

        assertThatThrownBy(() -> NETWORK.newTrainer(model, Sgd.of(0.01), 1)
                        .fit(
                                data(0.1f),
                                Fit.epochs(3)
                                        .batchSize(4)
                                        .checkpoints(checkpoints)
                                        .listener(spoiler)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "step 3 has spoilt the parameters: no checkpoint is written. The parameter c.bias has -Infinity at"
                                + " position 2. The last checkpoint is " + folder.resolve("step-0000000002.safetensors")
                                + ". A lower learning rate may help.");
        assertThat(checkpoints.newestFile()).contains(folder.resolve("step-0000000002.safetensors"));
    }
}
