// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.lint;

import io.github.annotron.processor.diagnostic.ProblemCode;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.op.Elementwise;
import io.github.annotron.processor.op.SoftmaxRows;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores from an activation that bounds them, before a loss that makes probabilities of them. With the mean squared error
 * a bounded output is common, for targets that are bounded too.
 */
final class SaturatingOutput {
    private static final double NO_BOUND = Double.POSITIVE_INFINITY;

    /** The smallest value of {@code x Phi(x)}. */
    private static final double GELU_MINIMUM = -0.16997;

    /** The smallest value of {@code x sigmoid(x)}. */
    private static final double SILU_MINIMUM = -0.27846;

    /** The limit of SELU: its scale times its alpha. */
    private static final double SELU_LIMIT = -1.7581;

    private SaturatingOutput() {}

    private record Range(String activation, double low, double high) {}

    static void check(Graph graph, Findings findings) {
        graph.outputs().forEach(output -> check(graph, output, findings));
    }

    private static void check(Graph graph, Graph.Output output, Findings findings) {
        Optional<Node> origin = graph.origin(output.value());
        origin.flatMap(node -> range(node.op()))
                .flatMap(range -> switch (output.reading()) {
                    case SIGMOID -> beforeSigmoid(range);
                    case SOFTMAX -> beforeSoftmax(range, output.widthAtPosition());
                    case VALUES, CLASSES, MARGINS, RATES -> Optional.empty();
                })
                .ifPresent(text -> findings.report(
                        ProblemCode.SATURATING_OUTPUT,
                        origin.orElseThrow().layer(),
                        List.of("activation", "value"),
                        text + ". Remove the activation: " + output.loss() + " takes scores of any size."));
    }

    private static Optional<String> beforeSigmoid(Range range) {
        double least = 100 / (1 + Math.exp(-range.low));
        double most = 100 / (1 + Math.exp(-range.high));
        if (range.low == -NO_BOUND) {
            return Optional.empty();
        }
        String text = range.high == NO_BOUND
                ? "after %s, no probability can be below %.1f %%"
                : "after %s, all probabilities lie between %.1f %% and %.1f %%";
        return Optional.of(String.format(Locale.ROOT, text, range.activation, least, most));
    }

    private static Optional<String> beforeSoftmax(Range range, int classes) {
        if (range.high < NO_BOUND) {
            double lead = Math.exp(range.high - range.low);
            return Optional.of(String.format(
                    Locale.ROOT,
                    "after %s, none of the %d classes can have a probability above %.1f %%",
                    range.activation,
                    classes,
                    100 * lead / (lead + classes - 1)));
        }
        // The others have a gradient nearly everywhere.
        return range.activation.equals(Elementwise.Function.RELU.name())
                ? Optional.of("after RELU, a class whose score is below 0 has no gradient and stops to learn")
                : Optional.empty();
    }

    private static Optional<Range> range(Op op) {
        if (op instanceof SoftmaxRows) {
            return Optional.of(new Range("SOFTMAX", 0, 1));
        }
        return op instanceof Elementwise elementwise ? Optional.of(range(elementwise)) : Optional.empty();
    }

    private static Range range(Elementwise op) {
        double low = switch (op.function()) {
            case SIGMOID, RELU, SOFTPLUS -> 0;
            case TANH -> -1;
            case ELU -> -op.alpha();
            case SELU -> SELU_LIMIT;
            case GELU -> GELU_MINIMUM;
            case SILU -> SILU_MINIMUM;
            case LEAKY_RELU -> -NO_BOUND;
        };
        double high = switch (op.function()) {
            case SIGMOID, TANH -> 1;
            case RELU, SOFTPLUS, ELU, SELU, GELU, SILU, LEAKY_RELU -> NO_BOUND;
        };
        return new Range(op.function().name(), low, high);
    }
}
