// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.loss.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random numbers for a network.
 *
 * @param batch inputs and targets
 * @param parameters in the order of the model
 */
record Numbers(Batch batch, double[][] parameters) {

    /** Draws parameters that keep activations at about 1, and a batch. */
    static Numbers draw(Model model, int samples, boolean training, long seed) {
        return draw(model, samples, training, seed, 1);
    }

    /**
     * The same with a scale.
     *
     * @param scale of the inputs
     */
    static Numbers draw(Model model, int samples, boolean training, long seed, double scale) {
        Random random = new Random(seed);
        double[][] parameters =
                model.parameters().stream().map(p -> parameter(p, random)).toArray(double[][]::new);
        return new Numbers(batch(model, samples, training, scale, random), parameters);
    }

    private static double[] parameter(Parameter parameter, Random random) {
        if (parameter.name().endsWith(".variance")) {
            return Arrays.stream(floats(parameter.size(), 0.5, random))
                    .map(v -> (float) (v * v + 0.2))
                    .toArray();
        }
        boolean bias = parameter.shape().size() == 1;
        return floats(parameter.size(), bias ? 0.5 : Math.sqrt(1.5 / parameter.matrix().numRows), random);
    }

    private static Batch batch(Model model, int samples, boolean training, double scale, Random random) {
        double[][] values = model.inputs().stream()
                .map(input -> input.takesIds()
                        ? ids(samples * input.size(), input.vocabulary(), random)
                        : floats(samples * input.size(), scale, random))
                .toArray(double[][]::new);
        List<OutputSpec> outputs =
                model.outputs().stream().filter(OutputSpec::isTrained).toList();
        double[][] targets =
                outputs.stream().map(output -> targets(output, samples, random)).toArray(double[][]::new);
        int[] widths =
                Arrays.stream(targets).mapToInt(rows -> rows.length / samples).toArray();
        return new Batch(samples, values, targets, widths, weights(samples), training, random.nextLong());
    }

    /** All 1, as without weights, or each another one. */
    private static double[] weights(int samples) {
        double[] weights = new double[samples];
        Arrays.setAll(weights, n -> samples % 2 == 1 ? 1 : 0.5 + 0.75 * n);
        return weights;
    }

    private static double[] targets(OutputSpec output, int samples, Random random) {
        int width = output.size() / output.positions();
        int rows = samples * output.positions();
        Loss loss = output.loss();
        boolean classes = samples % 2 == 1 && width > 1 && loss.accepts(1, width);
        double[] targets = new double[rows * (classes ? 1 : width)];
        for (int n = 0; n < rows; n++) {
            if (classes) {
                targets[n] = random.nextInt(width);
                continue;
            }
            double[] row = LossRules.target(loss.reading(), floats(width, 1, random));
            for (int i = 0; i < width; i++) {
                targets[n * width + i] = (float) row[i];
            }
        }
        return targets;
    }

    private static double[] ids(int count, int vocabulary, Random random) {
        return random.ints(count, 0, vocabulary).asDoubleStream().toArray();
    }

    private static double[] floats(int count, double scale, Random random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    /** Small integers, so that sums are exact and many are equal. */
    Numbers rounded() {
        return new Numbers(
                new Batch(
                        batch.samples(),
                        rounded(batch.inputs()),
                        batch.targets(),
                        batch.targetWidths(),
                        batch.weights(),
                        batch.training(),
                        batch.key()),
                rounded(parameters));
    }

    private static double[][] rounded(double[][] arrays) {
        return Arrays.stream(arrays)
                .map(values -> Arrays.stream(values).map(Math::rint).toArray())
                .toArray(double[][]::new);
    }

    /** Gives a model the parameters of these. */
    void install(Model model) {
        for (int i = 0; i < parameters.length; i++) {
            float[] data = model.parameters().get(i).matrix().data;
            for (int j = 0; j < parameters[i].length; j++) {
                data[j] = (float) parameters[i][j];
            }
        }
    }

    /** The inputs of one sample. */
    float[][] sample(int number) {
        return Arrays.stream(batch.inputs())
                .map(rows -> {
                    int width = rows.length / batch.samples();
                    float[] values = new float[width];
                    for (int i = 0; i < width; i++) {
                        values[i] = (float) rows[number * width + i];
                    }
                    return values;
                })
                .toArray(float[][]::new);
    }

    /** The same trial with one of its samples only. */
    Batch single(int number) {
        return new Batch(
                1,
                rows(batch.inputs(), number),
                rows(batch.targets(), number),
                batch.targetWidths(),
                new double[] {batch.weights()[number]},
                batch.training(),
                batch.key());
    }

    private double[][] rows(double[][] arrays, int number) {
        return Arrays.stream(arrays).map(rows -> row(rows, number)).toArray(double[][]::new);
    }

    private double[] row(double[] rows, int number) {
        int width = rows.length / batch.samples();
        return Arrays.copyOfRange(rows, number * width, (number + 1) * width);
    }
}
