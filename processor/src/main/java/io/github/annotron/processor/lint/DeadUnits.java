// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Parameter;
import io.github.annotron.processor.graph.Value;
import io.github.annotron.processor.op.Affine;
import io.github.annotron.processor.op.Concatenation;
import io.github.annotron.processor.op.Convolution2D;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.Pooling2D;
import io.github.annotron.processor.op.SoftmaxRows;
import io.github.annotron.processor.op.TransposedConvolution2D;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Units that start alike and so do one unit's work, or that never learn. A kernel of zeros is not suspicious as such: it
 * is a good start for an output, or for the end of a branch that is added to something.
 */
final class DeadUnits {
    private final Graph graph;
    private final Findings findings;

    DeadUnits(Graph graph, Findings findings) {
        this.graph = graph;
        this.findings = findings;
    }

    void check() {
        for (Node node : graph.nodes()) {
            weights(node.op())
                    .flatMap(weights -> fault(node, weights))
                    .ifPresent(text -> findings.report(
                            ProblemCode.DEAD_UNITS,
                            node.layer(),
                            List.of("kernelInitializer"),
                            text + " Use a random kernelInitializer, or leave it out."));
        }
    }

    /** What multiplies the input of an operation that mixes all its channels, or those of a group. */
    private record Weights(Parameter kernel, Optional<Parameter> bias, int units, int groups) {}

    private static Optional<Weights> weights(Op op) {
        int units = op.shape().last();
        if (op instanceof Affine affine) {
            return Optional.of(new Weights(affine.kernel(), affine.bias(), units, 1));
        }
        if (op instanceof Convolution2D convolution) {
            return Optional.of(new Weights(convolution.kernel(), convolution.bias(), units, convolution.groups()));
        }
        return op instanceof TransposedConvolution2D transposed
                ? Optional.of(new Weights(transposed.kernel(), transposed.bias(), units, transposed.groups()))
                : Optional.empty();
    }

    /** The one value that a parameter starts with. */
    private static Optional<Float> constant(Parameter parameter) {
        return switch (parameter.start().method()) {
            case "zeros" -> Optional.of(0f);
            case "ones" -> Optional.of(1f);
            case "constant" -> Optional.of(parameter.start().constant());
            default -> Optional.empty();
        };
    }

    private Optional<String> fault(Node node, Weights weights) {
        Optional<Float> kernel = constant(weights.kernel());
        Optional<Float> bias = weights.bias().map(DeadUnits::constant).orElse(Optional.of(0f));
        if (kernel.isEmpty() || bias.isEmpty()) {
            return Optional.empty();
        }
        int units = weights.units();
        String all = (units == 1 ? "its one unit starts" : "all " + units + " units start") + " with weights of "
                + text(kernel.get());
        if (kernel.get() == 0 && bias.get() <= 0 && isRectified(node.output())) {
            return Optional.of(
                    all + " and a bias of " + text(bias.get()) + ": RELU gives 0 and passes no gradient, for ever.");
        }
        if (units / weights.groups() < 2) {
            return Optional.empty();
        }
        if (staysAlike(node.output())) {
            return Optional.of(all + ", and what reads them starts with equal weights too: they stay alike for ever.");
        }
        if (kernel.get() != 0 && isHidden(node.output())) {
            return Optional.of(all + ", so that at first they all compute the same.");
        }
        return Optional.empty();
    }

    private static String text(float number) {
        return number == (int) number ? Integer.toString((int) number) : Float.toString(number);
    }

    private List<Node> readers(Value value) {
        return graph.nodes().stream()
                .filter(node -> node.inputs().contains(value))
                .toList();
    }

    /** Whether it goes into ReLU and nowhere else. */
    private boolean isRectified(Value value) {
        List<Node> readers = readers(value);
        return !graph.isOutput(value)
                && !readers.isEmpty()
                && readers.stream()
                        .allMatch(node -> node.op().storage() == Op.Storage.VIEW
                                ? isRectified(node.output())
                                : node.op() instanceof Elementwise elementwise
                                        && elementwise.function() == Elementwise.Function.RELU);
    }

    /** Whether nothing up to the next weights tells its channels apart, so that they get the same gradient. */
    private boolean staysAlike(Value value) {
        Set<Value> alike = new HashSet<>(Set.of(value));
        for (Node node : graph.nodes()) {
            if (Collections.disjoint(alike, node.inputs())) {
                continue;
            }
            Optional<Weights> weights = weights(node.op());
            if (weights.isEmpty() && treatsChannelsAlike(node)) {
                alike.add(node.output());
            } else if (weights.isEmpty()
                    || weights.get().groups() > 1
                    || constant(weights.get().kernel()).isEmpty()) {
                return false;
            }
        }
        return alike.stream().noneMatch(graph::isOutput);
    }

    private static boolean treatsChannelsAlike(Node node) {
        Op op = node.op();
        int last = op.shape().rank() - 1;
        return op instanceof Elementwise
                || op instanceof SoftmaxRows
                || op instanceof Pooling2D
                || op instanceof Concatenation concatenation && concatenation.axis() == last
                || op.storage() == Op.Storage.VIEW
                        && op.shape().last() % node.inputs().get(0).shape().last() == 0;
    }

    /** Whether it is hidden: some layer with weights depends on it. */
    private boolean isHidden(Value value) {
        Set<Value> dependent = new HashSet<>(Set.of(value));
        for (Node node : graph.nodes()) {
            if (!Collections.disjoint(dependent, node.inputs())) {
                if (weights(node.op()).isPresent()) {
                    return true;
                }
                dependent.add(node.output());
            }
        }
        return false;
    }
}
