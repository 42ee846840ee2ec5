// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.runtime.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Random numbers for a network, and what the interpreter makes of them.
 *
 * @param batch inputs and targets
 * @param parameters in the order of the graph
 * @param expected the interpreted training step
 */
record Trial(Batch batch, double[][] parameters, Pass expected) {

    /** Closer to a kink, numbers are drawn again. */
    private static final double MARGIN = 1e-5;

    private static final int DRAWS = 100;

    /** Draws until no decision of the pass is a close one. */
    static Trial draw(Graph graph, int samples, boolean training, long seed) {
        Interpreter interpreter = new Interpreter(graph);
        double margin = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Random random = new Random(seed * DRAWS + draw);
            double[][] parameters =
                    graph.parameters().stream().map(p -> parameter(p, random)).toArray(double[][]::new);
            Batch batch = batch(graph, samples, training, random);
            Pass pass = interpreter.forward(batch, parameters);
            if (pass.margin() > MARGIN) {
                interpreter.backward(pass);
                return new Trial(batch, parameters, pass);
            }
            margin = Math.max(margin, pass.margin());
        }
        throw new AssertionError("all of " + DRAWS + " draws come as close as " + margin + " to a kink");
    }

    private static double[] parameter(Parameter parameter, Random random) {
        double scale = parameter.role().equals("bias")
                ? 0.5
                : Math.sqrt(1.5 / parameter.start().fanIn());
        return floats((int) parameter.elements(), scale, random);
    }

    private static Batch batch(Graph graph, int samples, boolean training, Random random) {
        List<Value> inputs = graph.inputs();
        double[][] values = inputs.stream()
                .map(input -> floats(samples * input.shape().size(), 1, random))
                .toArray(double[][]::new);
        int width = graph.output().shape().size();
        boolean classes = graph.loss().equals("SOFTMAX_CROSS_ENTROPY") && samples % 2 == 1;
        double[] targets = new double[samples * (classes ? 1 : width)];
        for (int n = 0; n < samples; n++) {
            if (classes) {
                targets[n] = random.nextInt(width);
                continue;
            }
            double[] row = floats(width, 1, random);
            if (graph.loss().equals("SIGMOID_CROSS_ENTROPY")) {
                row = Arrays.stream(row)
                        .map(v -> (float) (1 / (1 + Math.exp(-v))))
                        .toArray();
            } else if (graph.loss().equals("SOFTMAX_CROSS_ENTROPY")) {
                row = Arrays.stream(Rules.softmax(row)).map(v -> (float) v).toArray();
            }
            System.arraycopy(row, 0, targets, n * width, width);
        }
        return new Batch(samples, values, targets, classes ? 1 : width, training, random.nextLong());
    }

    private static double[] floats(int count, double scale, Random random) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    /** Gives a model the parameters of this trial. */
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
        double[][] inputs =
                Arrays.stream(batch.inputs()).map(rows -> row(rows, number)).toArray(double[][]::new);
        return new Batch(1, inputs, row(batch.targets(), number), batch.targetWidth(), batch.training(), batch.key());
    }

    private double[] row(double[] rows, int number) {
        int width = rows.length / batch.samples();
        return Arrays.copyOfRange(rows, number * width, (number + 1) * width);
    }
}
