// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.checkpoint.CheckpointException;
import io.github.annotron.runtime.checkpoint.Checkpoints;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.robust.AdversarialTraining;
import io.github.annotron.runtime.robust.Attacked;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Fgsm;
import io.github.annotron.runtime.robust.Norm;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.schedule.Span;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdversarialTrainingTest {

    private static final int BATCH = 16;

    private final Dataset data = TestData.classes(2 * BATCH, 5, 1);
    private final int[] rows = IntStream.range(0, data.size()).toArray();

    private static TrainingEngine<LinearModel> engine() {
        return ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Sgd.of(0.1))
                .seed(1)
                .build();
    }

    private static float[] kernel(TrainingEngine<LinearModel> engine) {
        return engine.model().parameter("y.kernel").matrix().data;
    }

    /** Attacks each batch outside of training, then trains on it. */
    private float[] byHand(Pgd attack, int attacked) {
        TrainingEngine<LinearModel> engine = engine();
        try (TrainingSession session = engine.session(BATCH, 1)) {
            for (int from = 0; from < data.size(); from += BATCH) {
                Dataset batch = data.subset(from, from + BATCH);
                Attacked found =
                        Attacker.of(engine.model(), attack.stopsEarly(false)).attack(batch);
                float[][] mixed = new float[BATCH][5];
                for (int i = 0; i < BATCH; i++) {
                    if (i < attacked) {
                        System.arraycopy(found.inputs().data, 5 * i, mixed[i], 0, 5);
                    } else {
                        batch.inputs().get(0).read(i, mixed[i], 0);
                    }
                }
                session.step(batch.withInput(0, ignored -> Rows.of(mixed)), rows, 0, BATCH);
            }
        }
        return kernel(engine);
    }

    @ParameterizedTest
    @EnumSource
    void trainsOnWhatTheAttackFinds(Norm norm) {
        Pgd attack = norm == Norm.MAXIMUM ? Fgsm.maximum(0.2f) : Fgsm.euclidean(0.2f);
        TrainingEngine<LinearModel> engine = engine();
        engine.fit(data, Fit.epochs(1).batchSize(BATCH).shuffle(false).adversarial(attack));
        assertThat(kernel(engine)).isEqualTo(byHand(attack, BATCH));

        engine = engine();
        engine.fit(
                data,
                Fit.epochs(1)
                        .batchSize(BATCH)
                        .shuffle(false)
                        .adversarial(AdversarialTraining.of(attack).share(0.25)));
        assertThat(kernel(engine)).isEqualTo(byHand(attack, BATCH / 4));
    }

    @Test
    void theRadiusRises() {
        AdversarialTraining rising = AdversarialTraining.of(Pgd.maximum(1)).warmUp(Span.epochs(2));
        assertThat(rising.factor(9, 0)).isZero();
        assertThat(rising.factor(9, 0.5)).isEqualTo(0.25);
        assertThat(rising.factor(9, 7)).isEqualTo(1);
        // The first step is one without an attack.
        TrainingEngine<LinearModel> plain = engine();
        plain.fit(data.subset(0, BATCH), Fit.epochs(1).batchSize(BATCH));
        TrainingEngine<LinearModel> attacked = engine();
        attacked.fit(data.subset(0, BATCH), Fit.epochs(1).batchSize(BATCH).adversarial(rising));
        assertThat(kernel(attacked)).isEqualTo(kernel(plain));
        attacked.fit(data.subset(0, BATCH), Fit.epochs(1).batchSize(BATCH).adversarial(rising));
        plain.fit(data.subset(0, BATCH), Fit.epochs(1).batchSize(BATCH));
        assertThat(kernel(attacked)).isNotEqualTo(kernel(plain));
    }

    private static Fit fit(Path folder, Pgd attack) {
        return CheckpointTrainings.fit(folder)
                .adversarial(AdversarialTraining.of(attack).share(0.6).warmUp(Span.steps(9)));
    }

    @Test
    void hasTheSameBitsOnAnyThreadsAndAfterResuming(@TempDir Path folder) {
        for (Pgd attack :
                new Pgd[] {Pgd.maximum(0.2f).steps(3), Pgd.euclidean(0.3f).steps(2)}) {
            Path own = folder.resolve(attack.norm().name());
            CheckpointTrainings once = new CheckpointTrainings();
            Fit fit = fit(own.resolve("a"), attack);
            String expected = once.result(once.engine.fit(CheckpointTrainings.data(), fit));

            CheckpointTrainings other = new CheckpointTrainings();
            Fit threads = fit(own.resolve("b"), attack).threads(3).prefetch(true);
            assertThat(other.result(other.engine.fit(CheckpointTrainings.data(), threads)))
                    .isEqualTo(expected);

            CheckpointTrainings plain = new CheckpointTrainings();
            assertThat(plain.result(
                            plain.engine.fit(CheckpointTrainings.data(), CheckpointTrainings.fit(own.resolve("c")))))
                    .isNotEqualTo(expected);

            Fit ending = fit(own.resolve("d"), attack);
            assertThatThrownBy(() -> new CheckpointTrainings()
                            .engine.fit(
                                    CheckpointTrainings.data(), ending.listener(CheckpointTrainings.endingAfter(11))))
                    .isInstanceOf(CheckpointTrainings.Ended.class);
            CheckpointTrainings resumed = new CheckpointTrainings();
            assertThat(resumed.result(resumed.engine.fit(
                            CheckpointTrainings.data(), ending.resume().threads(2))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void doesNotGoOnWithAnotherAttack(@TempDir Path folder) {
        Fit fit = Fit.epochs(1).batchSize(8).checkpoints(Checkpoints.in(folder));
        new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.adversarial(Pgd.maximum(0.2f)));
        assertThatThrownBy(() -> new CheckpointTrainings()
                        .engine.fit(
                                CheckpointTrainings.data(),
                                fit.adversarial(Pgd.maximum(0.3f)).resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("adversarial training");
        assertThatThrownBy(() -> new CheckpointTrainings().engine.fit(CheckpointTrainings.data(), fit.resume()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("adversarial training");
    }

    @Test
    void leavesValidationAlone() {
        TrainingEngine<LinearModel> engine = engine();
        History history = engine.fit(data, Fit.epochs(2).validation(data).adversarial(Pgd.maximum(0.5f)));
        assertThat(history.last().validation()).isEqualTo(engine.evaluate(data));
        assertThat(history.last().loss()).isGreaterThan(engine.evaluate(data).loss());
    }

    @Test
    void allocatesNothingPerStep() {
        AdversarialTraining how = AdversarialTraining.of(
                        Pgd.euclidean(0.1f).steps(2).range(-9, 9))
                .warmUp(Span.steps(100));
        TrainingEngine<LinearModel> engine = engine();
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int steps = 1000;
        try (TrainingSession session = new TrainingSession(engine, BATCH, 1, false, how)) {
            long allocated = Long.MAX_VALUE;
            for (int round = 0; round < 50 && allocated >= steps; round++) {
                long before = bean.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < steps; i++) {
                    session.step(data, rows, i % 2 * BATCH, BATCH);
                }
                allocated = bean.getCurrentThreadAllocatedBytes() - before;
            }
            assertThat(allocated).isLessThan(steps);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Pgd attack = Pgd.maximum(0.2f);
        assertThatThrownBy(() -> engine().fit(data, Fit.epochs(1).adversarial(attack.range(-9, 0.001f))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "row \\d+ of the data, counted from 0, has .* which is not within the valid range from"
                                + " -9.0 to 0.001 of the attack. Clip what augmentation makes, or give the attack the range of"
                                + " the data");
        assertThatThrownBy(() -> engine().fit(data, Fit.epochs(1).adversarial(attack.input("z"))))
                .hasMessage("Linear has the inputs [x], and the attack is on z");
        assertThatThrownBy(() -> AdversarialTraining.of(attack).share(0))
                .hasMessage("the share of attacked samples must be above 0 and up to 1, not 0.0");
    }
}
