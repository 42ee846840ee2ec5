// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.List;
import java.util.Locale;

/**
 * A chart of curves, as SVG without scripts. Its colours come from the style of the page.
 *
 * @param title what is shown
 * @param kind of the values
 * @param axis what the values are counted by, from 1
 * @param places the names of the places on the axis; empty for their numbers
 * @param series the curves, at least one, all equally long
 */
public record LineChart(String title, Kind kind, String axis, List<String> places, List<Series> series) {

    /** What values are. */
    public enum Kind {
        /** Numbers that are read against zero, such as losses. */
        ABOVE_ZERO,
        /** Shares, written in percent. */
        SHARES,
        /** Numbers whose zero means nothing, such as temperatures; only the curve is drawn and no points. */
        CURVES
    }

    private static final int WIDTH = 460;
    private static final int HEIGHT = 250;
    private static final int LEFT = 56;
    private static final int RIGHT = 16;
    private static final int TOP = 44;
    private static final int BOTTOM = 36;

    /** A chart over the epochs. */
    public LineChart(String title, boolean percent, List<Series> series) {
        this(title, percent ? Kind.SHARES : Kind.ABOVE_ZERO, "epoch", series);
    }

    /** A chart over numbered places. */
    public LineChart(String title, Kind kind, String axis, List<Series> series) {
        this(title, kind, axis, List.of(), series);
    }

    private boolean percent() {
        return kind == Kind.SHARES;
    }

    /**
     * A curve.
     *
     * @param name for the legend
     * @param values from the first place on the axis on, at least one
     */
    public record Series(String name, List<Double> values) {

        public Series {
            values = List.copyOf(values);
        }
    }

    public LineChart {
        places = List.copyOf(places);
        series = List.copyOf(series);
    }

    /** The {@code svg} element. */
    public String svg() {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Series curve : series) {
            for (double value : curve.values) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        // Losses are read against zero; shares near one are not to be squeezed into a line at the top.
        boolean zero = kind == Kind.ABOVE_ZERO;
        double step = step(zero ? highest : highest - lowest);
        double bottom = zero ? 0 : Math.floor(lowest / step) * step;
        double top = Math.ceil(highest / step - 1e-9) * step;
        if (top - bottom < step / 2) {
            top += step;
        }
        if (percent() && top > 1) {
            top = 1;
            bottom = Math.min(bottom, 1 - step);
        }
        Axis y = new Axis(bottom, top, HEIGHT - BOTTOM, TOP);
        int count = series.get(0).values.size();
        Axis x = new Axis(1, Math.max(count, 2), LEFT + 8, WIDTH - RIGHT - 8);

        StringBuilder svg = new StringBuilder();
        svg.append(format("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT))
                .append(Html.escape(title))
                .append("\">\n");
        svg.append(text("title", 0, 16, "start", title));
        grid(svg, y, step);
        int every = (count + 9) / 10;
        for (int place = 1; place <= count; place++) {
            if (place == 1 || place % every == 0) {
                String name = places.isEmpty() ? Integer.toString(place) : places.get(place - 1);
                svg.append(text("tick", x.at(place), HEIGHT - BOTTOM + 18, "middle", name));
            }
        }
        svg.append(text("tick", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 2, "middle", axis));
        for (int i = 0; i < series.size(); i++) {
            legend(svg, i);
            curve(svg, i, x, y);
            if (kind != Kind.CURVES) {
                points(svg, i, x, y);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg, Axis y, double step) {
        int lines = (int) Math.round((y.to - y.from) / step);
        for (int i = 0; i <= lines; i++) {
            double value = y.from + i * step;
            double at = y.at(value);
            svg.append(format(
                    "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>%n",
                    LEFT, at, WIDTH - RIGHT, at));
            int decimals = Math.max(0, (int) -Math.floor(Math.log10(percent() ? 100 * step : step) + 1e-9));
            String label = format("%." + decimals + "f", percent() ? 100 * value : value) + (percent() ? " %" : "");
            svg.append(text("tick", LEFT - 8, at + 4, "end", label));
        }
    }

    private void legend(StringBuilder svg, int index) {
        int x = WIDTH - RIGHT - 100 * (series.size() - index);
        svg.append(
                format("<line class=\"curve series%d\" x1=\"%d\" y1=\"12\" x2=\"%d\" y2=\"12\"/>%n", index, x, x + 18));
        svg.append(text("legend", x + 24, 16, "start", series.get(index).name));
    }

    private void curve(StringBuilder svg, int index, Axis x, Axis y) {
        List<Double> values = series.get(index).values;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(format("%s%.1f,%.1f", i == 0 ? "" : " ", x.at(i + 1), y.at(values.get(i))));
        }
        svg.append(format("<polyline class=\"curve series%d\" points=\"%s\"/>%n", index, points));
    }

    private void points(StringBuilder svg, int index, Axis x, Axis y) {
        List<Double> values = series.get(index).values;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            String tip = series.get(index).name + ", " + axis + " " + (i + 1) + ": "
                    + (percent() ? format("%.2f %%", 100 * value) : format("%.4f", value));
            svg.append(format(
                    "<circle class=\"point series%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>%n",
                    index, x.at(i + 1), y.at(value), Html.escape(tip)));
        }
    }

    /** A round distance between grid lines: 1, 2 or 5 times a power of ten, so that there are about four of them. */
    private static double step(double range) {
        double rough = Math.max(range, 1e-6) / 4;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    private static String text(String style, double x, double y, String anchor, String content) {
        return format(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style, x, y, anchor, Html.escape(content));
    }

    private static String format(String pattern, Object... arguments) {
        // %n is the system's line end; a report is the same on every system.
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), arguments);
    }

    /** Where values lie on the picture. */
    private record Axis(double from, double to, double start, double end) {

        double at(double value) {
            return start + (value - from) / (to - from) * (end - start);
        }
    }
}
