// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.robust.Attacked;
import io.github.annotron.runtime.robust.Attacker;
import io.github.annotron.runtime.robust.Fgsm;
import io.github.annotron.runtime.robust.Margin;
import io.github.annotron.runtime.robust.Norm;
import io.github.annotron.runtime.robust.Pgd;
import io.github.annotron.runtime.robust.RobustCurve;
import io.github.annotron.runtime.training.Fit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attacks on generated networks, and training against them. */
class RobustnessTest {
    private static final int SIDE = 8;

    private static final List<Subject> SUBJECTS = Subject.compile(List.of(
                    Subject.source("Bars", """
                            @Input({8, 8, 1}) Tensor image();
                            @Conv2D(filters = 6, kernel = 3, activation = RELU) Tensor conv(Tensor image);
                            @MaxPool2D(2) Tensor pool(Tensor conv);
                            @Flatten Tensor flat(Tensor pool);
                            @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor flat);
                            """),
                    Subject.source("Everything", """
                            @Input({8, 8, 1}) Tensor image();
                            @Conv2D(filters = 6, kernel = 3, bias = false) Tensor conv(Tensor image);
                            @BatchNorm(activation = RELU) Tensor norm(Tensor conv);
                            @Dropout(0.25f) Tensor thinned(Tensor norm);
                            @Flatten Tensor flat(Tensor thinned);
                            @Dense(units = 5) Tensor hidden(Tensor flat);
                            @BatchNorm(activation = TANH) Tensor even(Tensor hidden);
                            @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor even);
                            """),
                    Subject.source("Mixed", """
                            @Input(4) Tensor numbers();
                            @Input(3) Tensor words();
                            @Embedding(vocabulary = 9, units = 4) Tensor vectors(Tensor words);
                            @Flatten Tensor text(Tensor vectors);
                            @Concat Tensor all(Tensor numbers, Tensor text);
                            @Dense(units = 8, activation = TANH) Tensor hidden(Tensor all);
                            @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor side(Tensor hidden);
                            @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor size(Tensor hidden);
                            """),
                    Subject.source("Series", """
                            @Input({5, 2}) Tensor series();
                            @Recurrent(cell = GRU, units = 6, output = ALL_STEPS) Tensor states(Tensor series);
                            @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kinds(Tensor states);
                            """),
                    Subject.source("Endless", """
                            @Input({5, 2}) Tensor series();
                            @Recurrent(cell = GRU, units = 4, output = ALL_STEPS, stateful = true) Tensor states(Tensor series);
                            @Dense(units = 1) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor states);
                            """)))
            .subjects();

    private static Subject subject(String name) {
        return SUBJECTS.stream()
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Pictures of a lying bar, a standing one, and a square, in noise. */
    private static Dataset bars(int count, long seed) {
        Random random = new Random(seed);
        float[][] pictures = new float[count][SIDE * SIDE];
        int[] kinds = new int[count];
        for (int n = 0; n < count; n++) {
            kinds[n] = random.nextInt(3);
            int height = kinds[n] == 0 ? 2 : 6;
            int width = kinds[n] == 1 ? 2 : 6;
            int top = random.nextInt(SIDE - height + 1);
            int left = random.nextInt(SIDE - width + 1);
            for (int i = 0; i < SIDE * SIDE; i++) {
                int y = i / SIDE - top;
                int x = i % SIDE - left;
                boolean isInside = y >= 0 && y < height && x >= 0 && x < width;
                pictures[n][i] = (isInside ? 0.8f : 0) + 0.2f * random.nextFloat();
            }
        }
        return Dataset.of(pictures, kinds);
    }

    private static Trainer trained(Subject subject, Fit fit) {
        Trainer trainer = subject.network().newTrainer(subject.network().newModel(1), Adam.of(0.01), 1);
        trainer.fit(bars(400, 1), fit);
        return trainer;
    }

    private static List<float[]> numbers(Model model) {
        return model.parameters().stream().map(p -> p.matrix().data.clone()).toList();
    }

    @ParameterizedTest
    @EnumSource
    void attacksSucceedAndTrainingHelps(Norm norm) {
        float radius = norm == Norm.MAXIMUM ? 0.15f : 0.8f;
        Pgd attack = (norm == Norm.MAXIMUM ? Pgd.maximum(radius) : Pgd.euclidean(radius)).range(0, 1);
        Dataset test = bars(100, 2);
        Fit fit = Fit.epochs(8).batchSize(16);
        Model plain = trained(subject("Bars"), fit).model();
        Model hardened =
                trained(subject("Bars"), fit.adversarial(attack.steps(4))).model();
        RobustCurve weak =
                RobustCurve.of(Attacker.of(plain, attack.steps(12)), test, 0, radius / 2, radius, 4 * radius);
        RobustCurve strong = RobustCurve.of(Attacker.of(hardened, attack.steps(12)), test, 0, radius / 2, radius);
        assertThat(weak.accuracy(0)).isGreaterThan(0.97);
        assertThat(strong.accuracy(0)).isGreaterThan(0.9);
        assertThat(strong.accuracy(radius)).isGreaterThan(weak.accuracy(radius) + 0.15);
        assertThat(weak.accuracy(4 * radius)).isLessThan(0.2);

        // One step from the picture itself is weaker than many.
        Pgd oneStep = (norm == Norm.MAXIMUM ? Fgsm.maximum(radius) : Fgsm.euclidean(radius)).range(0, 1);
        assertThat(Attacker.of(plain, oneStep).attack(test).successes())
                .isPositive()
                .isLessThanOrEqualTo(
                        Attacker.of(plain, attack.steps(12)).attack(test).successes());
        assertThat(Attacker.of(plain, attack.steps(12))
                        .loss(new Margin())
                        .attack(test)
                        .successes())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFoundIsWithinTheRadiusAndFoolsThePredictor(Norm norm) {
        float radius = norm == Norm.MAXIMUM ? 0.3f : 2.5f;
        Pgd attack = norm == Norm.MAXIMUM ? Pgd.maximum(radius) : Pgd.euclidean(radius);
        Dataset test = bars(60, 2);
        Model model =
                trained(subject("Everything"), Fit.epochs(4).batchSize(16)).model();
        Attacked attacked = Attacker.of(model, attack.range(0, 1)).attack(test);
        assertThat(attacked.successes()).isGreaterThan(20);
        assertThat(Evaluator.evaluate(model, attacked.in(test)).accuracy())
                .isEqualTo((60 - attacked.successes()) / 60.0);
        float[] clean = new float[SIDE * SIDE];
        for (int row = 0; row < 60; row++) {
            test.inputs().get(0).read(row, clean, 0);
            double squares = 0;
            for (int i = 0; i < clean.length; i++) {
                float found = attacked.inputs().get(row, i);
                assertThat(found).isBetween(0f, 1f);
                squares += Math.pow((double) found - clean[i], 2);
                if (norm == Norm.MAXIMUM) {
                    assertThat(Math.abs(found - clean[i])).isLessThanOrEqualTo(radius);
                }
            }
            if (norm == Norm.EUCLIDEAN) {
                assertThat(Math.sqrt(squares)).isLessThanOrEqualTo(radius);
            }
        }
    }

    @Test
    void leadsToTheWantedKind() {
        Model model = trained(subject("Bars"), Fit.epochs(4).batchSize(16)).model();
        Dataset squares = Dataset.of(bars(60, 2).inputs().get(0), filled(60, 2));
        Attacked attacked = Attacker.of(model, Pgd.maximum(0.5f).range(0, 1)).attackTowards(squares);
        assertThat(attacked.successes()).isGreaterThan(50);
        assertThat(Evaluator.evaluate(model, attacked.in(squares)).accuracy()).isEqualTo(attacked.successes() / 60.0);
    }

    private static int[] filled(int count, int kind) {
        int[] kinds = new int[count];
        Arrays.fill(kinds, kind);
        return kinds;
    }

    /** Steps, threads and pieces make no difference to what becomes of a sample. */
    @Test
    void attacksAreTheSameHoweverTheyAreCut() {
        Model model =
                trained(subject("Everything"), Fit.epochs(2).batchSize(16)).model();
        Attacker attacker =
                Attacker.of(model, Pgd.maximum(0.1f).steps(6).restarts(2).range(0, 1));
        float[] once = attacker.threads(1).capacity(50).attack(bars(50, 3)).inputs().data;
        assertThat(attacker.threads(3).capacity(7).attack(bars(50, 3)).inputs().data)
                .isEqualTo(once);
    }

    /**
     * An attack that is too small to change a float leaves training as it is, bit by bit: it changes neither running averages nor random
     * bits, nor what is frozen.
     */
    @ParameterizedTest
    @CsvSource({"Bars, ''", "Everything, ''", "Everything, conv", "Everything, norm"})
    void theAttackLeavesNoTraces(String name, String frozen) {
        List<List<float[]>> results = new ArrayList<>();
        Fit plain = Fit.epochs(2).batchSize(24).validation(bars(30, 2));
        for (Fit fit : List.of(
                plain,
                plain.adversarial(Pgd.maximum(1e-30f).steps(2)).threads(1),
                plain.adversarial(Pgd.euclidean(1e-30f).steps(2)).threads(3))) {
            Trainer trainer =
                    subject(name).network().newTrainer(subject(name).network().newModel(1), Adam.of(0.01), 1);
            if (!frozen.isEmpty()) {
                trainer.freeze(frozen);
            }
            trainer.fit(bars(100, 1), fit);
            results.add(numbers(trainer.model()));
        }
        for (int i = 0; i < results.get(0).size(); i++) {
            assertThat(results.get(1).get(i)).isEqualTo(results.get(0).get(i));
            assertThat(results.get(2).get(i)).isEqualTo(results.get(0).get(i));
        }
    }

    @ParameterizedTest
    @CsvSource({"Bars", "Everything"})
    void trainingHasTheSameBitsOnAnyThreads(String name) {
        Fit fit = Fit.epochs(2)
                .batchSize(24)
                .adversarial(Pgd.maximum(0.2f).steps(2).range(0, 1));
        List<float[]> one = numbers(trained(subject(name), fit.threads(1)).model());
        List<float[]> three =
                numbers(trained(subject(name), fit.threads(3).prefetch(true)).model());
        List<float[]> other =
                numbers(trained(subject(name), Fit.epochs(2).batchSize(24)).model());
        for (int i = 0; i < one.size(); i++) {
            assertThat(three.get(i)).isEqualTo(one.get(i));
        }
        assertThat(other.get(0)).isNotEqualTo(one.get(0));
    }

    private static Dataset mixed(int count) {
        Random random = new Random(1);
        float[][] numbers = new float[count][4];
        float[][] words = new float[count][3];
        int[] sides = new int[count];
        float[][] sizes = new float[count][1];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i < 4; i++) {
                numbers[n][i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < 3; i++) {
                words[n][i] = random.nextInt(9);
            }
            sides[n] = numbers[n][0] + words[n][0] > 4 ? 1 : 0;
            sizes[n][0] = numbers[n][1];
        }
        // Not in the order of the network.
        return Dataset.builder()
                .input("words", Rows.of(words))
                .input("numbers", Rows.of(numbers))
                .target("side", Rows.labels(sides))
                .target("size", Rows.of(sizes))
                .build();
    }

    @Test
    void attacksOneOfSeveralInputsByOneOfSeveralOutputs() {
        Subject subject = subject("Mixed");
        Trainer trainer = subject.network().newTrainer(subject.network().newModel(1), Adam.of(0.02), 1);
        Pgd attack = Pgd.maximum(0.5f).steps(10).input("numbers");
        Dataset data = mixed(100);
        trainer.fit(data, Fit.epochs(5).batchSize(10).adversarial(attack));
        Attacker attacker = Attacker.of(trainer.model(), attack);
        Attacked sides = attacker.output("side").capacity(16).attack(data);
        Attacked sizes = attacker.output("size").capacity(16).attack(data);
        assertThat(sides.successes()).isBetween(1, 99);
        assertThat(sizes.successes()).isZero();
        double cleanLosses = 0;
        for (int i = 0; i < 100; i++) {
            assertThat(sizes.loss(i)).isGreaterThanOrEqualTo(sizes.cleanLoss(i));
            cleanLosses += sizes.cleanLoss(i);
        }
        assertThat(sizes.meanLoss()).isGreaterThan(2 * cleanLosses / 100);
        // Other inputs stay with their samples, though samples change places in the batch.
        double right = Evaluator.evaluate(trainer.model(), sides.in(data))
                .results()
                .get(0)
                .accuracy();
        assertThat(right).isEqualTo((100 - sides.successes()) / 100.0);
        assertThatThrownBy(() -> attacker.attack(data))
                .hasMessage("Mixed is trained at the outputs [side, size], and the attack is on its only one. Call"
                        + " output(...)");
        assertThatThrownBy(
                        () -> attacker.attack(attack.input("")).output("side").attack(data))
                .hasMessage(
                        "Mixed has the inputs [numbers, words], and the attack is on its only one. Call input(...)");
        assertThatThrownBy(() -> trainer.fit(data, Fit.epochs(1).adversarial(attack.input("words"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Mixed's input words takes the ids of tokens: between two of them there is nothing, so an"
                        + " attack by gradients means nothing");
    }

    @Test
    void ofSeveralDecisionsOneMustBecomeWrong() {
        Random random = new Random(1);
        float[][] series = new float[60][10];
        float[][] kinds = new float[60][5];
        for (int n = 0; n < 60; n++) {
            for (int step = 0; step < 5; step++) {
                series[n][2 * step] = (float) random.nextGaussian();
                series[n][2 * step + 1] = (float) random.nextGaussian();
                kinds[n][step] = series[n][2 * step] > 0.3f ? 2 : series[n][2 * step + 1] > 0 ? 1 : 0;
            }
        }
        Dataset data = Dataset.of(series, kinds);
        Subject subject = subject("Series");
        Trainer trainer = subject.network().newTrainer(subject.network().newModel(1), Adam.of(0.02), 1);
        trainer.fit(
                data,
                Fit.epochs(30).batchSize(10).adversarial(Pgd.euclidean(0.05f).steps(2)));
        RobustCurve curve =
                RobustCurve.of(Attacker.of(trainer.model(), Pgd.maximum(1).steps(10)), data, 0, 0.02f, 1);
        assertThat(curve.accuracy(0))
                .isLessThanOrEqualTo(trainer.evaluate(data).accuracy())
                .isGreaterThan(0.5);
        assertThat(curve.accuracy(0.02f)).isBetween(0.2, curve.accuracy(0));
        assertThat(curve.accuracy(1)).isLessThan(0.05);
    }

    @Test
    void refusesStatefulNetworks() {
        Subject subject = subject("Endless");
        Trainer trainer = subject.network().newTrainer(subject.network().newModel(1), Adam.of(0.02), 1);
        Dataset data = Dataset.of(new float[8][10], new float[8][5]);
        assertThatThrownBy(() -> trainer.fit(data, Fit.epochs(1).shuffle(false).adversarial(Pgd.maximum(0.1f))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Endless has stateful layers: what it predicts depends on the batches before, and adversarial"
                                + " training attacks samples by themselves");
    }
}
