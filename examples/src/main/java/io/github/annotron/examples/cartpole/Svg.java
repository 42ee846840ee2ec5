// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.cartpole;

import io.github.annotron.runtime.report.HtmlReport;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A picture of lines and boxes, in SVG. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    /** An empty one. */
    Svg(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">",
                width, height, width, height);
    }

    /** Fills a box. */
    Svg box(double x, double y, double width, double height, String colour) {
        return add(
                "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
                x, y, width, height, colour);
    }

    /** Draws a line with round ends. */
    Svg line(double fromX, double fromY, double toX, double toY, double width, String colour) {
        return add(
                "<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" stroke-width=\"%.2f\" stroke=\"%s\""
                        + " stroke-linecap=\"round\"/>",
                fromX, fromY, toX, toY, width, colour);
    }

    /**
     * Writes words, which must need no escape, around a point: start, middle or end.
     */
    Svg words(double x, double y, String anchor, String words) {
        return add(
                "<text x=\"%.2f\" y=\"%.2f\" text-anchor=\"%s\" font-family=\"sans-serif\" font-size=\"11\""
                        + " fill=\"#5f5e5a\">%s</text>",
                x, y, anchor, words);
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    /** As a picture of a report. */
    HtmlReport.Picture picture(String description, String caption, String detail) {
        byte[] bytes = (text + "</svg>\n").getBytes(StandardCharsets.UTF_8);
        return new HtmlReport.Picture(
                "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(bytes), description, caption, detail);
    }
}
