// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Where everything is, in pixels.
 *
 * @param boxes one for each layer
 * @param frames of blocks
 * @param arrows between neighbours: the rows of the upper ones
 * @param lanes beside the column
 * @param left of the boxes
 * @param width of the boxes
 * @param right of the outermost frame
 * @param height of all
 */
record Layout(
        List<Box> boxes,
        List<Outline> frames,
        List<Integer> arrows,
        List<Lane> lanes,
        double left,
        double width,
        double right,
        double height) {

    static final double MARGIN = 16;
    static final double NAME_SIZE = 13;
    static final double TEXT_SIZE = 12;
    static final double LINE = 17;
    static final double PADDING = 9;
    static final double INDENT = 12;
    static final double LABEL = 22;
    static final double LANE = 12;

    private static final double HEADING = 62;
    private static final double GAP = 24;
    private static final double NARROWEST = 240;
    private static final double WIDEST = 440;

    /**
     * A layer's place.
     *
     * @param lines below the name
     * @param output the line of the loss; empty for a layer that is no output
     */
    record Box(NetworkDiagram.Layer layer, List<String> lines, String output, double top, double height) {

        double bottom() {
            return top + height;
        }
    }

    /** A frame's place. */
    record Outline(Frame frame, double top, double bottom) {}

    static Layout of(NetworkDiagram network) {
        List<NetworkDiagram.Layer> layers = network.layers();
        List<Frame> frames =
                Frame.of(layers.stream().map(NetworkDiagram.Layer::name).toList());
        int depth = frames.stream().mapToInt(frame -> frame.depth() + 1).max().orElse(0);
        Map<String, String> outputs = outputs(network);

        List<Box> boxes = new ArrayList<>();
        List<Outline> outlines = new ArrayList<>();
        Deque<Outline> open = new ArrayDeque<>();
        Iterator<Frame> next = frames.iterator();
        Frame begins = next.hasNext() ? next.next() : null;
        double width = NARROWEST;
        double y = HEADING;
        for (int row = 0; row < layers.size(); row++) {
            for (; begins != null && begins.first() == row; begins = next.hasNext() ? next.next() : null) {
                open.push(new Outline(begins, y, y));
                y += LABEL;
            }
            NetworkDiagram.Layer layer = layers.get(row);
            String output = outputs.getOrDefault(layer.name(), "");
            List<String> lines = lines(layer);
            double height = 2 * PADDING + LINE * (1 + lines.size() + (output.isEmpty() ? 0 : 1));
            Box box = new Box(layer, lines, output, y, height);
            boxes.add(box);
            width = Math.max(width, width(box));
            y = box.bottom();
            while (!open.isEmpty() && open.peek().frame().last() == row) {
                y += PADDING;
                outlines.add(new Outline(open.peek().frame(), open.pop().top(), y));
            }
            y += GAP;
        }
        List<Lane.Edge> edges = edges(layers);
        double left = MARGIN + INDENT * depth;
        width = Math.min(width, WIDEST);
        return new Layout(
                boxes,
                outlines,
                edges.stream()
                        .filter(Lane.Edge::isStraight)
                        .map(Lane.Edge::from)
                        .toList(),
                Lane.of(edges),
                left,
                width,
                left + width + INDENT * depth,
                y - GAP + MARGIN);
    }

    /** The lines of the losses by the names of the layers where they are. */
    private static Map<String, String> outputs(NetworkDiagram network) {
        Map<String, String> lines = new HashMap<>();
        for (NetworkDiagram.Output output : network.outputs()) {
            String name = output.name();
            // A block has one result, which all of its layers lead to: that is the last one.
            String layer = network.layers().stream()
                    .map(NetworkDiagram.Layer::name)
                    .filter(other -> other.equals(name) || other.startsWith(name + "."))
                    .reduce((earlier, later) -> later)
                    .orElseThrow(
                            () -> new IllegalArgumentException("there is no layer " + name + ", which is an output"));
            String weight = output.weight() == 1 ? "" : ", weight " + output.weight();
            lines.put(layer, "output" + (layer.equals(name) ? "" : " " + name) + ": " + output.loss() + weight);
        }
        return lines;
    }

    private static List<String> lines(NetworkDiagram.Layer layer) {
        String shape = NetworkDiagram.text(layer.shape());
        return layer.parameters() == 0 && layer.multiplyAdds() == 0
                ? List.of(shape)
                : List.of(shape, NetworkDiagram.costs(layer.parameters(), layer.multiplyAdds(), ", "));
    }

    private static double width(Box box) {
        double names = Markup.width(box.layer.shortName() + box.layer.kind(), NAME_SIZE) + 24;
        double texts = Math.max(
                Markup.width(box.output, TEXT_SIZE),
                box.lines.stream()
                        .mapToDouble(line -> Markup.width(line, TEXT_SIZE))
                        .max()
                        .orElse(0));
        return Math.ceil(Math.max(names, texts) + 2 * INDENT);
    }

    private static List<Lane.Edge> edges(List<NetworkDiagram.Layer> layers) {
        Map<String, Integer> rows = new HashMap<>();
        List<Lane.Edge> edges = new ArrayList<>();
        for (int row = 0; row < layers.size(); row++) {
            NetworkDiagram.Layer layer = layers.get(row);
            for (String read : layer.reads().stream().distinct().toList()) {
                Integer from = rows.get(read);
                if (from == null) {
                    throw new IllegalArgumentException(
                            layer.name() + " reads " + read + ", and there is no layer of that name before it");
                }
                edges.add(new Lane.Edge(from, row));
            }
            rows.put(layer.name(), row);
        }
        return edges;
    }
}
