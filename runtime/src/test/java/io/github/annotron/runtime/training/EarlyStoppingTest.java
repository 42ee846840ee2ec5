// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

    private final LinearModel model = LinearModel.of(2, 1, Losses.MEAN_SQUARED_ERROR);
    private final TrainingEngine<LinearModel> engine =
            ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();
    private final Dataset data = TestData.plane(32, 1);
    private final List<float[]> weights = new ArrayList<>();

    /** Ten epochs, after each of which the weights are written down. */
    private Fit scripted(EarlyStopping stopping) {
        return Fit.epochs(10)
                .batchSize(8)
                .listener(new TrainingListener() {
                    @Override
                    public void epochDone(Epoch epoch, TrainingProgress progress) {
                        weights.add(model.parameter("y.kernel").matrix().data.clone());
                    }
                })
                .listener(stopping);
    }

    /** A figure that has these values in epochs 1, 2, ... */
    private static Monitor figures(boolean higherIsBetter, double... values) {
        return new Monitor("figure", higherIsBetter, false, epoch -> values[epoch.number() - 1]);
    }

    private float[] kernel() {
        return model.parameter("y.kernel").matrix().data;
    }

    @Test
    void stopsAfterThePatienceAndRestoresTheBest() {
        EarlyStopping stopping = EarlyStopping.of(figures(false, 3, 2, 2.5, 1, 1, 1.5, 1, 0), 3);
        long revision = model.revision().number();

        History history = engine.fit(data, scripted(stopping));

        assertThat(history.epochs()).hasSize(7);
        assertThat(history.end())
                .isEqualTo(new History.End(
                        History.Reason.STOPPED,
                        "the figure has not been better than 1.00000, that of epoch 4, for 3 epochs",
                        7,
                        4));
        assertThat(kernel()).isEqualTo(weights.get(3)).isNotEqualTo(weights.get(6));
        assertThat(stopping.best()).isEqualTo(1);
        assertThat(stopping.bestEpoch()).isEqualTo(4);
        assertThat(model.revision().number()).isEqualTo(revision + 7 * 4 + 1);
    }

    @Test
    void restoresTheBestAtTheEndToo() {
        engine.fit(data, scripted(EarlyStopping.of(figures(true, 1, 2, 9, 8, 7, 8, 8, 8, 8, 8), 9)));

        assertThat(weights).hasSize(10);
        assertThat(kernel()).isEqualTo(weights.get(2));
    }

    @Test
    void mayLeaveTheLast() {
        EarlyStopping stopping =
                EarlyStopping.of(figures(true, 1, 1), 1).restoreBest(false).minimumChange(0);
        History history = engine.fit(data, scripted(stopping));

        assertThat(history.end().message())
                .isEqualTo("the figure has not been better than 1.00000, that of epoch 1, for 1 epoch");
        assertThat(kernel()).isEqualTo(weights.get(1));
    }

    @Test
    void takesNoSmallChangeForBetter() {
        Monitor figure = figures(false, 3, 2.9, 2.8, 2.7, 2.6, 2.5);
        History history = engine.fit(data, scripted(EarlyStopping.of(figure, 3).minimumChange(0.5)));

        assertThat(history.epochs()).as("0.3 better than 3 is not better").hasSize(4);
    }

    @Test
    void countsWhatIsNotANumberAsWorse() {
        Monitor figure = figures(true, Double.NaN, Double.NaN, 1, Double.NaN, Double.NaN, 2);
        EarlyStopping stopping = EarlyStopping.of(figure, 2);

        assertThat(engine.fit(data, scripted(stopping)).end().message()).isEqualTo("the figure is not a number");
        TrainingEngine<LinearModel> another =
                ModelTrainer.of(model).optimizer(Sgd.of(0.1)).seed(1).build();
        assertThat(another.fit(data, Fit.epochs(6).listener(EarlyStopping.of(figure, 3)))
                        .epochs())
                .hasSize(6);
    }

    @Test
    void beginsAnewWithEachFit() {
        EarlyStopping stopping = EarlyStopping.of(figures(true, 9, 1, 1, 2, 3, 3), 2);
        Fit fit = scripted(stopping);
        engine.fit(data, fit);

        assertThat(stopping.bestEpoch()).isEqualTo(1);
        assertThatThrownBy(() -> engine.fit(data, fit)).isInstanceOf(ArrayIndexOutOfBoundsException.class);
        assertThat(stopping.best()).isEqualTo(3);
        assertThat(kernel()).as("a failure restores nothing").isEqualTo(weights.get(weights.size() - 1));
    }

    @Test
    void watchesValidation() {
        Fit fit = Fit.epochs(200).batchSize(8).listener(EarlyStopping.of(Monitor.validationLoss(), 2));
        assertThatThrownBy(() -> engine.fit(data, fit))
                .hasMessage("the validation loss is monitored, and there is no validation data."
                        + " Add Fit.validation(...).");

        Dataset validation = TestData.plane(20, 2);
        History history = engine.fit(data, fit.validation(validation));

        double best = history.epochs().stream()
                .mapToDouble(Monitor.validationLoss()::of)
                .min()
                .orElseThrow();
        assertThat(history.end().reason()).isEqualTo(History.Reason.STOPPED);
        assertThat(engine.evaluate(validation).loss()).isEqualTo(best);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> EarlyStopping.of(Monitor.loss(), 0))
                .hasMessage("the patience must be at least 1 epoch, not 0");
        assertThatThrownBy(() -> EarlyStopping.of(Monitor.loss(), 1).minimumChange(-1))
                .hasMessage("the minimum change must be at least 0, not -1.0");
        assertThat(EarlyStopping.of(Monitor.accuracy(), 3))
                .hasToString("EarlyStopping[accuracy, patience 3, minimum change 0.0]");
    }
}
