// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.diagram;

import java.util.Locale;

/** Writes a layout as SVG. */
final class Drawing {

    private static final double CORNER = 5;
    private static final double PADDED = 8;

    private final NetworkDiagram network;
    private final Layout layout;
    private final StringBuilder svg = new StringBuilder();

    Drawing(NetworkDiagram network, Layout layout) {
        this.network = network;
        this.layout = layout;
    }

    String svg() {
        int lanes = layout.lanes().stream()
                .mapToInt(lane -> lane.number() + 1)
                .max()
                .orElse(0);
        double width = Math.max(
                layout.right() + Layout.LANE * lanes + (lanes == 0 ? 0 : 4) + Layout.MARGIN,
                2 * Layout.MARGIN + Markup.width(network.totals(), Layout.TEXT_SIZE));
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"layers\" role=\"img\" width=\"%1$.0f\" height=\"%2$.0f\""
                        + " viewBox=\"0 0 %1$.0f %2$.0f\">%n",
                Math.ceil(width), layout.height());
        add("<title>%s, layer by layer</title>%n", Markup.escape(network.name()));
        add("<desc>%s</desc>%n", Markup.escape(network.totals()));
        svg.append("<style>").append(NetworkDiagram.style()).append("</style>\n");
        add("<rect class=\"page\" width=\"100%%\" height=\"100%%\"/>%n");
        text("heading", Layout.MARGIN, 28, Markup.beginning(network.name(), 16, width - 2 * Layout.MARGIN));
        text("text", Layout.MARGIN, 46, network.totals());
        layout.frames().forEach(this::frame);
        layout.arrows().forEach(this::arrow);
        layout.lanes().forEach(this::lane);
        layout.boxes().forEach(this::box);
        return svg.append("</svg>\n").toString();
    }

    private void frame(Layout.Outline outline) {
        double inset = Layout.INDENT * outline.frame().depth();
        double x = Layout.MARGIN + inset;
        add(
                "<rect class=\"frame\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\"/>%n",
                x, outline.top(), layout.right() - inset - x, outline.bottom() - outline.top());
        // An arrow comes down in the middle.
        double room = layout.left() + layout.width() / 2 - x - 2 * PADDED;
        String path = outline.frame().path();
        add(
                "<text class=\"label\" x=\"%.0f\" y=\"%.0f\">%s<title>%s</title></text>%n",
                x + PADDED,
                outline.top() + 15,
                Markup.escape(Markup.end(path, Layout.TEXT_SIZE, room)),
                Markup.escape(path));
    }

    private void arrow(int row) {
        double x = layout.left() + layout.width() / 2;
        double to = layout.boxes().get(row + 1).top();
        add(
                "<path class=\"line\" d=\"M%.1f %.0fV%.0f\"/>%n",
                x, layout.boxes().get(row).bottom(), to - 5);
        add("<path class=\"tip\" d=\"M%.1f %.0fl-4 -7h8z\"/>%n", x, to);
    }

    private void lane(Lane lane) {
        double x = layout.right() + Layout.LANE * (lane.number() + 1);
        double box = layout.left() + layout.width();
        for (Lane.Edge edge : lane.edges()) {
            Layout.Box source = layout.boxes().get(edge.from());
            Layout.Box target = layout.boxes().get(edge.to());
            double from = source.bottom() - Layout.PADDING - 4;
            double to = target.top() + Layout.PADDING + 4;
            add(
                    "<path class=\"line skip\" d=\"M%1$.0f %3$.0fH%5$.0fq%6$.0f 0 %6$.0f %6$.0fV%7$.0fq0 %6$.0f -%6$.0f"
                            + " %6$.0fH%2$.0f\"><title>%8$s, read by %9$s</title></path>%n",
                    box,
                    box + 6,
                    from,
                    to,
                    x - CORNER,
                    CORNER,
                    to - CORNER,
                    Markup.escape(source.layer().name()),
                    Markup.escape(target.layer().name()));
            add("<path class=\"tip\" d=\"M%.0f %.0fl7 -4v8z\"/>%n", box, to);
        }
    }

    private void box(Layout.Box box) {
        NetworkDiagram.Layer layer = box.layer();
        String kind = box.output().isEmpty()
                ? layer.reads().isEmpty() ? "input" : layer.parameters() > 0 ? "learns" : "plain"
                : "output";
        double left = layout.left();
        double right = left + layout.width();
        add("<g class=\"layer %s\">%n<title>%s</title>%n", kind, Markup.escape(layer.name()));
        add(
                "<rect class=\"box\" x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"6\"/>%n",
                left, box.top(), layout.width(), box.height());
        add(
                "<rect class=\"mark\" x=\"%.0f\" y=\"%.0f\" width=\"4\" height=\"%.0f\" rx=\"2\"/>%n",
                left + 4, box.top() + 6, box.height() - 12);
        double y = box.top() + Layout.PADDING + 12;
        double room = layout.width() - 3 * Layout.INDENT;
        double kindWidth = Markup.width(layer.kind(), Layout.NAME_SIZE);
        text(
                "name",
                left + Layout.INDENT + 2,
                y,
                Markup.beginning(layer.shortName(), Layout.NAME_SIZE, room - kindWidth));
        add(
                "<text class=\"text\" x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">%s</text>%n",
                right - Layout.INDENT, y, Markup.escape(layer.kind()));
        for (String line : box.lines()) {
            y += Layout.LINE;
            text("text", left + Layout.INDENT + 2, y, line);
        }
        if (!box.output().isEmpty()) {
            text(
                    "loss",
                    left + Layout.INDENT + 2,
                    y + Layout.LINE,
                    Markup.beginning(box.output(), Layout.TEXT_SIZE, room + Layout.INDENT));
        }
        svg.append("</g>\n");
    }

    private void text(String style, double x, double y, String content) {
        add("<text class=\"%s\" x=\"%.0f\" y=\"%.0f\">%s</text>%n", style, x, y, Markup.escape(content));
    }

    private void add(String pattern, Object... arguments) {
        // %n is the system's line end; a picture is the same on every system.
        svg.append(String.format(Locale.ROOT, pattern.replace("%n", "\n"), arguments));
    }
}
