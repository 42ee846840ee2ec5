// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.ModelTrainer;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States that are carried from batch to batch: two halves of a series in turn are the whole, and gradients end between them. */
class StatefulTest {
    private static final int SAMPLES = 3;
    private static final int STEPS = 8;
    private static final int FEATURES = 2;
    private static final int OUTPUTS = 2;

    /** A network for the whole series and one for its halves, with the same parameters. */
    private record Pair(Subject whole, Subject half) {}

    private static String source(String cell, int steps, boolean stateful) {
        String name =
                "Stateful" + cell.replaceAll("[^A-Z]", "") + (cell.contains("false") ? "Before" : "") + "Steps" + steps;
        return Subject.source(
                name,
                "@Input({" + steps + ", " + FEATURES + "}) Tensor x();\n"
                        + "@Recurrent(units = 5, cell = " + cell + ", output = ALL_STEPS, stateful = " + stateful
                        + ") Tensor state(Tensor x);\n"
                        + "@Recurrent(units = 17, cell = SIMPLE, output = ALL_STEPS, stateful = " + stateful
                        + ") Tensor second(Tensor state);\n"
                        + "@Dense(units = " + OUTPUTS
                        + ") @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor second);\n");
    }

    static List<Pair> pairs() {
        List<String> cells = List.of("SIMPLE", "GRU", "GRU, resetAfter = false", "LSTM");
        List<Subject> subjects = Subject.compile(cells.stream()
                        .flatMap(cell -> List.of(source(cell, STEPS, false), source(cell, STEPS / 2, true)).stream())
                        .toList())
                .subjects();
        return List.of(0, 2, 4, 6).stream()
                .map(i -> new Pair(subjects.get(i), subjects.get(i + 1)))
                .toList();
    }

    /** The rows of a half of the steps. */
    private static double[] half(double[] rows, int half, int width) {
        int size = STEPS * width;
        double[] part = new double[rows.length / 2];
        for (int n = 0; n < SAMPLES; n++) {
            System.arraycopy(rows, n * size + half * size / 2, part, n * size / 2, size / 2);
        }
        return part;
    }

    private static Batch half(Batch whole, int half) {
        return new Batch(
                SAMPLES,
                new double[][] {half(whole.inputs()[0], half, FEATURES)},
                new double[][] {half(whole.targets()[0], half, OUTPUTS)},
                new int[] {STEPS / 2 * OUTPUTS},
                whole.weights(),
                whole.training(),
                whole.key());
    }

    private static float[] half(float[] rows, int half) {
        double[] all = new double[rows.length];
        Arrays.setAll(all, i -> rows[i]);
        double[] part = half(all, half, OUTPUTS);
        float[] floats = new float[part.length];
        for (int i = 0; i < part.length; i++) {
            floats[i] = (float) part[i];
        }
        return floats;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void halvesInTurnAreTheWhole(Pair pair) {
        Model model = pair.whole.network().newModel(0);
        Numbers numbers = Numbers.draw(model, SAMPLES, true, 4);
        numbers.install(model);
        Step whole = Step.run(model, model.newTrainingProgram(SAMPLES), numbers.batch(), Step.Cut.NONE);
        assertThat(model.newTrainingProgram(SAMPLES).carried()).isEmpty();

        Model halves = pair.half.network().newModel(0);
        numbers.install(halves);
        TrainingProgram program = halves.newTrainingProgram(SAMPLES + 1);
        Batch first = half(numbers.batch(), 0);
        Batch second = half(numbers.batch(), 1);
        Step.Cut cut = new Step.Cut(2, 1);
        assertThat(Step.run(halves, program, first, Step.Cut.NONE).outputs()[0]).isEqualTo(half(whole.outputs()[0], 0));

        // An evaluation between two batches begins with zeros, and leaves the states alone.
        assertThat(Step.run(halves, program, first.predicting(), cut).outputs()[0])
                .isEqualTo(half(whole.outputs()[0], 0));
        assertThat(Step.run(halves, program, second, cut).outputs()[0]).isEqualTo(half(whole.outputs()[0], 1));

        program.carried().forEach(values -> Arrays.fill(values, 0f));
        assertThat(Step.run(halves, program, first, cut).outputs()[0]).isEqualTo(half(whole.outputs()[0], 0));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void gradientsTakeTheCarriedStatesAsTheyAre(Pair pair) {
        Model model = pair.half.network().newModel(0);
        Numbers numbers = Numbers.draw(pair.whole.network().newModel(0), SAMPLES, true, 4);
        numbers.install(model);
        TrainingProgram program = model.newTrainingProgram(SAMPLES);
        Step.run(model, program, half(numbers.batch(), 0), Step.Cut.NONE);
        List<float[]> states = program.carried().stream().map(float[]::clone).toList();
        Batch second = half(numbers.batch(), 1);
        float[][] gradients = Step.run(model, program, second, Step.Cut.NONE).gradients();

        program.carried().forEach(values -> Arrays.fill(values, 0f));
        float[][] fromZero = Step.run(model, program, second, Step.Cut.NONE).gradients();
        double largest = 0;
        for (int i = 0; i < gradients.length; i++) {
            Parameter parameter = model.parameters().get(i);
            for (int j = 0; j < parameter.size(); j++) {
                double expected = slope(model, program, states, second, parameter.matrix().data, j);
                assertThat((double) gradients[i][j])
                        .as("%s %d", parameter.name(), j)
                        .isCloseTo(expected, within(2e-3));
                largest = Math.max(largest, Math.abs(gradients[i][j] - fromZero[i][j]));
            }
        }
        assertThat(largest).as("what the states change").isGreaterThan(0.02);
    }

    /** The central difference of the mean loss. */
    private static double slope(
            Model model, TrainingProgram program, List<float[]> states, Batch batch, float[] weights, int at) {
        float change = 1f / 128;
        float weight = weights[at];
        weights[at] = weight + change;
        double above = loss(model, program, states, batch);
        weights[at] = weight - change;
        double below = loss(model, program, states, batch);
        weights[at] = weight;
        return (above - below) / (2 * change);
    }

    private static double loss(Model model, TrainingProgram program, List<float[]> states, Batch batch) {
        for (int i = 0; i < states.size(); i++) {
            System.arraycopy(states.get(i), 0, program.carried().get(i), 0, states.get(i).length);
        }
        double sum = 0;
        for (float loss : Step.run(model, program, batch, Step.Cut.NONE).losses()[0]) {
            sum += loss;
        }
        return sum / SAMPLES;
    }

    /** Also where a step computes what its sums have of the input, which many features make it do. */
    @Test
    void predictionsBeginWithZeros() {
        List<Subject> subjects = Subject.compile(Stream.of(true, false)
                        .map(stateful -> Subject.source("Wide" + stateful, """
                                @Input({4, 60}) Tensor x();
                                @Recurrent(units = 12, cell = LSTM, stateful = %s) Tensor y(Tensor x);
                                @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor z(Tensor y);
                                """.formatted(stateful)))
                        .toList())
                .subjects();
        Model stateful = subjects.get(0).network().newModel(3);
        Model forgetful = subjects.get(1).network().newModel(3);
        FMatrixRMaj[] inputs = {new FMatrixRMaj(SAMPLES, 4 * 60)};
        for (int i = 0; i < inputs[0].data.length; i++) {
            inputs[0].data[i] = (i * 37 % 101 - 50) / 64f;
        }
        FMatrixRMaj expected = new FMatrixRMaj(SAMPLES, 2);
        forgetful.newPredictor(SAMPLES, Memory.KEPT).predict(inputs, expected);
        Predictor predictor = stateful.newPredictor(SAMPLES, Memory.REUSED);
        for (int i = 0; i < 2; i++) {
            FMatrixRMaj scores = new FMatrixRMaj(SAMPLES, 2);
            predictor.predict(inputs, scores);
            assertThat(scores.data).isEqualTo(expected.data);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void fitKeepsTheOrderAndBeginsEachEpochAnew(Pair pair) {
        Model model = pair.half.network().newModel(3);
        Numbers numbers = Numbers.draw(pair.half.network().newModel(0), 6, true, 4);
        float[][] inputs = rows(numbers.batch().inputs()[0]);
        float[][] targets = rows(numbers.batch().targets()[0]);
        Dataset data = Dataset.of(inputs, targets).inParallel(SAMPLES);
        ModelTrainer<Model> trainer = ModelTrainer.of(model).build();
        assertThatThrownBy(() -> trainer.fit(data, Fit.epochs(2).batchSize(SAMPLES)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Subject has stateful layers, which go on from batch to batch: the samples must stay in their"
                                        .replace("Subject", model.name())
                                + " order. Add Fit.shuffle(false), and arrange them by Dataset.inParallel(batchSize).");
        trainer.fit(data, Fit.epochs(2).batchSize(SAMPLES).shuffle(false).threads(2));

        // By hand: batches of the samples 0, 2, 4 and 1, 3, 5.
        Model other = pair.half.network().newModel(3);
        try (var session = ModelTrainer.of(other).build().session(SAMPLES, 1)) {
            for (int epoch = 0; epoch < 2; epoch++) {
                session.forget();
                session.step(Dataset.of(inputs, targets), new int[] {0, 2, 4}, 0, SAMPLES);
                session.step(Dataset.of(inputs, targets), new int[] {1, 3, 5}, 0, SAMPLES);
            }
        }
        for (int i = 0; i < model.parameters().size(); i++) {
            assertThat(model.parameters().get(i).matrix().data)
                    .isEqualTo(other.parameters().get(i).matrix().data);
        }
    }

    private static float[][] rows(double[] values) {
        int width = values.length / 6;
        float[][] rows = new float[6][width];
        for (int i = 0; i < values.length; i++) {
            rows[i / width][i % width] = (float) values[i];
        }
        return rows;
    }
}
