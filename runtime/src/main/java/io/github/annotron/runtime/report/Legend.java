// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.Locale;

/**
 * What colours mean: a scale with numbers.
 *
 * @param meaning of the numbers
 * @param limit what the strongest colour stands for, above 0
 * @param signed whether the scale begins at {@code -limit}; if not, at 0
 */
public record Legend(String meaning, double limit, boolean signed) {

    private static final int STEPS = 24;
    private static final int WIDTH = 240;

    private double from() {
        return signed ? -limit : 0;
    }

    String html() {
        StringBuilder svg = new StringBuilder("<div class=\"scale\"><svg viewBox=\"0 0 ")
                .append(WIDTH + 60)
                .append(" 34\" role=\"img\" aria-label=\"")
                .append(Html.escape(meaning))
                .append("\">\n");
        double width = (double) WIDTH / STEPS;
        for (int i = 0; i < STEPS; i++) {
            double share = (from() + (i + 0.5) / STEPS * (limit - from())) / limit;
            svg.append(Svg.format(
                    "<rect x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"14\" style=\"fill: %s\"/>%n",
                    30 + i * width, width, Diverging.css(share)));
        }
        svg.append(Svg.text("tick", 30, 29, "middle", number(from())));
        if (signed) {
            svg.append(Svg.text("tick", 30 + WIDTH / 2.0, 29, "middle", "0"));
        }
        svg.append(Svg.text("tick", 30 + WIDTH, 29, "middle", number(limit)));
        return svg.append("</svg><span>")
                .append(Html.escape(meaning))
                .append("</span></div>\n")
                .toString();
    }

    /** One line for a terminal that knows 256 colours. */
    public String ansi() {
        StringBuilder line = new StringBuilder(number(from())).append(' ');
        int steps = signed ? 9 : 5;
        for (int i = 0; i < steps; i++) {
            double share = (from() + i / (steps - 1.0) * (limit - from())) / limit;
            line.append(Diverging.ansi(share, "  "));
        }
        return line.append(' ')
                .append(number(limit))
                .append("  ")
                .append(meaning)
                .toString();
    }

    static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
    }
}
