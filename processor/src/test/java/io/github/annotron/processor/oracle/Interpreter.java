// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Parameter;
import java.util.Arrays;
import java.util.List;

/** Computes networks in double precision, operation by operation. */
final class Interpreter {
    private final Graph graph;

    Interpreter(Graph graph) {
        this.graph = graph;
    }

    /**
     * Computes all values and the losses.
     *
     * @param parameters in the order of {@link Graph#parameters()}
     */
    Pass forward(Batch batch, double[][] parameters) {
        Pass pass = new Pass(graph, batch, parameters);
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Rules.forward(nodes.get(i), new Operands(pass, nodes.get(i), i));
        }
        List<Graph.Output> outputs = graph.trainedOutputs();
        double[][] losses = new double[outputs.size()][batch.samples()];
        for (int i = 0; i < losses.length; i++) {
            Graph.Output output = outputs.get(i);
            int positions = output.positions();
            for (int n = 0; n < batch.samples() * positions; n++) {
                double[] y = row(pass, output, n);
                double[] target = target(batch, i, output, n);
                losses[i][n / positions] += LossRules.value(output.loss(), y, target) / positions;
                pass.decided(LossRules.margin(output.loss(), y, target));
            }
        }
        pass.losses(losses);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).op().penaltyWeight() != 0) {
                pass.penalty(
                        nodes.get(i).op().penaltyWeight(),
                        Rules.penalty(nodes.get(i), new Operands(pass, nodes.get(i), i)));
            }
        }
        return pass;
    }

    /** Computes the gradients of the mean loss at all values and parameters: the graph backwards, rule by rule. */
    void backward(Pass pass) {
        Batch batch = pass.batch();
        List<Graph.Output> outputs = graph.trainedOutputs();
        for (int i = 0; i < outputs.size(); i++) {
            Graph.Output output = outputs.get(i);
            double[] seed = pass.gradient(output.value());
            int width = output.widthAtPosition();
            int rows = batch.samples() * output.positions();
            for (int n = 0; n < rows; n++) {
                double[] gradient =
                        LossRules.gradient(output.loss(), row(pass, output, n), target(batch, i, output, n));
                for (int j = 0; j < width; j++) {
                    seed[n * width + j] +=
                            output.weight() * batch.weights()[n / output.positions()] * gradient[j] / rows;
                }
            }
        }
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Rules.backward(nodes.get(i), new Operands(pass, nodes.get(i), i));
        }
    }

    /** The derivative of the mean loss in a direction, by central differences. */
    double slope(Batch batch, double[][] parameters, double[][] direction, double step) {
        return (forward(batch, moved(parameters, direction, step)).meanLoss()
                        - forward(batch, moved(parameters, direction, -step)).meanLoss())
                / (2 * step);
    }

    private static double[][] moved(double[][] from, double[][] direction, double step) {
        double[][] moved = new double[from.length][];
        for (int i = 0; i < from.length; i++) {
            moved[i] = from[i].clone();
            for (int j = 0; j < moved[i].length; j++) {
                moved[i][j] += step * direction[i][j];
            }
        }
        return moved;
    }

    /** What is at a position of a sample, counted through all samples. */
    private static double[] row(Pass pass, Graph.Output output, int position) {
        int width = output.widthAtPosition();
        return Arrays.copyOfRange(pass.value(output.value()), position * width, (position + 1) * width);
    }

    /** A distribution in place of a class. */
    private static double[] target(Batch batch, int index, Graph.Output output, int position) {
        double[] targets = batch.targets()[index];
        int width = output.widthAtPosition();
        if (batch.targetWidths()[index] == output.width()) {
            return Arrays.copyOfRange(targets, position * width, (position + 1) * width);
        }
        double[] distribution = new double[width];
        distribution[(int) targets[position]] = 1;
        return distribution;
    }

    /** The gradients of all parameters. */
    double[][] gradients(Pass pass) {
        return graph.parameters().stream()
                .map((Parameter p) -> pass.gradient(p))
                .toArray(double[][]::new);
    }
}
