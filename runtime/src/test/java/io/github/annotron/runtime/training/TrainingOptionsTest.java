// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.AdamW;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.schedule.Schedule;
import io.github.annotron.runtime.schedule.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the builder of a trainer can be told besides the optimiser: schedules, regularisation, clipping, averaging. */
class TrainingOptionsTest {

    private static final double RATE = 0.1;

    private final Dataset data = TestData.classes(48, 5, 1);
    private final int[] rows = IntStream.range(0, 48).toArray();

    private static LinearModel newModel() {
        return LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
    }

    private static ModelTrainer.Builder<LinearModel> trainer(LinearModel model) {
        return ModelTrainer.of(model).optimizer(Sgd.of(RATE)).seed(1);
    }

    private static float[] kernel(LinearModel model) {
        return model.parameter("y.kernel").matrix().data;
    }

    private static float[] bias(LinearModel model) {
        return model.parameter("y.bias").matrix().data;
    }

    /** The change of kernel and bias by one step, over the rate: the gradient with its sign turned. */
    private List<double[]> gradients(ModelTrainer.Builder<LinearModel> builder) {
        TrainingEngine<LinearModel> engine = builder.build();
        float[] kernel = kernel(engine.model()).clone();
        float[] bias = bias(engine.model()).clone();
        try (TrainingSession session = engine.session(48, 1)) {
            session.step(data, rows, 0, 48);
        }
        return List.of(
                IntStream.range(0, kernel.length)
                        .mapToDouble(i -> (kernel[i] - kernel(engine.model())[i]) / RATE)
                        .toArray(),
                IntStream.range(0, bias.length)
                        .mapToDouble(i -> (bias[i] - bias(engine.model())[i]) / RATE)
                        .toArray());
    }

    private static double norm(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    @Test
    void penaltiesAreInTheGradient() {
        float[] kernel = kernel(newModel());
        double[] plain = gradients(trainer(newModel())).get(0);
        double[] plainBias = gradients(trainer(newModel())).get(1);
        List<double[]> both = gradients(trainer(newModel()).regularization(Regularization.elastic(0.01, 0.2)));
        List<double[]> added = gradients(
                trainer(newModel()).regularization(Regularization.l1(0.01).at("y"), Regularization.l2(0.2)));
        for (int i = 0; i < plain.length; i++) {
            double expected = plain[i] + 0.01 * Math.signum(kernel[i]) + 2 * 0.2 * kernel[i];
            assertThat(both.get(0)[i]).isCloseTo(expected, within(1e-5));
            assertThat(added.get(0)[i]).isCloseTo(expected, within(1e-5));
        }
        assertThat(both.get(1)).containsExactly(plainBias, within(1e-5));
    }

    @Test
    void aPathToABiasIsForIt() {
        LinearModel model = newModel();
        bias(model)[0] = 3;
        bias(model)[1] = -2;
        List<double[]> plain = gradients(trainer(copy(model)));
        List<double[]> penalized = gradients(trainer(copy(model))
                .regularization(Regularization.elastic(0.5, 0.25).at("y.bias")));
        assertThat(penalized.get(0)).containsExactly(plain.get(0), within(1e-5));
        double[] more = {0.5 + 2 * 0.25 * 3, -0.5 - 2 * 0.25 * 2, 0};
        for (int i = 0; i < 3; i++) {
            assertThat(penalized.get(1)[i] - plain.get(1)[i]).isCloseTo(more[i], within(1e-5));
        }
        assertThatThrownBy(() -> trainer(newModel())
                        .regularization(Regularization.l2(1).at("z"))
                        .build())
                .hasMessageStartingWith("Linear has no parameter that is named or is in \"z\"");
    }

    private static LinearModel copy(LinearModel model) {
        LinearModel copy = newModel();
        System.arraycopy(kernel(model), 0, kernel(copy), 0, kernel(model).length);
        System.arraycopy(bias(model), 0, bias(copy), 0, bias(model).length);
        return copy;
    }

    @Test
    void penaltiesAreInTheLossAndInTheResults() {
        LinearModel model = newModel();
        double absolutes = 0;
        double squares = 0;
        for (float weight : kernel(model)) {
            absolutes += Math.abs(weight);
            squares += (double) weight * weight;
        }
        double penalty = 0.1 * absolutes + 0.3 * squares;
        Evaluation plain = trainer(model).build().evaluate(data);
        TrainingEngine<LinearModel> engine =
                trainer(model).regularization(Regularization.elastic(0.1, 0.3)).build();
        Evaluation evaluation = engine.evaluate(data);
        assertThat(evaluation.loss()).isCloseTo(plain.loss() + penalty, within(1e-9));
        assertThat(evaluation.results()).last().satisfies(result -> {
            assertThat(result.output()).isEqualTo("regularization");
            assertThat(result.loss()).isCloseTo(penalty, within(1e-9));
        });
        // One step of all samples has the loss of the weights before it.
        Epoch epoch = engine.fit(data, Fit.epochs(1).batchSize(48)).last();
        assertThat(epoch.results().get(1).loss()).isCloseTo(penalty, within(1e-9));
        assertThat(epoch.loss())
                .isEqualTo(
                        epoch.results().get(0).loss() + epoch.results().get(1).loss(), within(1e-9));
    }

    @Test
    void l1MakesWeightsSmall() {
        LinearModel model = newModel();
        trainer(model)
                .regularization(Regularization.l1(1))
                .build()
                .fit(data, Fit.epochs(200).batchSize(48));
        // The gradient of the loss is smaller than 1 everywhere: weights go to 0 and swing about it.
        for (float weight : kernel(model)) {
            assertThat(Math.abs(weight)).isLessThan(0.3f);
        }
    }

    @Test
    void unitsKeepTheirLargestNorm() {
        LinearModel model = newModel();
        trainer(model)
                .optimizer(Sgd.of(5))
                .regularization(Regularization.maxNorm(0.5))
                .build()
                .fit(data, Fit.epochs(5).batchSize(8).threads(2));
        float[] kernel = kernel(model);
        for (int unit = 0; unit < 3; unit++) {
            double[] column = new double[5];
            for (int i = 0; i < 5; i++) {
                column[i] = kernel[i * 3 + unit];
            }
            assertThat(norm(column)).isLessThan(0.5 + 1e-6).isGreaterThan(0.4);
        }
        assertThat(norm(bias(model)[0], bias(model)[1], bias(model)[2])).isGreaterThan(0.5);
    }

    @Test
    void clipsValuesAndNorms() {
        List<double[]> plain = gradients(trainer(newModel()));
        double kernelNorm = norm(plain.get(0));
        double biasNorm = norm(plain.get(1));
        double all = Math.hypot(kernelNorm, biasNorm);

        double limit = kernelNorm / 6;
        List<double[]> values = gradients(trainer(newModel()).clipping(Clipping.value(limit)));
        List<double[]> norms = gradients(trainer(newModel()).clipping(Clipping.norm(0.9 * kernelNorm)));
        List<double[]> global = gradients(trainer(newModel()).clipping(Clipping.globalNorm(all / 4)));
        List<double[]> loose = gradients(trainer(newModel()).clipping(Clipping.globalNorm(all * 1.01)));
        for (int p = 0; p < 2; p++) {
            double own = p == 0 ? kernelNorm : biasNorm;
            for (int i = 0; i < plain.get(p).length; i++) {
                double g = plain.get(p)[i];
                assertThat(values.get(p)[i]).isCloseTo(Math.max(-limit, Math.min(limit, g)), within(1e-5));
                assertThat(norms.get(p)[i]).isCloseTo(g * Math.min(1, 0.9 * kernelNorm / own), within(1e-5));
                assertThat(global.get(p)[i]).isCloseTo(g / 4, within(1e-5));
                assertThat(loose.get(p)[i]).isCloseTo(g, within(1e-5));
            }
        }
    }

    @Test
    void theGradientNormIsSeenIfItIsAskedFor() {
        List<double[]> plain = gradients(trainer(newModel()));
        double expected = Math.hypot(norm(plain.get(0)), norm(plain.get(1)));
        List<Double> seen = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                seen.add(progress.gradientNorm());
            }
        };
        Fit fit = Fit.epochs(1).batchSize(48).listener(listener);
        Epoch epoch =
                trainer(newModel()).gradientNorms(true).build().fit(data, fit).last();
        assertThat(epoch.gradientNorm()).isCloseTo(expected, within(1e-5));
        assertThat(trainer(newModel())
                        .clipping(Clipping.globalNorm(1e-3))
                        .build()
                        .fit(data, fit)
                        .last()
                        .gradientNorm())
                .isEqualTo(epoch.gradientNorm());
        assertThat(trainer(newModel()).build().fit(data, fit).last().gradientNorm())
                .isNaN();
        assertThat(seen).containsExactly(epoch.gradientNorm(), epoch.gradientNorm(), Double.NaN);
        Epoch mean = trainer(newModel())
                .gradientNorms(true)
                .build()
                .fit(data, Fit.epochs(1).batchSize(16).listener(listener))
                .last();
        assertThat(mean.gradientNorm()).isCloseTo((seen.get(3) + seen.get(4) + seen.get(5)) / 3, within(1e-12));
    }

    @Test
    void sameBitsOnAnyThreads() {
        List<float[]> results = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            // Several blocks of sums for the kernel.
            LinearModel model = LinearModel.of(997, 7, Losses.SOFTMAX_CROSS_ENTROPY);
            LinearModel averaged = LinearModel.of(997, 7, Losses.SOFTMAX_CROSS_ENTROPY);
            TrainingEngine<LinearModel> engine = ModelTrainer.of(model)
                    .optimizer(AdamW.of(0.01))
                    .schedule(Schedule.oneCycle(Span.epochs(3)).warmUp(Span.steps(3)))
                    .regularization(Regularization.elastic(1e-3, 1e-3), Regularization.maxNorm(1))
                    .clipping(Clipping.globalNorm(0.1))
                    .averaging(Averaging.of(0.9).corrected(true))
                    .build();
            History history = engine.fit(
                    TestData.classes(40, 997, 3), Fit.epochs(3).batchSize(16).threads(threads));
            engine.averageTo(averaged);
            results.add(kernel(model));
            results.add(kernel(averaged));
            losses.add(history.last().loss());
            losses.add(history.last().gradientNorm());
        }
        for (int i = 2; i < results.size(); i++) {
            assertThat(results.get(i)).isEqualTo(results.get(i - 2));
            assertThat(losses.get(i)).isEqualTo(losses.get(i - 2));
        }
        assertThat(results.get(0)).isNotEqualTo(results.get(1));
    }

    @Test
    void averagesWithoutDisturbingTraining() {
        LinearModel undisturbed = newModel();
        trainer(undisturbed).build().fit(data, Fit.epochs(2).batchSize(16));
        for (boolean corrected : new boolean[] {false, true}) {
            LinearModel model = newModel();
            float[] first = kernel(model).clone();
            double[] expected = new double[first.length];
            for (int i = 0; i < first.length; i++) {
                expected[i] = corrected ? 0 : first[i];
            }
            TrainingEngine<LinearModel> engine = trainer(model)
                    .averaging(Averaging.of(0.8).corrected(corrected))
                    .build();
            LinearModel averaged = newModel();
            long revision = averaged.revision().number();
            engine.averageTo(averaged);
            assertThat(kernel(averaged)).as("before the first step").isEqualTo(first);
            engine.fit(data, Fit.epochs(2).batchSize(16).listener(new TrainingListener() {
                @Override
                public void batchDone(TrainingProgress progress) {
                    for (int i = 0; i < expected.length; i++) {
                        expected[i] = 0.8 * expected[i] + 0.2 * kernel(model)[i];
                    }
                    engine.averageTo(averaged);
                }
            }));
            double divisor = corrected ? 1 - Math.pow(0.8, 6) : 1;
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) kernel(averaged)[i]).isCloseTo(expected[i] / divisor, within(1e-6));
            }
            assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
            assertThat(averaged.revision().number()).isGreaterThan(revision);
            assertThatThrownBy(() -> engine.averageTo(model)).hasMessageContaining("take another one");
        }
        assertThatThrownBy(() -> trainer(newModel()).build().averagedModel())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no average; ask for one by the builder's averaging");
    }

    @Test
    void theRateFollowsTheScheduleAndIsSeen() {
        List<Double> rates = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                rates.add(progress.rate());
            }
        };
        TrainingEngine<LinearModel> engine =
                trainer(newModel()).schedule(Schedule.linear(Span.epochs(3))).build();
        Fit fit = Fit.epochs(1).batchSize(16).listener(listener);
        History first = engine.fit(data, fit);
        engine.fit(data, fit.batchSize(24));
        double[] expected = {1, 8 / 9.0, 7 / 9.0, 2 / 3.0, 0.5};
        assertThat(rates).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(rates.get(i)).isCloseTo(RATE * expected[i], within(1e-12));
        }
        assertThat(first.last().rate()).isEqualTo(rates.get(2));
        try (TrainingSession session = engine.session(48, 1)) {
            session.step(data, rows, 0, 48);
            assertThat(session.rate()).isCloseTo(RATE / 3, within(1e-12));
            session.epoch(1);
            session.step(data, rows, 0, 48);
            assertThat(session.rate()).isCloseTo(RATE * 2 / 3, within(1e-12));
        }
    }

    @Test
    void thePlateauHearsOfTheLoss() {
        // With so low a rate nothing is progress.
        History history = trainer(newModel())
                .optimizer(Sgd.of(1e-9))
                .schedule(Schedule.onPlateau().patience(2))
                .build()
                .fit(data, Fit.epochs(6).validation(TestData.classes(20, 5, 9)));
        double[] factors = {1, 1, 1, 0.1, 0.1, 0.01};
        for (int i = 0; i < 6; i++) {
            assertThat(history.epochs().get(i).rate()).isCloseTo(1e-9 * factors[i], within(1e-15));
        }
    }

    @Test
    void aScheduleThatIsNoFactorIsRefused() {
        for (double bad : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY}) {
            TrainingEngine<LinearModel> engine =
                    trainer(newModel()).schedule(() -> (steps, epochs) -> bad).build();
            assertThatThrownBy(() -> engine.fit(data, Fit.epochs(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the schedule's factor is " + bad + " after 0 steps and 0.0 epochs");
        }
    }

    /** Full-batch, mini-batch and stochastic descent are one loop. */
    @Test
    void anySizeOfBatchesLearns() {
        for (int batch : new int[] {1, 7, 48, 1000}) {
            LinearModel model = newModel();
            History history = trainer(model)
                    .optimizer(Adam.of(0.05))
                    .build()
                    .fit(data, Fit.epochs(batch < 10 ? 10 : 60).batchSize(batch));
            assertThat(history.last().loss())
                    .as("batches of " + batch)
                    .isLessThan(0.6 * history.epochs().get(0).loss());
        }
        // All in one batch: the order of the samples changes nothing but the rounding of sums.
        float[] one = fullBatch(1);
        float[] other = fullBatch(2);
        for (int i = 0; i < one.length; i++) {
            assertThat(one[i]).isCloseTo(other[i], within(1e-3f));
        }
    }

    private float[] fullBatch(long seed) {
        LinearModel model = newModel();
        trainer(model).seed(seed).build().fit(data, Fit.epochs(5).batchSize(48));
        return kernel(model);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Regularization.l1(-1))
                .hasMessage("l1 and l2 must be 0 or above and finite, not -1.0 and 0.0");
        assertThatThrownBy(() -> Regularization.l2(Double.NaN)).hasMessageStartingWith("l1 and l2 must be");
        assertThatThrownBy(() -> Regularization.maxNorm(0)).hasMessage("the largest norm must be above 0, not 0.0");
        assertThatThrownBy(() -> Clipping.norm(0)).hasMessage("the limit must be above 0 and finite, not 0.0");
        assertThatThrownBy(() -> Averaging.of(1)).hasMessage("the decay must be above 0 and below 1, not 1.0");
    }
}
