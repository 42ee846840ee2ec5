// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.training.ModelTrainer;
import io.github.annotron.runtime.training.Monitor;
import io.github.annotron.runtime.training.TrainingSession;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static double value(Metric metric, Loss loss, float[][] scores, float[][] targets) {
        Metric.Accumulator accumulator = metric.start(new OutputSpec("y", List.of(scores[0].length), loss, 1));
        for (int i = 0; i < scores.length; i++) {
            accumulator.add(scores[i], 0, targets[i], 0, targets[i].length);
        }
        return accumulator.result();
    }

    /** Classes 0 0 1 1 2 2, taken for 0 1 1 1 0 2: right 1 2 1, decided for 2 3 1 times. */
    private static double ofClasses(Metric metric) {
        float[][] scores = {{1, 0, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
        float[][] targets = {{0}, {0}, {1}, {1}, {2}, {2}};
        return value(metric, Losses.SOFTMAX_CROSS_ENTROPY, scores, targets);
    }

    @Test
    void classesAreCounted() {
        assertThat(ofClasses(Metrics.accuracy())).isEqualTo(4 / 6.0);
        assertThat(ofClasses(Metrics.precision(0))).isEqualTo(1 / 2.0);
        assertThat(ofClasses(Metrics.precision(1))).isEqualTo(2 / 3.0);
        assertThat(ofClasses(Metrics.recall(1))).isEqualTo(1);
        assertThat(ofClasses(Metrics.recall(2))).isEqualTo(1 / 2.0);
        assertThat(ofClasses(Metrics.f1(0))).isEqualTo(2 / 4.0);
        assertThat(ofClasses(Metrics.f1(1))).isEqualTo(4 / 5.0);
        assertThat(ofClasses(Metrics.precision(Average.MICRO))).isEqualTo(4 / 6.0);
        assertThat(ofClasses(Metrics.recall(Average.MICRO))).isEqualTo(4 / 6.0);
        assertThat(ofClasses(Metrics.f1(Average.MICRO))).isEqualTo(8 / 12.0);
        assertThat(ofClasses(Metrics.precision(Average.MACRO))).isCloseTo((1 / 2.0 + 2 / 3.0 + 1) / 3, within(1e-15));
        assertThat(ofClasses(Metrics.recall(Average.MACRO))).isCloseTo((1 / 2.0 + 1 + 1 / 2.0) / 3, within(1e-15));
        assertThat(ofClasses(Metrics.f1(Average.MACRO))).isCloseTo((1 / 2.0 + 4 / 5.0 + 2 / 3.0) / 3, within(1e-15));
    }

    /** As in scikit-learn, a class that neither is nor was decided for is not part of a mean. */
    @Test
    void absentClassesAreLeftOut() {
        float[][] scores = {{1, 0, 0}, {0, 1, 0}};
        float[][] targets = {{0}, {0}};
        assertThat(value(Metrics.recall(Average.MACRO), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isEqualTo((1 / 2.0 + 0) / 2);
        assertThat(value(Metrics.precision(2), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isZero();
    }

    /** The example of scikit-learn's top_k_accuracy_score, where 0.75 is given for k = 2. */
    @Test
    void topKIsThatOfScikitLearn() {
        float[][] scores = {{0.5f, 0.2f, 0.2f}, {0.3f, 0.4f, 0.2f}, {0.2f, 0.4f, 0.3f}, {0.7f, 0.2f, 0.1f}};
        float[][] targets = {{0}, {1}, {2}, {2}};
        assertThat(value(Metrics.topK(2), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isEqualTo(0.75);
        assertThat(value(Metrics.topK(1), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isEqualTo(0.5);
        assertThat(value(Metrics.topK(3), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isEqualTo(1);
    }

    /** First output: right 1, decided 1, there 1. Second: 1, 1, 2. */
    @Test
    void independentOutputsAreClasses() {
        float[][] scores = {{0.9f, 0.1f}, {0.4f, 0.8f}};
        float[][] targets = {{1, 1}, {0, 1}};
        assertThat(value(Metrics.accuracy(), Losses.SIGMOID_CROSS_ENTROPY, scores, targets))
                .isEqualTo(0.75);
        assertThat(value(Metrics.recall(Average.MACRO), Losses.SIGMOID_CROSS_ENTROPY, scores, targets))
                .isEqualTo(0.75);
        assertThat(value(Metrics.recall(Average.MICRO), Losses.SIGMOID_CROSS_ENTROPY, scores, targets))
                .isEqualTo(2 / 3.0);
        // Margins decide by their sign.
        assertThat(value(Metrics.accuracy(), Losses.HINGE, new float[][] {{0.1f, -0.2f}}, new float[][] {{1, -1}}))
                .isEqualTo(1);
    }

    private static double ranked(Metric metric, float[] scores, int... truths) {
        float[][] rows = new float[scores.length][1];
        float[][] targets = new float[scores.length][1];
        for (int i = 0; i < scores.length; i++) {
            rows[i][0] = scores[i];
            targets[i][0] = truths[i];
        }
        return value(metric, Losses.SIGMOID_CROSS_ENTROPY, rows, targets);
    }

    @Test
    void rankingsAreThoseOfScikitLearn() {
        // The example of roc_auc_score and average_precision_score, where 0.75 and 0.83 are given:
        // from the top yes (precision 1), no, yes (precision 2/3), no.
        float[] scores = {0.1f, 0.4f, 0.35f, 0.8f};
        assertThat(ranked(Metrics.rocAuc(), scores, 0, 0, 1, 1)).isEqualTo(0.75);
        assertThat(ranked(Metrics.averagePrecision(), scores, 0, 0, 1, 1))
                .isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-15));
        // One yes above all, one equal to both no: (2 + 2 / 2) of 4 pairs; then all at once, half of them right.
        float[] ties = {0.5f, 0.5f, 0.9f, 0.5f};
        assertThat(ranked(Metrics.rocAuc(), ties, 0, 1, 1, 0)).isEqualTo(0.75);
        assertThat(ranked(Metrics.averagePrecision(), ties, 0, 1, 1, 0)).isEqualTo(0.5 * 1 + 0.5 * 2 / 4);
        // Negative scores, and both zeros, which are equal.
        assertThat(ranked(Metrics.rocAuc(), new float[] {-0f, 0f, -2, -3}, 1, 0, 1, 0))
                .isEqualTo((1.5 + 1) / 4);
        assertThat(ranked(Metrics.rocAuc(), scores, 1, 1, 1, 1)).isNaN();
    }

    @Test
    void severalClassesAreRankedEachAgainstAll() {
        float[][] scores = {{0.6f, 0.3f, 0.1f}, {0.5f, 0.4f, 0.1f}, {0.2f, 0.2f, 0.6f}};
        float[][] targets = {{0}, {1}, {2}};
        // Each class has the largest score of its column.
        assertThat(value(Metrics.rocAuc(), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isEqualTo(1);
        // Of two classes the second one: 0.4 for the class and 0.3, 0.5 for the other, one pair of two.
        float[][] two = {{0.6f, 0.4f}, {0.7f, 0.3f}, {0.5f, 0.5f}};
        assertThat(value(Metrics.rocAuc(), Losses.SOFTMAX_CROSS_ENTROPY, two, new float[][] {{1}, {0}, {0}}))
                .isEqualTo(0.5);
    }

    /** Against the definition, pair by pair, on many samples with ties. */
    @Test
    void areaIsTheShareOfPairs() {
        Random random = new Random(4);
        int samples = 500;
        float[] scores = new float[samples];
        int[] truths = new int[samples];
        for (int i = 0; i < samples; i++) {
            truths[i] = random.nextInt(3) == 0 ? 1 : 0;
            scores[i] = (random.nextInt(20) + 3 * truths[i]) / 23f;
        }
        double pairs = 0;
        double won = 0;
        for (int i = 0; i < samples; i++) {
            for (int j = 0; j < samples; j++) {
                if (truths[i] == 1 && truths[j] == 0) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(ranked(Metrics.rocAuc(), scores, truths)).isEqualTo(won / pairs);
    }

    /** The examples of scikit-learn: 0.5, the root of 0.375, 0.948; of two outputs 0.75 and by hand below. */
    @Test
    void errorsAreThoseOfScikitLearn() {
        float[][] scores = {{2.5f}, {0}, {2}, {8}};
        float[][] targets = {{3}, {-0.5f}, {2}, {7}};
        Loss loss = Losses.MEAN_SQUARED_ERROR;
        assertThat(value(Metrics.meanAbsoluteError(), loss, scores, targets)).isEqualTo(0.5);
        assertThat(value(Metrics.rootMeanSquaredError(), loss, scores, targets)).isEqualTo(Math.sqrt(0.375));
        // The targets' mean is 2.875, the sum of their squared deviations 29.1875.
        assertThat(value(Metrics.r2(), loss, scores, targets)).isCloseTo(1 - 1.5 / 29.1875, within(1e-15));
        float[][] two = {{0, 2}, {-1, 2}, {8, -5}};
        float[][] twoTargets = {{0.5f, 1}, {-1, 1}, {7, -6}};
        assertThat(value(Metrics.meanAbsoluteError(), loss, two, twoTargets)).isEqualTo(0.75);
        // Deviations 36 1/6 and 32 2/3.
        assertThat(value(Metrics.r2(), loss, two, twoTargets))
                .isCloseTo((1 - 1.25 / (36 + 1 / 6.0) + 1 - 3 / (32 + 2 / 3.0)) / 2, within(1e-15));
        assertThat(value(Metrics.r2(), loss, new float[][] {{1}, {2}}, new float[][] {{1}, {1}}))
                .isZero();
    }

    /** Probabilities 1/2 and 1/8: 1 and 3 bits, 2 on the average. */
    @Test
    void perplexityIsTwoToTheBits() {
        float[][] scores = {{0.5f, 0.5f}, {0.125f, 0.875f}};
        float[][] targets = {{1}, {0}};
        assertThat(value(Metrics.bits(), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isCloseTo(2, within(1e-15));
        assertThat(value(Metrics.perplexity(), Losses.SOFTMAX_CROSS_ENTROPY, scores, targets))
                .isCloseTo(4, within(1e-14));
        assertThat(value(Metrics.perplexity(), Losses.SOFTMAX_CROSS_ENTROPY, new float[][] {{1, 0}}, new float[][] {{1}
                }))
                .isFinite();
    }

    @Test
    void refusesOutputsThatItMeansNothingFor() {
        OutputSpec values = new OutputSpec("y", List.of(2), Losses.HUBER, 1);
        OutputSpec classes = new OutputSpec("y", List.of(2), Losses.SOFTMAX_CROSS_ENTROPY, 1);
        assertThatThrownBy(() -> Metrics.f1(Average.MACRO).start(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("macro F1 is a figure of an output that decides for classes; y has the loss Huber");
        assertThatThrownBy(() -> Metrics.r2().start(classes)).hasMessageContaining("R2 is a figure of an output that");
        assertThatThrownBy(() -> Metrics.recall(2).start(classes))
                .hasMessage("recall of class 2: the output y has 2 classes, counted from 0");
    }

    private static Dataset data() {
        Random random = new Random(3);
        float[][] features = new float[301][5];
        int[] labels = new int[301];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < 5; j++) {
                features[i][j] = (float) random.nextGaussian();
            }
            labels[i] = random.nextInt(3);
        }
        return Dataset.of(features, labels);
    }

    @Test
    void doesNotDependOnBatchesAndThreads() {
        Metric[] metrics = {
            Metrics.accuracy(), Metrics.rocAuc(), Metrics.averagePrecision(), Metrics.f1(Average.MACRO), Metrics.bits()
        };
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        ModelTrainer<LinearModel> trainer =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).build();
        Evaluation expected = trainer.evaluate(data(), metrics);
        assertThat(expected.measures()).hasSize(5);
        assertThat(expected.measure("accuracy")).isEqualTo(expected.accuracy());
        assertThat(Evaluator.evaluate(model, data(), metrics)).isEqualTo(expected);
        for (int batch : new int[] {1, 7, 301}) {
            try (TrainingSession session = trainer.session(batch, 2)) {
                assertThat(session.evaluate(data(), metrics).measures()).isEqualTo(expected.measures());
            }
        }
        assertThatThrownBy(() -> expected.measure("R2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no R2, the metrics were [accuracy, ROC AUC,");
    }

    @Test
    void isPartOfTheHistory() {
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        ModelTrainer<LinearModel> trainer =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).build();
        var last = trainer.fit(data(), Fit.epochs(2).validation(data()).metrics(Metrics.topK(2), Metrics.f1(1)))
                .last();
        assertThat(last.figures()).containsKeys("validation top-2 accuracy", "validation F1 of class 1");
        assertThat(Monitor.named("validation F1 of class 1", true).of(last))
                .isEqualTo(last.validation().measure("F1 of class 1"));
        assertThatThrownBy(() ->
                        trainer.fit(data(), Fit.epochs(1).validation(data()).metrics(Metrics.r2())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("R2 is a figure of an output that has values to be near to");
        assertThatThrownBy(() -> trainer.fit(data(), Fit.epochs(1).metrics(Metrics.accuracy())))
                .hasMessage("metrics are of the validation data, and there is none. Add Fit.validation(...).");
        assertThatThrownBy(() -> trainer.evaluate(data(), Metrics.accuracy().at("z")))
                .hasMessage("accuracy of which output? There are [y]. Say it by at(...).");
    }

    @Test
    void positionsAreSamples() {
        OutputSpec steps = new OutputSpec("y", List.of(4, 3), Losses.SOFTMAX_CROSS_ENTROPY, 1, 4);
        assertThat(steps.width()).isEqualTo(3);
        Metric.Accumulator accuracy = Metrics.accuracy().start(steps);
        accuracy.add(new float[] {9, 9, 1, 0, 0}, 2, new float[] {7, 0}, 1, 1);
        assertThat(accuracy.result()).isEqualTo(1);
    }
}
