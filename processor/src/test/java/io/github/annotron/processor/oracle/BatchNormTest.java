// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingSession;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running averages, and predictors while a model changes. */
class BatchNormTest {
    private static final String SOURCE = """
            package test;

            import io.github.annotron.*;

            interface Nets {
                @Network interface Free {
                    @Input({4, 4, 2}) Tensor x();
                    @Conv2D(filters = 3, kernel = 3, bias = false) Tensor conv(Tensor x);
                    @BatchNorm(momentum = 0.5f, activation = Activation.RELU) Tensor norm(Tensor conv);
                    @Flatten Tensor flat(Tensor norm);
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y(Tensor flat);
                }

                @Network interface Frost {
                    @Input({4, 4, 2}) Tensor x();
                    @Conv2D(filters = 3, kernel = 3, bias = false) Tensor conv(Tensor x);
                    @Frozen @BatchNorm(activation = Activation.RELU) Tensor norm(Tensor conv);
                    @Flatten Tensor flat(Tensor norm);
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y(Tensor flat);
                }
            }
            """;

    private static final ClassLoader LOADER =
            Compilations.compile(SOURCE).orThrow().loader();
    private static final CompiledNetwork FREE = new CompiledNetwork(LOADER, "test.Nets_Free");
    private static final CompiledNetwork FROST = new CompiledNetwork(LOADER, "test.Nets_Frost");
    private static final int SAMPLES = 6;

    @TempDir
    private Path folder;

    private static FMatrixRMaj normal(int columns, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj matrix = new FMatrixRMaj(SAMPLES, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) (1 + random.nextGaussian());
        }
        return matrix;
    }

    private static Dataset data() {
        return Dataset.of(normal(32, 1), normal(2, 2));
    }

    private static float[] values(Model model, String parameter) {
        return model.parameter(parameter).matrix().data;
    }

    private static float[] sample() {
        return Arrays.copyOf(normal(32, 3).data, 32);
    }

    @Test
    void runningAveragesFollowTheBatches() {
        Model model = FREE.newModel(1);
        float[] mean = values(model, "norm.mean");
        float[] variance = values(model, "norm.variance");
        assertThat(mean).containsOnly(0);
        assertThat(variance).containsOnly(1);
        float[] kernel = values(model, "conv.kernel").clone();
        FREE.newTrainer(model, Sgd.of(0.1f), 1)
                .fit(data(), Fit.epochs(1).batchSize(SAMPLES).shuffle(false));
        // The same by hand: 4 positions of a 3x3 window in each sample.
        float[] x = normal(32, 1).data;
        for (int filter = 0; filter < 3; filter++) {
            double[] y = new double[SAMPLES * 4];
            for (int i = 0; i < y.length; i++) {
                int n = i / 4;
                for (int tap = 0; tap < 18; tap++) {
                    int row = i % 4 / 2 + tap / 6;
                    int column = i % 2 + tap / 2 % 3;
                    y[i] += x[n * 32 + row * 8 + column * 2 + tap % 2] * kernel[tap * 3 + filter];
                }
            }
            double average = Arrays.stream(y).average().orElseThrow();
            double squares =
                    Arrays.stream(y).map(v -> (v - average) * (v - average)).sum();
            assertThat(mean[filter]).isCloseTo((float) (0.5 * average), within(1e-5f));
            assertThat(variance[filter]).isCloseTo((float) (0.5 + 0.5 * squares / (y.length - 1)), within(1e-5f));
        }
    }

    @Test
    void evaluationLeavesThemAndUsesThem() {
        Model model = FREE.newModel(1);
        float[] before = values(model, "norm.mean").clone();
        double fresh = FREE.newTrainer(model, Sgd.of(0.1f), 1).evaluate(data()).loss();
        assertThat(values(model, "norm.mean")).containsExactly(before);
        values(model, "norm.mean")[0] += 1;
        double moved = FREE.newTrainer(model, Sgd.of(0.1f), 1).evaluate(data()).loss();
        assertThat(moved).isNotEqualTo(fresh);
    }

    @Test
    void aStepThatFailsLeavesThem() {
        Model model = FREE.newModel(1);
        values(model, "y.bias")[0] = Float.POSITIVE_INFINITY;
        try (TrainingSession session = FREE.newTrainer(model, Sgd.of(0.1f), 1).session(SAMPLES, 1)) {
            assertThatThrownBy(() -> session.step(data(), new int[] {0, 1, 2}, 0, 3))
                    .isInstanceOf(TrainingException.class);
        }
        assertThat(values(model, "norm.mean")).containsOnly(0);
        assertThat(values(model, "norm.variance")).containsOnly(1);
    }

    @Test
    void frozenOnesStay() {
        Model model = FROST.newModel(1);
        values(model, "norm.mean")[1] = 0.25f;
        float[] kernel = values(model, "conv.kernel").clone();
        FROST.newTrainer(model, Sgd.of(0.1f), 1).fit(data(), Fit.epochs(2).batchSize(4));
        assertThat(values(model, "norm.mean")).containsExactly(0, 0.25f, 0);
        assertThat(values(model, "norm.variance")).containsOnly(1);
        assertThat(values(model, "conv.kernel")).isNotEqualTo(kernel);
    }

    /** The weights that a predictor has folded are as old as the model's. */
    @Test
    void predictorsFollowTheirModel() throws Exception {
        Model model = FREE.newModel(1);
        Predictor predictor = model.newPredictor();
        float[] first = predictor.predict(sample()).clone();
        Path file = folder.resolve("first.safetensors");
        model.save(file);

        FREE.newTrainer(model, Sgd.of(0.1f), 1).fit(data(), Fit.epochs(1).batchSize(4));
        float[] trained = predictor.predict(sample()).clone();
        assertThat(trained)
                .isNotEqualTo(first)
                .containsExactly(model.newPredictor().predict(sample()));

        model.restore(file);
        assertThat(predictor.predict(sample())).containsExactly(first);

        values(model, "norm.shift")[0] += 1;
        model.revision().advance();
        assertThat(predictor.predict(sample()))
                .isNotEqualTo(first)
                .containsExactly(model.newPredictor().predict(sample()));
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        float[][] kernels = new float[3][];
        for (int threads = 1; threads <= 3; threads++) {
            Model model = FREE.newModel(1);
            FREE.newTrainer(model, Sgd.of(0.1f), 1)
                    .fit(data(), Fit.epochs(3).batchSize(4).threads(threads));
            kernels[threads - 1] = values(model, "conv.kernel");
        }
        assertThat(kernels[1]).containsExactly(kernels[0]);
        assertThat(kernels[2]).containsExactly(kernels[0]);
    }
}
