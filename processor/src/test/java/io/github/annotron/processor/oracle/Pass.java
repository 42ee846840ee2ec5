// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that an interpreted pass has computed. */
final class Pass {
    private final Graph graph;
    private final Batch batch;
    private final Map<String, double[]> parameters = new HashMap<>();
    private final Map<Value, double[]> values = new HashMap<>();
    private final Map<Value, double[]> gradients = new HashMap<>();
    private final Map<String, double[]> parameterGradients = new HashMap<>();
    private double margin = Double.POSITIVE_INFINITY;
    private double[][] losses = {};
    private final List<double[]> penalties = new ArrayList<>();
    private double penaltySum;

    Pass(Graph graph, Batch batch, double[][] parameters) {
        this.graph = graph;
        this.batch = batch;
        List<Parameter> all = graph.parameters();
        for (int i = 0; i < all.size(); i++) {
            this.parameters.put(all.get(i).path(), parameters[i]);
        }
        for (int i = 0; i < graph.inputs().size(); i++) {
            values.put(graph.inputs().get(i), batch.inputs()[i]);
        }
    }

    Batch batch() {
        return batch;
    }

    /** Rows of one sample each. */
    double[] value(Value value) {
        return values.computeIfAbsent(value, this::rows);
    }

    double[] gradient(Value value) {
        return gradients.computeIfAbsent(value, this::rows);
    }

    private double[] rows(Value value) {
        return new double[batch.samples() * value.shape().size()];
    }

    double[] parameter(Parameter parameter) {
        return parameters.get(parameter.path());
    }

    double[] gradient(Parameter parameter) {
        return parameterGradients.computeIfAbsent(parameter.path(), path -> new double[(int) parameter.elements()]);
    }

    void decided(double distance) {
        margin = Math.min(margin, distance);
    }

    /**
     * How close the pass came to a kink, such as that of ReLU, relative to the numbers there. Where it is as small as an
     * error of rounding, float and double may fall on different sides.
     */
    double margin() {
        return margin;
    }

    void losses(double[][] ofOutputs) {
        losses = ofOutputs;
    }

    /** For each output with a loss that of each sample. */
    double[][] losses() {
        return losses;
    }

    void penalty(float weight, double[] ofSamples) {
        penalties.add(ofSamples);
        penaltySum += weight * Arrays.stream(ofSamples).sum();
    }

    /** What each layer that does adds to the loss of each sample. */
    List<double[]> penalties() {
        return penalties;
    }

    /** What training minimises. */
    double meanLoss() {
        double sum = penaltySum;
        List<Graph.Output> outputs = graph.trainedOutputs();
        for (int i = 0; i < losses.length; i++) {
            for (int n = 0; n < losses[i].length; n++) {
                sum += outputs.get(i).weight() * batch.weights()[n] * losses[i][n];
            }
        }
        return sum / batch.samples();
    }
}
