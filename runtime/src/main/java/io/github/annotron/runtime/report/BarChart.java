// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.List;
import java.util.Locale;

/**
 * Numbers with names as horizontal bars from zero, to the right or, below zero, to the left.
 *
 * @param title what is shown
 * @param axis what the numbers are
 * @param bars from top to bottom, at least one
 */
public record BarChart(String title, String axis, List<Bar> bars) implements Chart {

    private static final int WIDTH = 460;
    private static final int ROW = 22;
    private static final int TOP = 30;
    private static final int BOTTOM = 40;
    private static final int RIGHT = 64;
    private static final double LETTER = 6.6;

    /**
     * A bar.
     *
     * @param deviation half the length of the line around its end; 0 for none
     */
    public record Bar(String name, double value, double deviation) {}

    /** Checks that there is something to draw. */
    public BarChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart needs at least one bar: " + title);
        }
    }

    @Override
    public String svg() {
        int left = 12
                + (int) Math.min(
                        190,
                        LETTER
                                * bars.stream()
                                        .mapToInt(bar -> bar.name.length())
                                        .max()
                                        .orElse(0));
        // Not as far as lines at the ends of bars go: a bar near zero would take a step of the axis.
        double low = Math.min(0, bars.stream().mapToDouble(Bar::value).min().orElse(0));
        double high = Math.max(
                0,
                bars.stream()
                        .mapToDouble(bar -> bar.value + bar.deviation)
                        .max()
                        .orElse(0));
        double step = Svg.step(high - low);
        double from = Math.floor(low / step + 1e-9) * step;
        double to = Math.max(Math.ceil(high / step - 1e-9) * step, from + step);
        int bottom = TOP + ROW * bars.size();
        int height = bottom + BOTTOM;
        StringBuilder svg = new StringBuilder();
        svg.append(Svg.format("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, height))
                .append(Html.escape(title))
                .append("\">\n")
                .append(Svg.text("title", 0, 16, "start", title));
        double scale = (WIDTH - RIGHT - left) / (to - from);
        int lines = (int) Math.round((to - from) / step);
        for (int i = 0; i <= lines; i++) {
            double value = from + i * step;
            double x = left + (value - from) * scale;
            svg.append(Svg.format(
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n", x, TOP - 4, x, bottom + 2));
            svg.append(Svg.text("tick", x, bottom + 16, "middle", Svg.number(value, step)));
        }
        svg.append(Svg.text("tick", (left + WIDTH - RIGHT) / 2.0, height - 6, "middle", axis));
        for (int i = 0; i < bars.size(); i++) {
            bar(svg, bars.get(i), TOP + i * ROW, left, from, scale);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, Bar bar, int top, int left, double from, double scale) {
        double zero = left - from * scale;
        double end = zero + bar.value * scale;
        double middle = top + ROW / 2.0;
        String number = String.format(Locale.ROOT, "%.4g", bar.value)
                + (bar.deviation > 0 ? String.format(Locale.ROOT, " ± %.2g", bar.deviation) : "");
        svg.append(Svg.text("name", left - 8, middle + 4, "end", shortened(bar.name)));
        svg.append(Svg.format(
                        "<rect class=\"bar %s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" rx=\"2\"><title>",
                        bar.value < 0 ? "against" : "for",
                        Math.min(zero, end),
                        middle - 7,
                        Math.max(0.5, Math.abs(end - zero)),
                        14))
                .append(Html.escape(bar.name + ": " + number))
                .append("</title></rect>\n");
        double last = Math.max(zero, end);
        if (bar.deviation > 0) {
            double reach = bar.deviation * scale;
            svg.append(Svg.format(
                    "<line class=\"whisker\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                    Math.max(left, end - reach), middle, end + reach, middle));
            last = Math.max(last, end + reach);
        }
        svg.append(Svg.text("tick", last + 6, middle + 4, "start", String.format(Locale.ROOT, "%.3g", bar.value)));
    }

    private static String shortened(String name) {
        return name.length() <= 28 ? name : name.substring(0, 27) + "…";
    }
}
