// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.diagram.NetworkDiagram;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.OutputSpec;

/** The layers of a network as a picture, the same as that which the compiler draws with {@code -Aannotron.diagram=true}. */
public final class LayerDiagram {

    private LayerDiagram() {}

    /**
     * Draws a model's network: each layer with its kind, shape, parameters and multiply-adds, and which layers read which.
     *
     * @return an {@code svg} element that is a file of its own, too, and fetches nothing; the same bytes for the same network
     */
    public static String svg(Model model) {
        return new NetworkDiagram(
                        model.name(),
                        model.layers().stream().map(LayerDiagram::layer).toList(),
                        model.outputs().stream().map(LayerDiagram::output).toList())
                .svg();
    }

    private static NetworkDiagram.Layer layer(LayerInfo layer) {
        return new NetworkDiagram.Layer(
                layer.name(), layer.kind(), layer.inputs(), layer.shape(), layer.parameters(), layer.multiplyAdds());
    }

    private static NetworkDiagram.Output output(OutputSpec output) {
        return new NetworkDiagram.Output(output.name(), output.loss().name(), output.weight());
    }
}
