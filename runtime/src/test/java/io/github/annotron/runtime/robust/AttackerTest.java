// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.GradientCheck;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.metric.Evaluator;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.transform.Standardize;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On linear models, for which the worst input is known. */
class AttackerTest {

    private static final int FEATURES = 12;
    private static final int SAMPLES = 40;

    private final Random random = new Random(1);

    private FMatrixRMaj inputs() {
        FMatrixRMaj inputs = new FMatrixRMaj(SAMPLES, FEATURES);
        for (int i = 0; i < inputs.data.length; i++) {
            inputs.data[i] = random.nextFloat();
        }
        return inputs;
    }

    private static double norm(Norm norm, double[] values) {
        double squares = 0;
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
            squares += value * value;
        }
        // The dual ones: by how much a sum can grow, is the sum of sizes for changes of a largest size.
        return norm == Norm.MAXIMUM ? sum : Math.sqrt(squares);
    }

    private static double[] kernelColumn(LinearModel model, int unit) {
        FMatrixRMaj kernel = model.parameter("y.kernel").matrix();
        double[] column = new double[kernel.numRows];
        for (int i = 0; i < column.length; i++) {
            column[i] = kernel.get(i, unit);
        }
        return column;
    }

    @ParameterizedTest
    @CsvSource({"MAXIMUM, true", "EUCLIDEAN, true", "MAXIMUM, false", "EUCLIDEAN, false"})
    void reachesTheLargestErrorOfALinearModel(Norm norm, boolean oneStep) {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        float[][] targets = new float[SAMPLES][1];
        for (float[] target : targets) {
            // So far away that the output cannot reach the other side of it.
            target[0] = random.nextBoolean() ? 5 : -5;
        }
        Dataset data = Dataset.of(inputs(), new FMatrixRMaj(targets));
        float radius = 0.2f;
        Pgd fgsm = norm == Norm.MAXIMUM ? Fgsm.maximum(radius) : Fgsm.euclidean(radius);
        Attacked attacked = Attacker.of(
                        model, oneStep ? fgsm : Pgd.of(norm, radius).step(radius))
                .attack(data);
        double reach = radius * norm(norm, kernelColumn(model, 0));
        for (int i = 0; i < SAMPLES; i++) {
            double largest = Math.pow(Math.sqrt(attacked.cleanLoss(i)) + reach, 2);
            assertThat((double) attacked.loss(i)).isCloseTo(largest, within(1e-5 * largest));
            assertThat(attacked.succeeded(i)).isFalse();
        }
    }

    @Test
    void reachesTheLargestErrorWithinTheRange() {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        FMatrixRMaj inputs = inputs();
        // Below all outputs, so that the output is to grow.
        Dataset data = Dataset.of(inputs, new FMatrixRMaj(constant(-5)));
        Attacked attacked =
                Attacker.of(model, Pgd.maximum(0.3f).step(0.6f).range(0, 1)).attack(data);
        double[] kernel = kernelColumn(model, 0);
        for (int row = 0; row < SAMPLES; row++) {
            for (int i = 0; i < FEATURES; i++) {
                float best = inputs.get(row, i) + (kernel[i] > 0 ? 0.3f : -0.3f);
                assertThat(attacked.inputs().get(row, i))
                        .isBetween(0f, 1f)
                        .isCloseTo(Math.max(0, Math.min(1, best)), within(1e-7f));
            }
        }
    }

    private static float[][] constant(float value) {
        float[][] rows = new float[SAMPLES][1];
        for (float[] row : rows) {
            row[0] = value;
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource
    void leadsToATargetThatIsInReach(Norm norm) {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        double reach = norm(norm, kernelColumn(model, 0));
        Dataset far = Dataset.of(inputs(), new FMatrixRMaj(constant(1e3f)));
        Attacked attacked = Attacker.of(model, Pgd.of(norm, 1).step(1)).attackTowards(far);
        for (int i = 0; i < SAMPLES; i++) {
            double smallest = Math.pow(Math.sqrt(attacked.cleanLoss(i)) - reach, 2);
            assertThat((double) attacked.loss(i)).isCloseTo(smallest, within(1e-5 * smallest));
        }
    }

    /** Two classes: what is needed to change the decision is the margin, divided by the norm of the difference of the weights. */
    @ParameterizedTest
    @CsvSource({"MAXIMUM, true", "EUCLIDEAN, true", "MAXIMUM, false", "EUCLIDEAN, false"})
    void changesTheDecisionExactlyWhereItCanBeChanged(Norm norm, boolean margin) {
        LinearModel model = LinearModel.of(FEATURES, 2, Losses.SOFTMAX_CROSS_ENTROPY);
        FMatrixRMaj inputs = inputs();
        double[] first = kernelColumn(model, 0);
        double[] second = kernelColumn(model, 1);
        double[] difference = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            difference[i] = second[i] - first[i];
        }
        int[] labels = new int[SAMPLES];
        double[] needed = new double[SAMPLES];
        for (int row = 0; row < SAMPLES; row++) {
            double sum = 0;
            for (int i = 0; i < FEATURES; i++) {
                sum += inputs.get(row, i) * difference[i];
            }
            labels[row] = sum > 0 ? 1 : 0;
            needed[row] = Math.abs(sum) / norm(norm, difference);
        }
        Dataset data = Dataset.of(inputs, labels);
        for (float radius : new float[] {0.01f, 0.05f, 0.1f, 0.3f}) {
            Attacker attacker = Attacker.of(model, Pgd.of(norm, radius).step(radius));
            Attacked attacked = (margin ? attacker.loss(new Margin()) : attacker).attack(data);
            for (int row = 0; row < SAMPLES; row++) {
                if (Math.abs(needed[row] - radius) > 1e-4 * radius) {
                    assertThat(attacked.succeeded(row)).isEqualTo(needed[row] < radius);
                }
            }
            assertThat(attacked.successes()).isBetween(0, SAMPLES);
        }
    }

    @Test
    void leadsToTheWantedClass() {
        LinearModel model = LinearModel.of(FEATURES, 5, Losses.SOFTMAX_CROSS_ENTROPY);
        int[] wanted = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            wanted[i] = i % 5;
        }
        Dataset data = Dataset.of(inputs(), wanted);
        Attacked attacked = Attacker.of(model, Pgd.maximum(3)).attackTowards(data);
        assertThat(attacked.successes()).isEqualTo(SAMPLES);
        assertThat(Evaluator.evaluate(model, attacked.in(data)).accuracy()).isEqualTo(1);
    }

    @Test
    void dependsNeitherOnThreadsNorOnWhatIsComputedTogether() {
        LinearModel model = LinearModel.of(FEATURES, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        int[] labels = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = i % 3;
        }
        Dataset data = Dataset.of(inputs(), labels);
        for (boolean early : List.of(true, false)) {
            Attacker attacker = Attacker.of(
                            model, Pgd.euclidean(0.2f).steps(5).restarts(3).stopsEarly(early))
                    .seed(7);
            Attacked once = attacker.threads(1).capacity(SAMPLES).attack(data);
            List<Integer> done = new ArrayList<>();
            Attacked again = attacker.threads(3)
                    .capacity(7)
                    .listener((samples, all) -> done.add(samples * 100 + all))
                    .attack(data);
            assertThat(done).hasSize(6).isSorted().endsWith(SAMPLES * 100 + SAMPLES);
            assertThat(again.inputs().data).isEqualTo(once.inputs().data);
            for (int i = 0; i < SAMPLES; i++) {
                assertThat(again.loss(i)).isEqualTo(once.loss(i));
                assertThat(again.cleanLoss(i)).isEqualTo(once.cleanLoss(i));
            }
            assertThat(attacker.seed(8).attack(data).inputs().data).isNotEqualTo(once.inputs().data);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingPerStep(Norm norm) {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        Dataset data = Dataset.of(inputs(), new FMatrixRMaj(constant(-5)));
        long more = Long.MAX_VALUE;
        for (int round = 0; round < 50 && more >= 1000; round++) {
            more = allocated(model, data, Pgd.of(norm, 1).steps(1100))
                    - allocated(model, data, Pgd.of(norm, 1).steps(100));
        }
        assertThat(more).isLessThan(1000);
    }

    private static long allocated(LinearModel model, Dataset data, Pgd attack) {
        ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadAllocatedBytes();
        Attacker.of(model, attack).threads(1).attack(data);
        return bean.getCurrentThreadAllocatedBytes() - before;
    }

    /** A radius in the units of the data, though the network gets standardised numbers. */
    @Test
    void followsPreprocessing() {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        float[][] raw = new float[SAMPLES][FEATURES];
        for (float[] row : raw) {
            for (int i = 0; i < FEATURES; i++) {
                row[i] = 100 + 7 * (i + 1) * random.nextFloat();
            }
        }
        Standardize standardize = Standardize.fit(Rows.of(raw));
        Dataset data = Dataset.of(standardize.rows(Rows.of(raw)), Rows.of(constant(-50)));
        InputSpace space = InputSpace.of(100, 184)
                .units(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 2)
                .through(standardize);
        Attacked attacked = Attacker.of(model, Fgsm.maximum(0.5f).space(space)).attack(data);
        double[] kernel = kernelColumn(model, 0);
        float[] found = new float[FEATURES];
        for (int row = 0; row < SAMPLES; row++) {
            standardize.invert(attacked.inputs().data, row * FEATURES, found, 0);
            for (int i = 0; i < FEATURES; i++) {
                float radius = i == 3 ? 0 : i == FEATURES - 1 ? 1 : 0.5f;
                float expected = raw[row][i] + (kernel[i] > 0 ? radius : -radius);
                assertThat(found[i]).isCloseTo(Math.max(100, Math.min(184, expected)), within(1e-4f));
            }
        }
    }

    @Test
    void measuresAccuracyByRadius() {
        LinearModel model = LinearModel.of(FEATURES, 2, Losses.SOFTMAX_CROSS_ENTROPY);
        FMatrixRMaj inputs = inputs();
        FMatrixRMaj scores = Evaluator.scores(model, Rows.of(inputs));
        int[] labels = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            // The last ones are wrong from the start.
            labels[i] = (scores.get(i, 0) > scores.get(i, 1) ? 0 : 1) ^ (i < SAMPLES - 4 ? 0 : 1);
        }
        Dataset data = Dataset.of(inputs, labels);
        RobustCurve curve = RobustCurve.of(Attacker.of(model, Pgd.maximum(1)), data, 0, 0.01f, 0.1f, 5, 6);
        assertThat(curve.accuracy(0))
                .isEqualTo(0.9)
                .isEqualTo(Evaluator.evaluate(model, data).accuracy());
        assertThat(curve.accuracy(0.01f)).isLessThanOrEqualTo(0.9).isGreaterThan(curve.accuracy(0.1f));
        assertThat(curve.accuracy(0.1f)).isPositive();
        assertThat(curve.accuracy(5)).isZero();
        assertThat(curve.accuracy(6)).isZero();
        assertThat(curve.toString()).startsWith("radius 0.0: accuracy 90.00 %\nradius 0.01: ");
        for (float radius : new float[] {0.01f, 0.1f}) {
            Attacked alone = Attacker.of(model, Pgd.maximum(radius)).attack(data);
            assertThat(curve.accuracy(radius)).isEqualTo((SAMPLES - alone.successes()) / (double) SAMPLES);
        }
        assertThatThrownBy(() -> curve.accuracy(2))
                .hasMessage("radius 2.0 was not measured, but [0.0, 0.01, 0.1, 5.0, 6.0]");
        assertThatThrownBy(() -> RobustCurve.of(Attacker.of(model, Pgd.maximum(1)), data, 1, 1))
                .hasMessage("radii must ascend, and 1.0 comes after 1.0");
    }

    @Test
    void measuresLossWhereNothingIsDecided() {
        LinearModel model = LinearModel.of(FEATURES, 1, Losses.MEAN_SQUARED_ERROR);
        Dataset data = Dataset.of(inputs(), new FMatrixRMaj(constant(0.5f)));
        RobustCurve curve = RobustCurve.of(Attacker.of(model, Pgd.euclidean(1)), data, 0, 0.1f, 0.2f);
        assertThat(curve.hasAccuracy()).isFalse();
        assertThat(curve.points().get(0).loss())
                .isCloseTo(Evaluator.evaluate(model, data).loss(), within(1e-6));
        assertThat(curve.points().get(2).loss())
                .isGreaterThan(curve.points().get(1).loss());
        assertThat(curve.toString()).contains("radius 0.2: loss ");
    }

    @Test
    void marginsHaveTheirGradients() {
        GradientCheck.of(new Margin(), new float[][] {{1, 3, 2}, {-1, 0.5f, 4}}, new float[][] {{1}, {0}})
                .orThrow();
        assertThat(new Margin().problem(1)).isEqualTo("a margin is between classes, and there is 1 output");
    }

    @Test
    void refusesWhatDoesNotFit() {
        LinearModel model = LinearModel.of(FEATURES, 3, Losses.SOFTMAX_CROSS_ENTROPY);
        FMatrixRMaj inputs = inputs();
        inputs.set(5, 2, 1.25f);
        inputs.set(37, 0, -1);
        Dataset data = Dataset.of(inputs, new int[SAMPLES]);
        Pgd attack = Pgd.maximum(0.1f);
        assertThatThrownBy(() -> Attacker.of(model, attack.range(0, 1))
                        .threads(3)
                        .capacity(2)
                        .attack(data))
                .hasMessage(
                        "row 5 of the data, counted from 0, has 1.25 at position 2, which is not within the valid range"
                                + " from 0.0 to 1.0 of the attack");
        assertThatThrownBy(() -> Attacker.of(model, attack.input("z")).attack(data))
                .hasMessage("Linear has the inputs [x], and the attack is on z");
        assertThatThrownBy(() -> Attacker.of(model, attack).output("z").attack(data))
                .hasMessage("Linear is trained at the outputs [y], and the attack is on z");
        assertThatThrownBy(() -> Attacker.of(model, attack).loss(Losses.HUBER).attack(data))
                .hasMessage("the loss Huber does not take targets of 1 numbers for Linear's output y");
        assertThatThrownBy(() -> Attacker.of(
                                model, attack.space(InputSpace.any().units(1, 2)))
                        .threads(1)
                        .attack(data))
                .hasMessage("the input space has 2 columns, Linear has 12");
        assertThatThrownBy(() -> Attacker.of(model, attack).capacity(0))
                .hasMessage("at least 1 sample must be computed at once, not 0");
        assertThatThrownBy(() -> Attacker.of(model, attack).threads(-1))
                .hasMessage("there must be at least 1 thread (or 0 to choose), not -1");
    }
}
