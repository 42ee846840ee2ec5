// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Weights of samples, and losses that are not the declared ones. */
class WeightsTest {

    private static ModelTrainer<LinearModel> engine(LinearModel model) {
        return ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();
    }

    private static float[] trained(Dataset data, int threads) {
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        engine(model).fit(data, Fit.epochs(3).batchSize(16).threads(threads));
        return model.parameter("y.kernel").matrix().data.clone();
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void weightsOfOneChangeNoBit() {
        Dataset data = TestData.classes(100, 5, 1);
        assertThat(trained(data.weighted(ones(100)), 1)).isEqualTo(trained(data, 1));
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        assertThat(engine(model).evaluate(data.weighted(ones(100))))
                .isEqualTo(engine(model).evaluate(data));
    }

    @Test
    void threadsChangeNoBit() {
        float[] weights = new float[100];
        for (int i = 0; i < 100; i++) {
            weights[i] = i % 7 * 0.3f;
        }
        Dataset data = TestData.classes(100, 5, 1).weighted(weights);
        assertThat(trained(data, 3)).isEqualTo(trained(data, 1));
    }

    /** With a batch of all: a sample of weight 2 is there twice, and one of weight 0 is not there. */
    @Test
    void aWeightIsANumberOfCopies() {
        Dataset once = TestData.classes(4, 5, 3);
        Dataset weighted = once.weighted(2, 0, 1, 1);
        float[][] rows = new float[4][5];
        float[] labels = new float[4];
        int[] classes = new int[4];
        int[] from = {0, 0, 2, 3};
        for (int i = 0; i < 4; i++) {
            once.inputs().get(0).read(from[i], rows[i], 0);
            once.targets().get(0).read(from[i], labels, i);
            classes[i] = (int) labels[i];
        }
        Dataset copies = Dataset.of(rows, classes);
        assertThat(step(weighted)).containsExactly(step(copies), within(1e-6f));
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        Evaluation ofWeighted = engine(model).evaluate(weighted);
        Evaluation ofCopies = engine(model).evaluate(copies);
        assertThat(ofWeighted.loss()).isCloseTo(ofCopies.loss(), within(1e-12));
        assertThat(ofWeighted.accuracy()).isEqualTo(ofCopies.accuracy());
    }

    private static float[] step(Dataset data) {
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        try (TrainingSession session = engine(model).session(4, 1)) {
            session.step(data, new int[] {0, 1, 2, 3}, 0, 4);
        }
        return model.parameter("y.kernel").matrix().data.clone();
    }

    /** Losses 1 and 9 with weights 3 and 0.5: (3 * 1 + 0.5 * 9) / 2. */
    @Test
    void theMeanIsOverSamples() {
        LinearModel model = LinearModel.of(1, 1, Losses.MEAN_SQUARED_ERROR);
        model.parameter("y.kernel").matrix().data[0] = 1;
        Dataset data =
                Dataset.of(new float[][] {{1}, {3}}, new float[][] {{0}, {0}}).weighted(3, 0.5f);
        assertThat(engine(model).evaluate(data).loss()).isEqualTo(3.75);
    }

    /** Of the weight 4, 3 is decided right. */
    @Test
    void accuracyIsAShareOfTheWeight() {
        LinearModel model = LinearModel.of(1, 1, Losses.SIGMOID_CROSS_ENTROPY);
        model.parameter("y.kernel").matrix().data[0] = 1;
        Dataset data =
                Dataset.of(new float[][] {{1}, {3}}, new float[][] {{1}, {0}}).weighted(3, 1);
        assertThat(engine(model).evaluate(data).accuracy()).isEqualTo(0.75);
    }

    @Test
    void refusesWrongWeights() {
        Dataset data = TestData.classes(3, 5, 1);
        LinearModel model = LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        assertThatThrownBy(() -> engine(model).evaluate(data.weighted(1, -0.5f, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the weight in row 1 of the data, counted from 0, is -0.5; it must be from 0 on and finite");
        assertThatThrownBy(() -> engine(model).evaluate(data.weighted(1, 1, Float.NaN)))
                .hasMessageContaining("row 2 of the data, counted from 0, is NaN");
        assertThatThrownBy(() -> data.weighted(1, 1)).hasMessage("the weight has 2 rows, the target has 3");
        assertThatThrownBy(() -> data.weighted(Rows.of(new float[3][2]))).hasMessage("a sample has one weight, not 2");
    }

    @Test
    void weightsFollowTheirSamples() {
        Dataset data = TestData.classes(3, 5, 1).weighted(1, 2, 3);
        float[] weight = new float[1];
        data.subset(1, 3).weights().orElseThrow().read(1, weight, 0);
        assertThat(weight[0]).isEqualTo(3);
    }

    @Test
    void anotherLossTakesThePlaceOfTheDeclaredOne() {
        LinearModel model = LinearModel.of(1, 1, Losses.MEAN_SQUARED_ERROR);
        model.parameter("y.kernel").matrix().data[0] = 1;
        Dataset data = Dataset.of(new float[][] {{1}, {3}}, new float[][] {{0}, {0}});
        ModelTrainer<LinearModel> engine = ModelTrainer.of(model)
                .optimizer(Sgd.of(0.5))
                .loss(Losses.MEAN_ABSOLUTE_ERROR)
                .build();
        assertThat(engine.evaluate(data).loss()).isEqualTo(2);
        engine.fit(data, Fit.epochs(1).batchSize(2).threads(1));
        // The gradient at the bias is 1.
        assertThat(model.parameter("y.bias").matrix().data[0]).isEqualTo(-0.5f);
    }

    @Test
    void refusesLossesThatDoNotFit() {
        var builder = ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY));
        assertThatThrownBy(() -> builder.loss(Losses.HUBER).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the loss Huber reads outputs as VALUES, Linear's output y is declared with softmax"
                        + " cross-entropy, which reads them as SOFTMAX: predictors would return other scores than"
                        + " training means. Declare the output with a loss that reads as VALUES");
        assertThatThrownBy(() -> builder.loss("y", Losses.softmaxCrossEntropy().classWeights(1, 2))
                        .build())
                .hasMessage(
                        "the loss softmax cross-entropy does not fit Linear's output y: 2 class weights for 3 outputs");
        assertThatThrownBy(() -> builder.loss("z", Losses.SOFTMAX_FOCAL).build())
                .hasMessage("a loss for z: the outputs of Linear that have a loss are [y]");
    }
}
