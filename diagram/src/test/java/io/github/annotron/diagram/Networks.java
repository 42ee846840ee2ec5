// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import io.github.annotron.diagram.NetworkDiagram.Layer;
import io.github.annotron.diagram.NetworkDiagram.Output;
import java.util.ArrayList;
import java.util.List;

/** Networks to draw. */
final class Networks {

    private Networks() {}

    static Layer layer(String name, String kind, long parameters, String... reads) {
        return new Layer(name, kind, List.of(reads), List.of(8, 8, 4), parameters, 64 * parameters);
    }

    static NetworkDiagram network(String name, List<Layer> layers) {
        String last = layers.get(layers.size() - 1).name();
        return new NetworkDiagram(name, layers, List.of(new Output(last, "softmax cross-entropy", 1)));
    }

    /** As few layers as a network can have. */
    static NetworkDiagram pair() {
        return network("Pair", List.of(layer("in", "Input", 0), layer("out", "Dense", 20, "in")));
    }

    /** Three residual blocks after a stem, the second one with a block inside. */
    static NetworkDiagram residual() {
        List<Layer> layers = new ArrayList<>(List.of(layer("image", "Input", 0), layer("stem", "Conv2D", 40, "image")));
        String before = "stem";
        for (int i = 0; i < 3; i++) {
            String path = "body." + i + ".";
            String inner = i == 1 ? path + "inner." : path;
            layers.add(layer(inner + "conv1", "Conv2D", 148, before));
            layers.add(layer(inner + "conv2", "Conv2D", 148, inner + "conv1"));
            layers.add(layer(path + "y", "Add", 0, inner + "conv2", before));
            before = path + "y";
        }
        layers.add(layer("answer", "Dense", 50, before));
        return network("Residual", layers);
    }

    /** Two inputs and two outputs, one of which others read. */
    static NetworkDiagram twoByTwo() {
        List<Layer> layers = List.of(
                layer("left", "Input", 0),
                layer("right", "Input", 0),
                layer("seen", "Dense", 12, "left"),
                layer("heard", "Dense", 12, "right"),
                layer("both", "Concat", 0, "seen", "heard"),
                layer("angle", "Dense", 9, "both"),
                layer("distance", "Dense", 9, "both", "angle"));
        return new NetworkDiagram(
                "Robot",
                layers,
                List.of(new Output("angle", "cosine", 0.5f), new Output("distance", "mean squared error", 1)));
    }

    /** Layers that each read the two before them. */
    static NetworkDiagram deep(int count) {
        List<Layer> layers = new ArrayList<>(List.of(layer("a0", "Input", 0), layer("a1", "Dense", 20, "a0")));
        for (int i = 2; i < count; i++) {
            layers.add(layer("a" + i, "Add", 0, "a" + (i - 1), "a" + (i - 2)));
        }
        return network("Deep", layers);
    }

    /** Many layers that read one, and are read by one. */
    static NetworkDiagram wide(int count) {
        List<Layer> layers = new ArrayList<>(List.of(layer("in", "Input", 0)));
        List<String> branches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            branches.add("branch" + i);
            layers.add(layer("branch" + i, "Dense", 5, "in"));
        }
        layers.add(layer("all", "Concat", 0, branches.toArray(String[]::new)));
        return network("Wide", layers);
    }
}
