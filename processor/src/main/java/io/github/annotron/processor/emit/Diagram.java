// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.emit;

import io.github.annotron.diagram.NetworkDiagram;
import io.github.annotron.processor.graph.Graph;
import io.github.annotron.processor.graph.Layer;
import io.github.annotron.processor.source.NetworkDeclaration;
import java.util.Locale;

/** A network as a picture, the same as that which the runtime draws of its model. */
public final class Diagram {

    private Diagram() {}

    /** The text of an SVG file. */
    public static String svg(NetworkDeclaration network, Graph graph) {
        return new NetworkDiagram(
                        network.reference(),
                        graph.layers().stream().map(Diagram::layer).toList(),
                        graph.outputs().stream().map(Diagram::output).toList())
                .svg();
    }

    private static NetworkDiagram.Layer layer(Layer layer) {
        return new NetworkDiagram.Layer(
                layer.name(),
                layer.kind(),
                layer.reads(),
                layer.output().shape().extents(),
                layer.parameterCount(),
                layer.multiplyAdds());
    }

    private static NetworkDiagram.Output output(Graph.Output output) {
        return new NetworkDiagram.Output(output.name(), lossName(output.loss()), output.weight());
    }

    /** What the runtime calls a loss. */
    static String lossName(String constant) {
        return switch (constant) {
            case "HUBER" -> "Huber";
            case "POISSON" -> "Poisson";
            case "KULLBACK_LEIBLER" -> "Kullback-Leibler";
            case "LOG_COSH" -> "log-cosh";
            default -> constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace("cross entropy", "cross-entropy");
        };
    }
}
