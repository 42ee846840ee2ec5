// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static io.github.annotron.processor.oracle.Closeness.assertClose;
import static io.github.annotron.processor.oracle.Closeness.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.BatchNormalization;
import io.github.annotron.processor.op.Folding;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked of every network; a subclass has a static method {@code subjects} that names the networks. */
abstract class OracleTest {
    private static final int[] SAMPLES = {1, 2, 5};

    @AfterAll
    static void report(TestInfo test) {
        Closeness.report(test.getDisplayName());
    }

    /** A step after another with other numbers: nothing of that one may be left. */
    private static Step step(Subject subject, Numbers numbers, Step.Cut cut) {
        Model model = subject.network().newModel(0);
        int capacity = numbers.batch().samples() + 1;
        TrainingProgram program = model.newTrainingProgram(capacity);
        Numbers before = Numbers.draw(model, capacity, true, 77);
        before.install(model);
        Step.run(model, program, before.batch(), Step.Cut.NONE);
        numbers.install(model);
        return Step.run(model, program, numbers.batch(), cut);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void stepIsThatOfTheInterpreter(Subject subject) {
        for (int samples : SAMPLES) {
            assertStep(subject, Trial.draw(subject, samples, true, samples));
        }
    }

    static void assertStep(Subject subject, Trial trial) {
        Step step = step(subject, trial.numbers(), Step.Cut.NONE);
        Pass expected = trial.expected();
        String where = " with " + trial.batch().samples() + " samples";
        List<Graph.Output> trained = subject.graph().trainedOutputs();
        for (int i = 0; i < trained.size(); i++) {
            double[] output = expected.value(trained.get(i).value());
            assertClose(subject, "output", "output" + where, step.outputs()[i], output);
            // Where the right class is certain, the loss is what is left of a difference of outputs.
            double largest = Rules.largest(output);
            assertClose(subject, "loss", "loss" + where, step.losses()[i], expected.losses()[i], largest);
        }
        assertThat(step.penalties().length).isEqualTo(expected.penalties().size());
        for (int i = 0; i < step.penalties().length; i++) {
            double[] penalties = expected.penalties().get(i);
            assertClose(subject, "penalty", "penalty " + i + where, step.penalties()[i], penalties);
        }
        List<Parameter> parameters = subject.graph().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String what = "gradient at " + parameters.get(i).path() + where;
            if (step.gradients()[i].length == 0) {
                // Frozen, or without a loss behind it.
                boolean isTrained = parameters.get(i).isTrained();
                assertThat(!isTrained || isZero(expected.gradient(parameters.get(i))))
                        .as(what)
                        .isTrue();
            } else {
                assertClose(subject, "gradient", what, step.gradients()[i], expected.gradient(parameters.get(i)));
            }
        }
    }

    /** What explanations and attacks are made of: the loss as predicted, by each input and each layer. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void gradientsReachInputsAndLayers(Subject subject) {
        Trial trial = Trial.draw(subject, 2, false, 9);
        Model model = subject.network().newModel(0);
        trial.numbers().install(model);
        ExplanationRuns runs = new ExplanationRuns(subject, model, trial.batch());
        for (Layer layer : subject.graph().layers()) {
            float[] gradient = runs.gradient(layer);
            double[] expected = trial.expected().gradient(layer.output());
            if (gradient == null) {
                boolean isView = layer.nodes().stream()
                        .anyMatch(node -> node.op().storage() == Op.Storage.VIEW
                                || node.op().identityInGradient());
                assertThat(isView || isZero(expected))
                        .as("gradient at " + layer.name())
                        .isTrue();
            } else {
                assertClose(subject, "gradient", "gradient at " + layer.name(), gradient, expected);
            }
        }
    }

    private static boolean isZero(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    /** The interpreter's own derivatives against its own losses. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void interpretedGradientsAreDerivatives(Subject subject) {
        Trial trial = Trial.draw(subject, 2, true, 2);
        Interpreter interpreter = new Interpreter(subject.graph());
        double[][] gradients = interpreter.gradients(trial.expected());
        Random random = new Random(3);
        for (int p = 0; p < gradients.length; p++) {
            for (int round = 0; round < 2; round++) {
                double[][] direction =
                        Arrays.stream(gradients).map(g -> new double[g.length]).toArray(double[][]::new);
                if (round == 0) {
                    Arrays.setAll(direction[p], i -> random.nextGaussian());
                } else {
                    direction[p][random.nextInt(direction[p].length)] = 1;
                }
                double expected = 0;
                for (int i = 0; i < direction[p].length; i++) {
                    expected += direction[p][i] * gradients[p][i];
                }
                double slope = interpreter.slope(trial.batch(), trial.numbers().parameters(), direction, 2e-7);
                double loss = trial.expected().meanLoss();
                assertThat(slope)
                        .as("slope along " + subject.graph().parameters().get(p).path() + " in\n" + subject.source())
                        .isCloseTo(expected, within(2e-8 * (1 + loss) + 1e-6 * Math.abs(expected)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void cutsDoNotMatter(Subject subject) {
        Numbers numbers = Numbers.draw(subject.network().newModel(0), 5, true, 5);
        Step whole = step(subject, numbers, Step.Cut.NONE);
        assertSameBits(subject, "again", step(subject, numbers, Step.Cut.NONE), whole);
        List<Step.Cut> cuts =
                List.of(new Step.Cut(2, 2), new Step.Cut(3, 1, 4), new Step.Cut(7, 1, 2, 3, 4), new Step.Cut(64, 3, 3));
        for (Step.Cut cut : cuts) {
            assertSameBits(subject, "cut " + cut.parts(), step(subject, numbers, cut), whole);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void samplesDoNotDependOnTheirBatch(Subject subject) {
        Numbers numbers = Numbers.draw(subject.network().newModel(0), 5, false, 5);
        Model model = subject.network().newModel(0);
        numbers.install(model);
        Step batch = Step.run(model, model.newTrainingProgram(5), numbers.batch(), Step.Cut.NONE);
        TrainingProgram one = model.newTrainingProgram(1);
        for (int n = 0; n < 5; n++) {
            Step single = Step.run(model, one, numbers.single(n), Step.Cut.NONE);
            for (int i = 0; i < single.outputs().length; i++) {
                int width = single.outputs()[i].length;
                float[] row = Arrays.copyOfRange(batch.outputs()[i], n * width, (n + 1) * width);
                assertSameBits(subject, "sample " + n, single.outputs()[i], row);
                float[] loss = {batch.losses()[i][n]};
                assertSameBits(subject, "loss of sample " + n, single.losses()[i], loss);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void predictionsAreThoseOfTheInterpreterAndOfTraining(Subject subject) {
        int samples = 5;
        Graph graph = subject.graph();
        Trial trial = Trial.draw(subject, samples, false, 6);
        Model model = subject.network().newModel(0);
        Numbers numbers = trial.numbers();
        numbers.install(model);
        Step step = Step.run(model, model.newTrainingProgram(samples), trial.batch(), Step.Cut.NONE);
        Predictor single = model.newPredictor();
        Predictor pieces = model.newPredictor(2, Memory.REUSED);
        Predictor all = model.newPredictor(samples, Memory.REUSED);
        Predictor keeping = model.newPredictor(samples, Memory.KEPT);
        int trained = 0;
        for (int i = 0; i < graph.outputs().size(); i++) {
            Graph.Output output = graph.outputs().get(i);
            Loss loss = model.outputs().get(i).loss();
            int width = output.width();
            // Training does not look at an output without a loss.
            float[] raw = output.isTrained() ? step.outputs()[trained++] : batch(all, trial.batch())[i];
            float[] scores = new float[samples * width];
            loss.reading().scores(samples * output.positions(), output.widthAtPosition(), raw.clone(), scores, 0);
            for (int n : new int[] {3, 0, 1, 2, 3, 4}) {
                float[] expected = Arrays.copyOfRange(scores, n * width, (n + 1) * width);
                double[] exact = Arrays.copyOfRange(trial.expected().value(output.value()), n * width, (n + 1) * width);
                float[] first = single.predict(numbers.sample(n));
                assertThat(single.scores(0)).isSameAs(first);
                float[] actual = single.scores(i);
                assertSameBits(subject, "scores of sample " + n, actual, expected);
                assertClose(subject, "scores", "scores of sample " + n, actual, LossRules.scores(output, exact));
                if (i == 0 && output.positions() > 1) {
                    assertThatThrownBy(() -> single.classify(numbers.sample(n)))
                            .isInstanceOf(UnsupportedOperationException.class)
                            .hasMessageContaining("each of " + output.positions() + " positions");
                } else if (i == 0) {
                    assertThat(single.classify(numbers.sample(n)))
                            .as("decision of\n" + subject.source())
                            .isEqualTo(loss.reading().decide(raw, n * width, width));
                }
            }
            assertSameBits(subject, "batch in pieces", batch(pieces, trial.batch())[i], scores);
            assertSameBits(subject, "batch", batch(all, trial.batch())[i], scores);
            assertSameBits(subject, "keeping batch", batch(keeping, trial.batch())[i], scores);
        }
        Map<Value, Value> folded = folded(graph);
        for (Layer layer : graph.layers()) {
            double[] expected = trial.expected().value(folded.getOrDefault(layer.output(), layer.output()));
            assertClose(
                    subject, "activation", "activation of " + layer.name(), keeping.activation(layer.name()), expected);
        }
    }

    /** The values that in prediction are already those of a batch normalisation. */
    private static Map<Value, Value> folded(Graph graph) {
        Map<Value, Value> folded = new HashMap<>();
        for (Node node : Folding.apply(graph).nodes()) {
            if (node.op() instanceof BatchNormalization norm && norm.folded()) {
                folded.put(node.inputs().get(0), node.output());
            }
        }
        return folded;
    }

    /** A predictor reads a batch where the caller has it: it neither writes to it, nor keeps it for what comes next. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("subjects")
    void batchesAreLeftAsTheyWere(Subject subject) {
        int samples = 3;
        Trial trial = Trial.draw(subject, samples, false, 7);
        Model model = subject.network().newModel(0);
        trial.numbers().install(model);
        FMatrixRMaj[] inputs = matrices(trial.batch());
        FMatrixRMaj[] scores = scores(model, samples);
        Predictor predictor = model.newPredictor(samples, Memory.REUSED);
        predict(predictor, inputs, scores);
        predictor.predict(trial.numbers().sample(2));
        FMatrixRMaj[] expected = matrices(trial.batch());
        for (int i = 0; i < inputs.length; i++) {
            assertThat(inputs[i].data).as("input %s", i).containsExactly(expected[i].data);
            Arrays.fill(inputs[i].data, 0f);
        }
        FMatrixRMaj[] again = scores(model, samples);
        predict(predictor, expected, again);
        for (int i = 0; i < scores.length; i++) {
            assertThat(again[i].data).as("output %s", i).containsExactly(scores[i].data);
        }
    }

    /** The scores at each output. */
    private static float[][] batch(Predictor predictor, Batch batch) {
        FMatrixRMaj[] scores = scores(predictor.model(), batch.samples());
        predict(predictor, matrices(batch), scores);
        return Arrays.stream(scores).map(matrix -> matrix.data).toArray(float[][]::new);
    }

    private static FMatrixRMaj[] matrices(Batch batch) {
        int samples = batch.samples();
        return Arrays.stream(batch.inputs())
                .map(rows -> {
                    FMatrixRMaj matrix = new FMatrixRMaj(samples, rows.length / samples);
                    for (int i = 0; i < rows.length; i++) {
                        matrix.data[i] = (float) rows[i];
                    }
                    return matrix;
                })
                .toArray(FMatrixRMaj[]::new);
    }

    private static FMatrixRMaj[] scores(Model model, int samples) {
        return model.outputs().stream()
                .map(output -> new FMatrixRMaj(samples, output.size()))
                .toArray(FMatrixRMaj[]::new);
    }

    private static void predict(Predictor predictor, FMatrixRMaj[] inputs, FMatrixRMaj[] scores) {
        if (scores.length == 1) {
            predictor.predict(inputs, scores[0]);
        } else {
            predictor.predict(inputs, scores);
        }
    }
}
