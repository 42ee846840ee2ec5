// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainingEngineTest {

    private static LinearModel classifier() {
        return LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
    }

    private static float[] weights(LinearModel model) {
        return model.parameter("y.kernel").matrix().data;
    }

    @Test
    void findsThePlane() {
        LinearModel model = LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR);
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();

        History history = engine.fit(TestData.plane(200, 1), Fit.epochs(40).batchSize(16));

        assertThat(history.epochs()).hasSize(40);
        assertThat(history.last().loss()).isLessThan(1e-5);
        assertThat(history.last().accuracy()).isNaN();
        assertThat(history.last().validation()).isNull();
        assertThat(weights(model)[0]).isCloseTo(2, within(1e-2f));
        assertThat(weights(model)[1]).isCloseTo(-3, within(1e-2f));
        assertThat(model.parameter("y.bias").matrix().data[0]).isCloseTo(0.5f, within(1e-2f));
        assertThat(engine.evaluate(TestData.plane(50, 2)).loss()).isLessThan(1e-5);
    }

    @Test
    void classifies() {
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(classifier()).optimizer(Adam.of(0.02)).seed(1).build();

        History history =
                engine.fit(TestData.classes(500, 5, 1), Fit.epochs(20).validation(TestData.classes(100, 5, 2)));

        assertThat(history.last().accuracy()).isGreaterThan(0.95);
        Evaluation validation = history.last().validation();
        assertThat(validation).isEqualTo(engine.evaluate(TestData.classes(100, 5, 2)));
        assertThat(validation.accuracy()).isGreaterThan(0.9);
        assertThat(validation.samples()).isEqualTo(100);
    }

    @Test
    void givesTheSameBitsOnAnyNumberOfThreads() {
        float[] expected = train(1, true);
        assertThat(train(2, true)).isEqualTo(expected);
        assertThat(train(3, true)).isEqualTo(expected);
        assertThat(train(40, true)).isEqualTo(expected);
        assertThat(train(1, false)).isNotEqualTo(expected);
    }

    private static float[] train(int threads, boolean shuffle) {
        LinearModel model = classifier();
        // 103 samples: the last batch has 7.
        ModelTrainer.of(model)
                .optimizer(Adam.of(0.01))
                .seed(5)
                .build()
                .fit(
                        TestData.classes(103, 5, 3),
                        Fit.epochs(3).batchSize(32).threads(threads).shuffle(shuffle));
        return weights(model);
    }

    /** One sample; notes the epochs in which it is read. */
    private record Noting(List<Long> epochs) implements Rows {

        @Override
        public int count() {
            return 1;
        }

        @Override
        public int width() {
            return 2;
        }

        @Override
        public void read(int row, float[] target, int offset) {
            read(row, 0, target, offset);
        }

        @Override
        public void read(int row, long epoch, float[] target, int offset) {
            epochs.add(epoch);
            target[offset] = 1;
            target[offset + 1] = 2;
        }
    }

    @Test
    void readsRowsAsOfTheEpoch() {
        Noting rows = new Noting(new ArrayList<>());
        Dataset data = Dataset.of(rows, Rows.of(new float[][] {{1}})).shuffled(1);
        TrainingEngine<LinearModel> engine = ModelTrainer.of(LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR))
                .optimizer(Sgd.of(0.01))
                .seed(1)
                .build();

        engine.fit(data, Fit.epochs(3).validation(data));
        engine.fit(data, Fit.epochs(2));
        engine.evaluate(data);
        try (TrainingSession session = engine.session(1, 1)) {
            session.step(data, new int[] {0}, 0, 1);
            session.epoch(70);
            session.step(data, new int[] {0}, 0, 1);
        }

        assertThat(rows.epochs).containsExactly(0L, 0L, 1L, 0L, 2L, 0L, 3L, 4L, 0L, 5L, 70L);
    }

    @Test
    void goesOnWithASecondFit() {
        Dataset data = TestData.classes(100, 5, 3);
        LinearModel once = classifier();
        History whole =
                ModelTrainer.of(once).optimizer(Adam.of(0.01)).seed(5).build().fit(data, Fit.epochs(5));
        LinearModel twice = classifier();
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(twice).optimizer(Adam.of(0.01)).seed(5).build();

        engine.fit(data, Fit.epochs(2));
        History rest = engine.fit(data, Fit.epochs(3));

        assertThat(weights(twice)).isEqualTo(weights(once));
        assertThat(rest.epochs()).extracting(Epoch::number).containsExactly(3, 4, 5);
        assertThat(rest.last().loss()).isEqualTo(whole.last().loss());
    }

    @Test
    void dependsOnTheSeed() {
        Dataset data = TestData.classes(100, 5, 3);
        LinearModel one = classifier();
        LinearModel two = classifier();
        ModelTrainer.of(one)
                .optimizer(Adam.of(0.01))
                .seed(5)
                .build()
                .fit(data, Fit.epochs(1).shuffle(false));
        ModelTrainer.of(two)
                .optimizer(Adam.of(0.01))
                .seed(6)
                .build()
                .fit(data, Fit.epochs(1).shuffle(false));
        assertThat(weights(one)).as("noise from the step's key").isNotEqualTo(weights(two));
    }

    @Test
    void averagesOverSamplesNotBatches() {
        LinearModel model = LinearModel.of(1, 1, Losses.MEAN_SQUARED_ERROR);
        weights(model)[0] = 0;
        float[][] features = new float[129][1];
        float[][] targets = new float[129][1];
        targets[128][0] = 1;

        Evaluation evaluation =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(0).build().evaluate(Dataset.of(features, targets));

        assertThat(evaluation.loss()).isEqualTo(1.0 / 129);
        assertThat(evaluation.hasAccuracy()).isFalse();
    }

    @Test
    void evaluatesWithoutChangingAnything() {
        LinearModel model = classifier();
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Adam.of(0.01)).seed(5).build();
        float[] before = weights(model).clone();

        Evaluation first = engine.evaluate(TestData.classes(300, 5, 3));

        assertThat(engine.evaluate(TestData.classes(300, 5, 3))).isEqualTo(first);
        assertThat(weights(model)).isEqualTo(before);
        assertThat(engine.steps()).isZero();
    }

    @Test
    void tellsListeners() {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void batchDone(TrainingProgress progress) {
                heard.add(progress.epoch() + "/" + progress.epochs() + " " + progress.batch() + "/" + progress.batches()
                        + " " + progress.samples() + "/" + progress.size());
                assertThat(progress.loss()).isPositive();
                assertThat(progress.accuracy()).isBetween(0.0, 1.0);
            }

            @Override
            public void epochDone(Epoch epoch, TrainingProgress progress) {
                heard.add("epoch " + epoch.number());
                assertThat(epoch.loss()).isEqualTo(progress.loss());
                assertThat(epoch.samplesPerSecond()).isPositive();
            }
        };

        ModelTrainer.of(classifier())
                .optimizer(Sgd.of(0.1))
                .seed(1)
                .build()
                .fit(TestData.classes(10, 5, 1), Fit.epochs(2).batchSize(6).listener(listener));

        assertThat(heard)
                .containsExactly(
                        "1/2 1/2 6/10", "1/2 2/2 10/10", "epoch 1", "2/2 1/2 6/10", "2/2 2/2 10/10", "epoch 2");
    }

    @Test
    void matchesInputsByName() {
        Rows left = Rows.of(new float[][] {{1, 2}, {3, 4}});
        Rows right = Rows.of(new float[][] {{5}, {6}});
        Rows target = Rows.of(new float[][] {{0}, {0}});
        LinearModel model = LinearModel.ofTwo(2, 1, 1, Losses.MEAN_SQUARED_ERROR);
        weights(model)[0] = 100;
        weights(model)[1] = 10;
        weights(model)[2] = 1;
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();

        Dataset data = Dataset.builder()
                .input("right", right)
                .input("left", left)
                .target(target)
                .build();

        assertThat(engine.evaluate(data).loss()).isEqualTo((125.0 * 125 + 346.0 * 346) / 2);
        assertThatThrownBy(() -> engine.evaluate(Dataset.of(left, target)))
                .hasMessage("Linear takes the inputs [left, right], the data has one without a name");
        Dataset wrong = Dataset.builder()
                .input("left", left)
                .input("rigth", right)
                .target(target)
                .build();
        assertThatThrownBy(() -> engine.evaluate(wrong))
                .hasMessage("Linear takes the inputs [left, right], the data has [left, rigth]");
    }

    @Test
    void refusesDataThatDoesNotFit() {
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(classifier()).optimizer(Sgd.of(0.1)).seed(1).build();
        Fit fit = Fit.epochs(1);
        FMatrixRMaj four = new FMatrixRMaj(2, 4);
        FMatrixRMaj five = new FMatrixRMaj(2, 5);

        assertThatThrownBy(() -> engine.fit(Dataset.of(four, new int[] {0, 1}), fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear's input x takes 5 numbers per sample, the data has 4");
        assertThatThrownBy(() -> engine.fit(Dataset.of(five, new int[] {0, 3}), fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the target in row 1 of the data, counted from 0, does not fit Linear's output y: class 3 of 3");
        assertThatThrownBy(() -> engine.fit(Dataset.of(five, new FMatrixRMaj(2, 2)), fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear's output y has 3 numbers: with softmax cross-entropy a target has 1 (a class) or 3,"
                        + " the data has 2");
        assertThatThrownBy(() -> engine.fit(
                        Dataset.of(five, new int[] {0, 0}), fit.validation(Dataset.of(five, new int[] {-1, 0}))))
                .hasMessageContaining("class -1 of 3");
        assertThat(engine.steps()).isZero();
    }

    @Test
    void refusesTargetsThatAreNotFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[][] targets = new float[20][1];
            targets[13][0] = bad;
            TrainingEngine<LinearModel> engine = ModelTrainer.of(LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR))
                    .build();
            Dataset data = Dataset.of(new float[20][2], targets);
            assertThatThrownBy(() -> engine.fit(data, Fit.epochs(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the target in row 13 of the data, counted from 0, does not fit Linear's output y: target "
                                    + bad);
            assertThat(engine.steps()).isZero();
        }
    }

    @Test
    void refusesInputsThatAreNotFinite() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int position = 0; position < 5; position++) {
                float[][] rows = new float[20][5];
                rows[13][position] = bad;
                String message =
                        "row 13 of the data, counted from 0, has " + bad + " at position " + position + " of input x";
                TrainingEngine<LinearModel> engine = ModelTrainer.of(classifier())
                        .optimizer(Sgd.of(0.1))
                        .seed(1)
                        .build();
                Dataset data = Dataset.of(rows, new int[20]);
                assertThatThrownBy(() -> engine.fit(data, Fit.epochs(1).threads(3)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(message);
            }
        }
    }

    @Test
    void stopsWhenTheLossIsNotFinite() {
        LinearModel model = LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR);
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(model).optimizer(Sgd.of(1e30)).seed(1).build();

        assertThatThrownBy(() -> engine.fit(TestData.plane(64, 1), Fit.epochs(3).batchSize(16)))
                .isInstanceOf(TrainingException.class)
                .hasMessage(
                        "the loss is Infinity in epoch 1, batch 2 of 4. All parameters are finite, and all layers when"
                                + " predicting: it first appeared in the loss, or in what there is in training only, such as the"
                                + " statistics of a batch. The parameters are as they were before this batch. A lower learning"
                                + " rate, or inputs scaled to about -1 to 1, may help.");
        assertThat(engine.steps()).isEqualTo(1);
    }

    @Test
    void stopsWhenInterrupted() {
        TrainingEngine<LinearModel> engine =
                ModelTrainer.of(classifier()).optimizer(Sgd.of(0.1)).seed(1).build();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() ->
                            engine.fit(TestData.classes(64, 5, 1), Fit.epochs(1).threads(2)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessage("training was interrupted in epoch 1, batch 1 of 2");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
