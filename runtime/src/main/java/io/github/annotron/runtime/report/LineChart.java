// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import java.util.List;

/**
 * A chart of curves.
 *
 * @param title what is shown
 * @param kind of the values
 * @param axis what the values are counted by, from 1
 * @param places the names of the places on the axis; empty for their numbers
 * @param series the curves, at least one, all equally long
 */
public record LineChart(String title, Kind kind, String axis, List<String> places, List<Series> series)
        implements Chart {

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

    @Override
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
        double step = Svg.step(zero ? highest : highest - lowest);
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
        svg.append(Svg.format("<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT))
                .append(Html.escape(title))
                .append("\">\n");
        svg.append(Svg.text("title", 0, 16, "start", title));
        grid(svg, y, step);
        int every = (count + 9) / 10;
        for (int place = 1; place <= count; place++) {
            if (place == 1 || place % every == 0) {
                svg.append(Svg.text("tick", x.at(place), HEIGHT - BOTTOM + 18, "middle", place(place)));
            }
        }
        svg.append(Svg.text("tick", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 2, "middle", axis));
        for (int i = 0; i < series.size(); i++) {
            legend(svg, i);
            curve(svg, i, x, y);
            if (kind != Kind.CURVES) {
                points(svg, i, x, y);
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private String place(int number) {
        return places.isEmpty() ? Integer.toString(number) : places.get(number - 1);
    }

    private void grid(StringBuilder svg, Axis y, double step) {
        int lines = (int) Math.round((y.to - y.from) / step);
        for (int i = 0; i <= lines; i++) {
            double value = y.from + i * step;
            double at = y.at(value);
            svg.append(Svg.format(
                    "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>%n",
                    LEFT, at, WIDTH - RIGHT, at));
            String label = percent() ? Svg.number(100 * value, 100 * step) + " %" : Svg.number(value, step);
            svg.append(Svg.text("tick", LEFT - 8, at + 4, "end", label));
        }
    }

    private void legend(StringBuilder svg, int index) {
        int x = WIDTH - RIGHT - 100 * (series.size() - index);
        svg.append(Svg.format(
                "<line class=\"curve series%d\" x1=\"%d\" y1=\"12\" x2=\"%d\" y2=\"12\"/>%n", index, x, x + 18));
        svg.append(Svg.text("legend", x + 24, 16, "start", series.get(index).name));
    }

    private void curve(StringBuilder svg, int index, Axis x, Axis y) {
        List<Double> values = series.get(index).values;
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            points.append(Svg.format("%s%.1f,%.1f", i == 0 ? "" : " ", x.at(i + 1), y.at(values.get(i))));
        }
        svg.append(Svg.format("<polyline class=\"curve series%d\" points=\"%s\"/>%n", index, points));
    }

    private void points(StringBuilder svg, int index, Axis x, Axis y) {
        List<Double> values = series.get(index).values;
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            String tip = series.get(index).name + ", " + axis + " " + place(i + 1) + ": "
                    + (percent() ? Svg.format("%.2f %%", 100 * value) : Svg.format("%.4f", value));
            svg.append(Svg.format(
                    "<circle class=\"point series%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"><title>%s</title></circle>%n",
                    index, x.at(i + 1), y.at(value), Html.escape(tip)));
        }
    }

    /** Where values lie on the picture. */
    private record Axis(double from, double to, double start, double end) {

        double at(double value) {
            return start + (value - from) / (to - from) * (end - start);
        }
    }
}
