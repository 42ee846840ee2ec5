// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The layers of a network as a picture: boxes from top to bottom in the order of computation, an arrow from each layer to the next
 * one that reads it, lines beside the column to those further down, and a frame around what a block brought in.
 *
 * @param name the network's
 * @param layers in the order of computation
 * @param outputs where results are taken and losses apply
 */
public record NetworkDiagram(String name, List<Layer> layers, List<Output> outputs) {

    /**
     * A box.
     *
     * @param name the path of the layer: names of blocks and its own, with dots between them
     * @param kind what it does, such as {@code Conv2D}
     * @param reads the layers that it reads
     * @param shape of its output for one sample
     * @param parameters how many numbers it learns or keeps
     * @param multiplyAdds of its forward pass for one sample
     */
    public record Layer(
            String name, String kind, List<String> reads, List<Integer> shape, long parameters, long multiplyAdds) {

        public Layer {
            reads = List.copyOf(reads);
            shape = List.copyOf(shape);
        }

        /** The layer's own name, without those of the blocks around it. */
        String shortName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /**
     * A result of the network.
     *
     * @param name that of a layer, or that of a block whose last layer it is
     * @param loss what training minimises there, in words
     * @param weight of that in the loss of the network
     */
    public record Output(String name, String loss, float weight) {}

    public NetworkDiagram {
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
    }

    /**
     * The {@code svg} element, which is a file of its own, too: its style is inside, in light and dark colours, and nothing is fetched.
     * The same network has the same bytes everywhere. Its size grows with the number of layers and of what they read.
     *
     * @throws IllegalArgumentException if a layer reads one that does not come before it, or an output is no layer
     */
    public String svg() {
        return new Drawing(this, Layout.of(this)).svg();
    }

    /** What is in the {@code style} element of each picture, for pages that take no other styles than those whose hash they know. */
    public static String style() {
        return "\n" + Style.TEXT;
    }

    /** All numbers in words, such as {@code 9 layers, 1,663,370 parameters, 12,273,152 multiply-adds}. */
    String totals() {
        long parameters = layers.stream().mapToLong(Layer::parameters).sum();
        long multiplyAdds = layers.stream().mapToLong(Layer::multiplyAdds).sum();
        return counted(layers.size(), "layer") + ", " + costs(parameters, multiplyAdds, ", ");
    }

    static String costs(long parameters, long multiplyAdds, String between) {
        return counted(parameters, "parameter") + between + counted(multiplyAdds, "multiply-add");
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" × "));
    }
}
