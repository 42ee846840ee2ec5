// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Affine;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Elementwise;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Bounds of networks in double precision. What an operation computes is in {@link Rules}; here is what becomes of bounds, in the simplest
 * way: products take the parts of a kernel by sign, and all else is tried with all combinations of the ends of its inputs.
 */
final class IntervalInterpreter {
    /** Where the two functions are least that fall and rise, to 15 digits. */
    private static final Map<Elementwise.Function, Double> BOTTOMS =
            Map.of(Elementwise.Function.GELU, -0.751791524693564, Elementwise.Function.SILU, -1.27846454276107);

    private final Graph graph;
    private final double[][] parameters;
    private final Map<Value, Bounds> values = new HashMap<>();

    /** Lower and upper bounds. */
    record Bounds(double[] lower, double[] upper) {}

    IntervalInterpreter(Graph graph, double[][] parameters) {
        this.graph = graph;
        this.parameters = parameters;
    }

    /** Computes the bounds of all values, and returns those of the outputs. */
    List<Bounds> run(double[][] lower, double[][] upper) {
        for (int i = 0; i < lower.length; i++) {
            values.put(graph.inputs().get(i), new Bounds(lower[i], upper[i]));
        }
        for (Node node : graph.nodes()) {
            values.put(node.output(), bounds(node));
        }
        return graph.outputs().stream()
                .map(output -> values.get(output.value()))
                .toList();
    }

    private Bounds bounds(Node node) {
        if (node.op() instanceof Affine op) {
            Affine bare = new Affine(op.input(), op.kernel(), op.transposed(), Optional.empty(), false);
            return product(node, bare, op.kernel(), op.bias(), op.rectified());
        }
        if (node.op() instanceof Convolution2D op) {
            Convolution2D bare = new Convolution2D(op.window(), op.groups(), op.kernel(), Optional.empty(), false);
            return product(node, bare, op.kernel(), op.bias(), op.rectified());
        }
        int inputs = node.inputs().size();
        double[] lower = null;
        double[] upper = null;
        for (int ends = 0; ends < 1 << inputs; ends++) {
            double[][] chosen = new double[inputs][];
            for (int i = 0; i < inputs; i++) {
                chosen[i] = end(node, i, (ends >> i & 1) == 1);
            }
            double[] y = run(node, node.op(), parameters, chosen);
            lower = lower == null ? y.clone() : merge(lower, y, true);
            upper = upper == null ? y.clone() : merge(upper, y, false);
        }
        if (node.op() instanceof Elementwise op && BOTTOMS.containsKey(op.function())) {
            double bottom = BOTTOMS.get(op.function());
            Bounds x = values.get(node.inputs().get(0));
            for (int i = 0; i < lower.length; i++) {
                if (x.lower()[i] < bottom && x.upper()[i] > bottom) {
                    lower[i] = ElementwiseRule.value(op.function(), op.alpha(), bottom);
                }
            }
        }
        return new Bounds(lower, upper);
    }

    private double[] end(Node node, int input, boolean upper) {
        Bounds bounds = values.get(node.inputs().get(input));
        return upper ? bounds.upper() : bounds.lower();
    }

    private Bounds product(Node node, Op bare, Parameter kernel, Optional<Parameter> bias, boolean rectified) {
        double[][] above = parameters.clone();
        double[][] below = parameters.clone();
        int index = graph.parameters().indexOf(kernel);
        above[index] = Arrays.stream(parameters[index]).map(w -> Math.max(w, 0)).toArray();
        below[index] = Arrays.stream(parameters[index]).map(w -> Math.min(w, 0)).toArray();
        double[][] ends = new double[2][];
        for (int i = 0; i < 2; i++) {
            double[] own = run(node, bare, above, end(node, 0, i == 1));
            double[] opposite = run(node, bare, below, end(node, 0, i == 0));
            double[] sums = new double[own.length];
            for (int j = 0; j < sums.length; j++) {
                int channel = j % bare.shape().last();
                double start = bias.map(b -> parameters[graph.parameters().indexOf(b)][channel])
                        .orElse(0.0);
                double sum = start + own[j] + opposite[j];
                sums[j] = rectified ? Math.max(0, sum) : sum;
            }
            ends[i] = sums;
        }
        return new Bounds(ends[0], ends[1]);
    }

    /** The output of an operation in the place of a node's, for one sample in prediction. */
    private double[] run(Node node, Op op, double[][] withParameters, double[]... inputs) {
        double[][] none = graph.inputs().stream()
                .map(input -> new double[input.shape().size()])
                .toArray(double[][]::new);
        Batch batch = new Batch(1, none, new double[0][], new int[0], new double[] {1}, false, 0);
        Pass pass = new Pass(graph, batch, withParameters);
        // Values of their own, since an operation may read the same one twice.
        List<Value> distinct = IntStream.range(0, inputs.length)
                .mapToObj(i -> new Value("input" + i, "", node.inputs().get(i).shape()))
                .toList();
        for (int i = 0; i < inputs.length; i++) {
            System.arraycopy(inputs[i], 0, pass.value(distinct.get(i)), 0, inputs[i].length);
        }
        Node alone = new Node(node.layer(), op, distinct, node.output());
        Rules.forward(alone, new Operands(pass, alone, 0));
        return pass.value(alone.output());
    }

    private static double[] merge(double[] a, double[] b, boolean least) {
        double[] merged = new double[a.length];
        Arrays.setAll(merged, i -> least ? Math.min(a[i], b[i]) : Math.max(a[i], b[i]));
        return merged;
    }
}
