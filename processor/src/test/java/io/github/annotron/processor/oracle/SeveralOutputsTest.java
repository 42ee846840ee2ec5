// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.Result;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** A network that answers two questions at once, and hands out what it has in mind. */
class SeveralOutputsTest {
    private static final int SAMPLES = 200;

    private static final Subject SUBJECT =
            Subject.compile(List.of(Subject.source("Point", """
                    @Input(2) Tensor point();
                    @Dense(units = 16, activation = TANH) @Output Tensor hidden(Tensor point);
                    @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor side(Tensor hidden);
                    @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5f) Tensor distance(Tensor hidden);
                    """))).subjects().get(0);

    private final Model model = SUBJECT.network().newModel(1);
    private final Trainer trainer = SUBJECT.network().newTrainer(model, Adam.of(0.01), 1);
    private final float[][] points = new float[SAMPLES][2];
    private final int[] sides = new int[SAMPLES];
    private final float[][] distances = new float[SAMPLES][1];

    SeveralOutputsTest() {
        Random random = new Random(5);
        for (int n = 0; n < SAMPLES; n++) {
            points[n][0] = (float) random.nextGaussian();
            points[n][1] = (float) random.nextGaussian();
            sides[n] = points[n][0] > points[n][1] ? 1 : 0;
            distances[n][0] = (float) Math.hypot(points[n][0], points[n][1]);
        }
    }

    private Dataset data() {
        return Dataset.builder()
                .input("point", Rows.of(points))
                .target("side", Rows.labels(sides))
                .target("distance", Rows.of(distances))
                .build();
    }

    @Test
    void bothAreLearntAndReported() {
        History history = trainer.fit(data(), Fit.epochs(60).batchSize(20).validation(data().subset(0, 50)));
        Epoch last = history.last();
        assertThat(last.results()).extracting(Result::output).containsExactly("distance", "side");
        Result distance = last.results().get(0);
        Result side = last.results().get(1);
        assertThat(side.accuracy()).isEqualTo(last.accuracy()).isGreaterThan(0.95);
        assertThat(distance.hasAccuracy()).isFalse();
        assertThat(distance.loss()).isLessThan(0.1);
        assertThat(last.loss()).isCloseTo(side.loss() + 0.5 * distance.loss(), offset(1e-12));

        Evaluation evaluation = trainer.evaluate(data());
        assertThat(evaluation.results()).hasSize(2);
        assertThat(evaluation.results().get(1).accuracy()).isEqualTo(evaluation.accuracy());
        assertThat(last.validation()).isNotNull();
    }

    @Test
    void predictorsHandOutAll() throws ReflectiveOperationException {
        assertThat(model.outputs()).extracting(OutputSpec::name).containsExactly("distance", "hidden", "side");
        assertThat(model.outputs()).extracting(OutputSpec::weight).containsExactly(0.5f, 1f, 1f);
        Predictor predictor = model.newPredictor(3, Memory.KEPT);
        float[] distance = predictor.predict(points[0]);
        assertThat(distance).hasSize(1).isSameAs(predictor.scores(0));
        assertThat(predictor.scores(1)).containsExactly(predictor.activation("hidden"));
        assertThat(predictor.scores(2)[0] + predictor.scores(2)[1]).isCloseTo(1, offset(1e-6f));
        Method side = predictor.getClass().getDeclaredMethod("side");
        side.setAccessible(true);
        assertThat(side.invoke(predictor)).isSameAs(predictor.scores(2));

        FMatrixRMaj[] scores = {new FMatrixRMaj(7, 1), new FMatrixRMaj(7, 16), new FMatrixRMaj(7, 2)};
        FMatrixRMaj[] inputs = {new FMatrixRMaj(7, 2)};
        for (int n = 0; n < 7; n++) {
            inputs[0].set(n, 0, points[n][0]);
            inputs[0].set(n, 1, points[n][1]);
        }
        predictor.predict(inputs, scores);
        for (int n = 0; n < 7; n++) {
            assertThat(scores[0].get(n, 0)).isEqualTo(predictor.predict(points[n])[0]);
            assertThat(scores[2].get(n, 1)).isEqualTo(predictor.scores(2)[1]);
        }
    }

    @Test
    void whatDoesNotFitIsNamed() {
        String net = model.name();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluate(Dataset.of(points, sides)))
                .withMessage(net + " takes targets for the outputs [distance, side], the data has one without a name");
        Dataset other = Dataset.builder()
                .input("point", Rows.of(points))
                .target("side", Rows.labels(sides))
                .target("length", Rows.of(distances))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluate(other))
                .withMessage(net + " takes targets for the outputs [distance, side], the data has [side, length]");
        distances[3][0] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluate(data()))
                .withMessage("the target in row 3 of the data, counted from 0, does not fit " + net
                        + "'s output distance: target NaN");
        Predictor predictor = model.newPredictor();
        FMatrixRMaj[] inputs = {new FMatrixRMaj(1, 2)};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> predictor.predict(inputs, new FMatrixRMaj(1, 1)))
                .withMessage(net + " has 3 outputs, [distance, hidden, side], and 1 matrices for scores came");
        assertThatIllegalStateException()
                .isThrownBy(model::output)
                .withMessage(net + " has several outputs: [distance, hidden, side]");
    }
}
