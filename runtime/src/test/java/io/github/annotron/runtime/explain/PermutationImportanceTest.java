// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Seeds;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Permutation;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.metric.Metrics;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.transform.OneHot;
import io.github.annotron.runtime.transform.Preprocessing;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {

    private static final int SAMPLES = 200;
    private static final float[] WEIGHTS = {2, 0, -1};

    private final float[][] features = new float[SAMPLES][WEIGHTS.length];
    private final float[][] targets = new float[SAMPLES][1];
    private final LinearModel model = LinearModel.of(WEIGHTS.length, 1, Losses.MEAN_SQUARED_ERROR);

    PermutationImportanceTest() {
        Random random = new Random(5);
        for (int n = 0; n < SAMPLES; n++) {
            for (int i = 0; i < WEIGHTS.length; i++) {
                features[n][i] = (float) random.nextGaussian();
                targets[n][0] += WEIGHTS[i] * features[n][i];
            }
        }
        System.arraycopy(WEIGHTS, 0, model.parameter("y.kernel").matrix().data, 0, WEIGHTS.length);
    }

    private PermutationImportance importance() {
        return PermutationImportance.of(model, Dataset.of(features, targets));
    }

    /** The model is right, so what a wrong column costs is the mean of {@code (w (x - x'))^2}. */
    @Test
    void theLossOfALinearModelIsThatOfTheMovedColumn() {
        List<Importance> importances = importance().repeats(3).seed(8).compute();

        assertThat(importances).extracting(Importance::feature).containsExactly("column 0", "column 1", "column 2");
        for (int column = 0; column < WEIGHTS.length; column++) {
            for (int repeat = 0; repeat < 3; repeat++) {
                int[] order = new int[SAMPLES];
                Permutation.fill(order, Seeds.of(Seeds.of(8, "column " + column), repeat));
                double sum = 0;
                for (int n = 0; n < SAMPLES; n++) {
                    double change = WEIGHTS[column] * (features[order[n]][column] - features[n][column]);
                    sum += change * change;
                }
                assertThat(importances.get(column).values().get(repeat)).isCloseTo(sum / SAMPLES, within(1e-4));
            }
        }
        assertThat(importances.get(1).mean()).isCloseTo(0, within(1e-6));
        assertThat(importances.get(0).deviation()).isGreaterThan(0);
    }

    @Test
    void metricsCountEitherWay() {
        Importance error = importance()
                .error(Metrics.rootMeanSquaredError())
                .feature("a", 0)
                .compute()
                .get(0);
        Importance score =
                importance().metric(Metrics.r2()).feature("a", 0).compute().get(0);

        assertThat(error.mean()).isGreaterThan(2);
        assertThat(score.mean()).isBetween(1.0, 2.5);
    }

    /** Columns of one feature keep together: a difference of equal columns stays zero. */
    @Test
    void columnsOfAFeatureMoveTogether() {
        for (float[] row : features) {
            row[1] = row[0];
        }
        float[] kernel = model.parameter("y.kernel").matrix().data;
        kernel[1] = -kernel[0];
        for (int n = 0; n < SAMPLES; n++) {
            targets[n][0] = WEIGHTS[2] * features[n][2];
        }
        List<Importance> importances =
                importance().feature("both", 0, 1).feature("one", 1).compute();

        assertThat(importances.get(0).mean()).isCloseTo(0, within(1e-5));
        assertThat(importances.get(1).mean()).isGreaterThan(4);
    }

    @Test
    void aCategoryBeforeItsPreprocessingIsOneColumn() {
        float[][] categories = new float[SAMPLES][1];
        for (int n = 0; n < SAMPLES; n++) {
            categories[n][0] = n % 3;
            targets[n][0] = WEIGHTS[n % 3];
        }
        Dataset raw = Dataset.of(categories, targets);
        Preprocessing preprocessing = Preprocessing.none().fitInput(raw, OneHot::fit);
        List<Importance> importances =
                PermutationImportance.of(model, raw).through(preprocessing).compute();

        assertThat(importances).hasSize(1);
        // The mean square of the difference of two of the weights 2, 0 and -1.
        assertThat(importances.get(0).mean()).isCloseTo(2 * (4 + 9 + 1) / 9.0, within(0.5));
    }

    @Test
    void theBitsDependOnTheSeedAlone() {
        assertThat(importance().seed(1).ranked()).isEqualTo(importance().seed(1).ranked());
        assertThat(importance().seed(2).compute())
                .isNotEqualTo(importance().seed(1).compute());
        assertThat(importance().ranked())
                .extracting(Importance::feature)
                .containsExactly("column 0", "column 2", "column 1");
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> importance().feature("colour", 3))
                .withMessage("feature colour has the column 3, and the data has 3, counted from 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> importance().featureOf("wine", "colour", 1))
                .withMessageContaining("the data has no input named wine");
        assertThatIllegalArgumentException().isThrownBy(() -> importance().feature("none"));
        assertThatIllegalArgumentException().isThrownBy(() -> importance().repeats(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> importance().metric(Metrics.rocAuc()).compute());
    }
}
