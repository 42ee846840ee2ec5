// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.TensorSpec;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.Regularization;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Sequences of token ids, and a decision at each of their steps. */
class TokensTest {
    private static final int STEPS = 6;
    private static final int VOCABULARY = 9;
    private static final int SAMPLES = 120;

    private static final Subject SUBJECT =
            Subject.compile(List.of(Subject.source("Tagger", """
                    @Input(6) Tensor words();
                    @Embedding(vocabulary = 9, units = 5, padding = 0) Tensor vectors(Tensor words);
                    @Dense(units = 8, activation = TANH) Tensor hidden(Tensor vectors);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor tags(Tensor hidden);
                    """))).subjects().get(0);

    private final Model model = SUBJECT.network().newModel(1);
    private final Trainer trainer = SUBJECT.network().newTrainer(model, Adam.of(0.02), 1);
    private final float[][] words = new float[SAMPLES][STEPS];
    private final float[][] tags = new float[SAMPLES][STEPS];

    TokensTest() {
        Random random = new Random(3);
        for (int n = 0; n < SAMPLES; n++) {
            int length = 1 + random.nextInt(STEPS);
            for (int step = 0; step < length; step++) {
                words[n][step] = 1 + random.nextInt(VOCABULARY - 1);
                tags[n][step] = words[n][step] % 3;
            }
        }
    }

    private Dataset data() {
        return Dataset.of(words, tags);
    }

    private float[] table() {
        return model.parameter("vectors.kernel").matrix().data;
    }

    @Test
    void aDecisionAtEachStepIsLearnt() {
        Evaluation before = trainer.evaluate(data());
        assertThat(before.accuracy()).isBetween(0.0, 0.9);
        trainer.fit(data(), Fit.epochs(20).batchSize(16));
        Evaluation after = trainer.evaluate(data());
        assertThat(after.accuracy()).isEqualTo(1);
        assertThat(after.loss()).isLessThan(0.05);
        // As many right decisions as predictors make.
        Predictor predictor = model.newPredictor();
        float[] scores = predictor.predict(words[0]);
        assertThat(scores).hasSize(STEPS * 3);
        for (int step = 0; step < STEPS; step++) {
            assertThat(scores[step * 3 + (int) tags[0][step]]).isGreaterThan(0.5f);
        }
    }

    @Test
    void accuracyIsTheShareOfRightSteps() {
        for (float[] row : tags) {
            Arrays.fill(row, 0);
        }
        Arrays.fill(table(), 0);
        float[] bias = model.parameter("tags.bias").matrix().data;
        bias[0] = 1;
        tags[0][2] = 1;
        tags[0][4] = 2;
        assertThat(trainer.evaluate(data().subset(0, 1)).accuracy()).isCloseTo(4 / 6.0, within(1e-7));
        assertThat(trainer.evaluate(data()).accuracy()).isCloseTo(1 - 2.0 / (SAMPLES * STEPS), within(1e-7));
    }

    @Test
    void theRowOfPaddingStaysZero() {
        assertThat(Arrays.copyOf(table(), 5)).containsOnly(0);
        trainer.fit(data(), Fit.epochs(2).batchSize(16));
        assertThat(Arrays.copyOf(table(), 5)).containsOnly(0);
        assertThat(Arrays.copyOfRange(table(), 5, table().length)).doesNotContain(0);
    }

    /** A penalty moves the words of no batch too, in each step by what is theirs. */
    @Test
    void penaltiesReachAllRows() {
        float expected = table()[8 * 5 + 1];
        for (float[] row : words) {
            Arrays.fill(row, 1);
        }
        Trainer penalized = SUBJECT.network()
                .newBuilder(model)
                .optimizer(Sgd.of(0.1))
                .regularization(Regularization.l2(0.5))
                .build();
        penalized.fit(data(), Fit.epochs(1).batchSize(SAMPLES / 3));
        for (int step = 0; step < 3; step++) {
            expected -= 0.1f * 2 * 0.5f * expected;
        }
        assertThat(table()[8 * 5 + 1]).isCloseTo(expected, within(1e-6f));
        assertThat(Arrays.copyOf(table(), 5)).containsOnly(0);
    }

    @Test
    void knowsItsVocabulary() {
        assertThat(model.inputs()).containsExactly(new TensorSpec("words", List.of(STEPS), VOCABULARY));
        assertThat(model.inputs().get(0).takesIds()).isTrue();
    }

    @Test
    void refusesWhatIsNoIdBeforeAnythingChanges() {
        float[] before = table().clone();
        for (float bad : new float[] {VOCABULARY, -1, 2.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            words[SAMPLES - 1][4] = bad;
            String shown = bad == (int) bad ? Integer.toString((int) bad) : Float.toString(bad);
            String problem = "has the id " + shown + " at position 4 of input words, and with a vocabulary of 9 ids are"
                    + " whole numbers from 0 to 8";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.fit(data(), Fit.epochs(1).batchSize(8)))
                    .withMessage("row 119 of the data, counted from 0, " + problem);
            assertThatIllegalArgumentException().isThrownBy(() -> trainer.evaluate(data()));
            Predictor predictor = model.newPredictor();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> predictor.predict(words[SAMPLES - 1]))
                    .withMessage("the sample " + problem);
            FMatrixRMaj batch = new FMatrixRMaj(new float[][] {words[0], words[SAMPLES - 1]});
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> predictor.predict(new FMatrixRMaj[] {batch}, new FMatrixRMaj(2, STEPS * 3)))
                    .withMessage("row 1 " + problem);
        }
        assertThat(table()).isEqualTo(before);
    }

    /** Rows that change from epoch to epoch are looked at again when they are read. */
    @Test
    void refusesWhatBecomesNoId() {
        Rows changing = new Rows() {
            @Override
            public int count() {
                return SAMPLES;
            }

            @Override
            public int width() {
                return STEPS;
            }

            @Override
            public void read(int row, float[] target, int offset) {
                read(row, 0, target, offset);
            }

            @Override
            public void read(int row, long epoch, float[] target, int offset) {
                System.arraycopy(words[row], 0, target, offset, STEPS);
                target[offset + 1] = row == 7 && epoch == 1 ? -3 : 2;
            }
        };
        Dataset data = Dataset.of(changing, Rows.of(tags));
        trainer.fit(data, Fit.epochs(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.fit(data, Fit.epochs(1)))
                .withMessageStartingWith(
                        "row 7 of the data, counted from 0, has the id -3 at position 1 of input words");
    }

    @Test
    void refusesTargetsThatDoNotFitTheSteps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluate(Dataset.of(words, new int[SAMPLES])))
                .withMessage(
                        "Tagger's output tags has 18 numbers: with softmax cross-entropy a target has 6 (a class at"
                                + " each position) or 18, the data has 1");
        tags[3][5] = 3;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.evaluate(data()))
                .withMessage(
                        "the target in row 3 of the data, counted from 0, does not fit Tagger's output tags: class 3 of"
                                + " 3 at position 5");
        assertThatThrownBy(() -> model.newPredictor().classify(words[0]))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage(
                        "Tagger's output tags decides at each of 6 positions; predict gives the scores at all of them");
    }
}
