// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.graph.Node;
import io.github.annotron.processor.graph.Op;
import io.github.annotron.processor.graph.Strategy;
import io.github.annotron.processor.graph.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sentences about layers for Javadoc. */
final class LayerText {

    private LayerText() {}

    /** {@code conv1: 28x28x1 to 28x28x32, 5x5 kernel, same padding, relu; micro-kernel.} */
    static String forward(Graph graph, Layer layer) {
        return layer.name() + ": " + shapes(graph, layer) + ", " + operations(layer)
                + layer.strategy().map(Strategy::text).map(text -> "; " + text).orElse("") + ".";
    }

    /** What flows back through a layer, to those that it reads or at least to its own sums. */
    static String backward(Layer layer, List<Node> nodes, Set<Value> trained) {
        List<String> targets = nodes.stream()
                .flatMap(node -> node.inputs().stream())
                .filter(trained::contains)
                .map(Value::layer)
                .distinct()
                .filter(name -> !name.equals(layer.name()))
                .toList();
        boolean inside = nodes.stream().flatMap(node -> node.inputs().stream()).anyMatch(trained::contains);
        if (!inside) {
            return layer.name() + ", backward: the gradient at its output with a border, for those at its parameters.";
        }
        return layer.name() + ", backward: from the gradient at its output that at "
                + (targets.isEmpty() ? "its sums" : String.join(" and at ", targets)) + ".";
    }

    /** Which parameters' gradients are computed. */
    static String gradients(Layer layer) {
        return layer.name() + ", parameters: the gradient at "
                + layer.parameters().stream().map(p -> p.path()).collect(Collectors.joining(" and ")) + ".";
    }

    private static String shapes(Graph graph, Layer layer) {
        List<String> inputs = layer.reads().stream()
                .map(name -> graph.layers().stream()
                        .filter(other -> other.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .output()
                        .shape()
                        .toString())
                .toList();
        return String.join(" and ", inputs) + " to " + layer.output().shape();
    }

    private static String operations(Layer layer) {
        return layer.nodes().stream()
                .map(Node::op)
                .filter(op -> op.storage() != Op.Storage.VIEW || layer.nodes().size() == 1)
                .map(Op::description)
                .collect(Collectors.joining(", "));
    }

    /** The layer table as preformatted text. */
    static String table(Graph graph) {
        StringBuilder text = new StringBuilder("<pre>\n");
        String format = "%-20s %-18s %-14s %12s %14s  %s%n".replace("%n", "\n");
        text.append(String.format(
                java.util.Locale.ROOT, format, "layer", "kind", "shape", "parameters", "multiply-adds", "compiled as"));
        for (Layer layer : graph.layers()) {
            text.append(String.format(
                                    java.util.Locale.ROOT,
                                    format,
                                    layer.name(),
                                    layer.kind(),
                                    layer.output().shape(),
                                    layer.parameterCount(),
                                    layer.multiplyAdds(),
                                    layer.strategy().map(Strategy::text).orElse(""))
                            .stripTrailing())
                    .append('\n');
        }
        return text.append("</pre>\n").toString().replace(" \n", "\n");
    }
}
