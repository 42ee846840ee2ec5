// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.foreign;

import io.github.annotron.processor.foreign.Verdict.Comparison;
import io.github.annotron.processor.foreign.Verdict.Network;
import io.github.annotron.processor.foreign.Verdict.Trial;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Predictor;
import io.github.annotron.runtime.foreign.ForeignTensors;
import io.github.annotron.runtime.foreign.LayerWeights;
import io.github.annotron.runtime.io.NamedTensor;
import io.github.annotron.runtime.loss.Loss;
import io.github.annotron.runtime.training.Purpose;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Networks of one layer, and what is computed with them. */
final class Trials {

    /** For networks without parameters. */
    static final Consumer<Model> NO_WEIGHTS = model -> {};

    private Trials() {}

    /** The body of a network of one layer named {@code y} that reads {@code x}, without a loss of consequence. */
    static String layer(String annotation, List<Integer> shape) {
        return layer(annotation, shape, "MEAN_SQUARED_ERROR");
    }

    static String layer(String annotation, List<Integer> shape, String loss) {
        return input("x", shape) + annotation + " @Output(loss = " + loss + ") Tensor y(Tensor x);\n";
    }

    static String input(String name, List<Integer> shape) {
        return "@Input(" + array(shape) + ") Tensor " + name + "();\n";
    }

    /** Numbers as the value of an attribute. */
    static String array(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * Fills layers with tensors of the case.
     *
     * @param tensors under the names that the other system would give them
     * @param layers the weights of each layer
     */
    static Consumer<Model> weights(
            List<NamedTensor> tensors, Map<String, Function<ForeignTensors, LayerWeights>> layers) {
        return model -> {
            ForeignTensors foreign = ForeignTensors.of("the case", tensors);
            var weights = foreign.into(model);
            layers.forEach((layer, mapping) -> weights.layer(layer, mapping.apply(foreign)));
            weights.apply();
        };
    }

    /**
     * A layer applied to a tensor whose first axis, if it has several, is the batch.
     *
     * @param annotation the layer
     * @param x the input, channels last where that matters
     * @param expected the output, arranged alike
     */
    static Network predicted(String as, String annotation, NamedTensor x, NamedTensor expected) {
        return predicted(as, layer(annotation, sample(x)), samples(x), NO_WEIGHTS, List.of(x), expected);
    }

    /**
     * A network applied to tensors.
     *
     * @param samples how many samples each has; the first axis need not be the batch
     * @param inputs in the alphabetical order of their names in the network
     */
    static Network predicted(
            String as,
            String body,
            int samples,
            Consumer<Model> weights,
            List<NamedTensor> inputs,
            NamedTensor expected) {
        return predicted(as, body, samples, weights, inputs, List.of(expected));
    }

    /** The same for a network with several outputs, which are in the alphabetical order of their names. */
    static Network predicted(
            String as,
            String body,
            int samples,
            Consumer<Model> weights,
            List<NamedTensor> inputs,
            List<NamedTensor> expected) {
        Trial trial = model -> {
            weights.accept(model);
            FMatrixRMaj[] rows = inputs.stream()
                    .map(input -> FMatrixRMaj.wrap(samples, input.values().length / samples, input.values()))
                    .toArray(FMatrixRMaj[]::new);
            FMatrixRMaj[] scores = model.outputs().stream()
                    .map(output -> new FMatrixRMaj(samples, output.size()))
                    .toArray(FMatrixRMaj[]::new);
            Predictor predictor = model.newPredictor(samples, Memory.REUSED);
            predictor.predict(rows, scores);
            return IntStream.range(0, scores.length)
                    .mapToObj(i -> new Comparison(
                            "output " + i, scores[i].data, expected.get(i).values()))
                    .toList();
        };
        return new Network(as, body, trial);
    }

    /** Raw outputs of a network in training, and the loss of each sample. */
    record Pass(float[] output, float[] losses) {}

    /**
     * A forward pass as in training, and the running averages after it.
     *
     * @param x rows
     * @param targets rows
     */
    static Pass train(Model model, int samples, float[] x, float[] targets) {
        return train(model, model.output().loss(), samples, x, targets);
    }

    /** The same with another loss than the declared one. */
    static Pass train(Model model, Loss loss, int samples, float[] x, float[] targets) {
        TrainingProgram program = model.newTrainingProgram(samples);
        program.objective(0, loss);
        System.arraycopy(x, 0, program.input(0), 0, x.length);
        System.arraycopy(targets, 0, program.target(0), 0, targets.length);
        Arrays.fill(program.weights(), 1);
        program.begin(samples, new int[] {targets.length / samples}, Purpose.TRAINING, 1);
        program.prepare(0, 1);
        for (int stage = 0; stage < program.stages(); stage++) {
            program.forward(stage, 0, samples);
            if (stage < program.stages() - 1) {
                program.forwardTotals(stage, 0, 1);
            }
        }
        program.loss(0, samples);
        program.gradients(0, 1);
        return new Pass(
                Arrays.copyOf(program.output(0), samples * model.output().size()),
                Arrays.copyOf(program.losses(0), samples));
    }

    /** The shape of one sample. */
    static List<Integer> sample(NamedTensor x) {
        return x.shape().size() == 1
                ? x.shape()
                : x.shape().subList(1, x.shape().size());
    }

    /** How many samples a tensor has. */
    static int samples(NamedTensor x) {
        return x.shape().size() == 1 ? 1 : x.shape().get(0);
    }
}
