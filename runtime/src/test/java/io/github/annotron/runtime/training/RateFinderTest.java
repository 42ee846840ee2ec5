// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.report.TrainingReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateFinderTest {

    private final Dataset data = TestData.classes(200, 5, 1);

    private static LinearModel newModel() {
        return LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY);
    }

    private static float[] kernel(LinearModel model) {
        return model.parameter("y.kernel").matrix().data;
    }

    @Test
    void leavesModelAndTrainerAsTheyWere() {
        LinearModel plain = newModel();
        ModelTrainer<LinearModel> other =
                ModelTrainer.of(plain).optimizer(Adam.of(0.01)).seed(3).build();
        other.fit(data, Fit.epochs(1));
        other.fit(data, Fit.epochs(2));

        LinearModel model = newModel();
        ModelTrainer<LinearModel> trainer = ModelTrainer.of(model)
                .optimizer(Adam.of(0.01))
                .averaging(Averaging.of(0.5))
                .seed(3)
                .build();
        trainer.fit(data, Fit.epochs(1));
        float[] before = kernel(model).clone();
        long revision = model.revision().number();
        RateCurve curve = RateFinder.standard().find(trainer, data);
        assertThat(kernel(model)).isEqualTo(before);
        assertThat(RateFinder.standard().find(trainer, data).losses()).isEqualTo(curve.losses());
        assertThat(model.revision().number()).isGreaterThan(revision);
        trainer.fit(data, Fit.epochs(2));
        assertThat(kernel(model)).isEqualTo(kernel(plain));
    }

    @Test
    void suggestsARateWithWhichTheLossFalls() {
        // A quadratic bowl: gradient descent diverges above twice the inverse of its largest curvature.
        Dataset bowl = TestData.classes(200, 5, 1);
        LinearModel model = LinearModel.of(5, 3, Losses.MEAN_SQUARED_ERROR);
        Dataset regression = bowl.oneHot(3);
        ModelTrainer<LinearModel> trainer =
                ModelTrainer.of(model).optimizer(Sgd.of(0.5)).build();
        RateCurve curve = RateFinder.standard().between(1e-4, 100).batchSize(64).find(trainer, regression);
        assertThat(curve.rates().get(0)).isCloseTo(1e-4, within(1e-12));
        for (int i = 1; i < curve.rates().size(); i++) {
            assertThat(curve.rates().get(i) / curve.rates().get(i - 1))
                    .isCloseTo(Math.pow(1e6, 1 / 99.0), within(1e-9));
        }
        assertThat(curve.rates().size()).as("stops when it diverges").isLessThan(100);
        assertThat(curve.losses()).hasSameSizeAs(curve.rates());
        assertThat(curve.smoothed()).hasSameSizeAs(curve.rates());
        assertThat(curve.suggestion()).isBetween(1e-3, curve.lowest());

        History history = ModelTrainer.of(model)
                .optimizer(Sgd.of(curve.suggestion()))
                .build()
                .fit(regression, Fit.epochs(5));
        assertThat(history.last().loss()).isLessThan(history.epochs().get(0).loss());
        assertThat(TrainingReport.chart(curve).svg())
                .contains("learning rate", "smoothed")
                .doesNotContain("NaN");
    }

    @Test
    void findsTheSteepestFallBeforeTheLowestLoss() {
        RateCurve curve = new RateCurve(
                List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0),
                List.of(5.0, 5.0, 3.0, 2.0, 4.0, 0.0),
                List.of(5.0, 4.9, 3.0, 2.0, 4.0, 9.0));
        assertThat(curve.suggestion()).isEqualTo(4);
        assertThat(curve.lowest()).isEqualTo(8);
        assertThat(new RateCurve(List.of(1.0, 2.0), List.of(1.0, 2.0), List.of(1.0, 2.0)).suggestion())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> RateFinder.standard().between(1, 1)).hasMessageContaining("not from 1.0 to 1.0");
        assertThatThrownBy(() -> RateFinder.standard().steps(9)).hasMessageContaining("at least 10 steps");
        assertThatThrownBy(() -> RateFinder.standard().batchSize(0)).hasMessageContaining("not 100 of 0");
    }
}
