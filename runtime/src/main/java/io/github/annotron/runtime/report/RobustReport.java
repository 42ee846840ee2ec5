// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.runtime.robust.RobustCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a report shows of how models withstand attacks. */
public final class RobustReport {

    private RobustReport() {}

    /**
     * Accuracy, or loss where nothing is decided, by the radius of an attack.
     *
     * @param curves of models by their names, at least one; all with the same radii
     * @throws IllegalArgumentException if their radii differ
     */
    public static LineChart chart(Map<String, RobustCurve> curves) {
        List<Float> radii = radii(curves);
        boolean accuracy = curves.values().stream().allMatch(RobustCurve::hasAccuracy);
        List<LineChart.Series> series = new ArrayList<>();
        curves.forEach((name, curve) -> series.add(new LineChart.Series(
                name,
                curve.points().stream()
                        .map(point -> accuracy ? point.accuracy() : point.loss())
                        .toList())));
        return new LineChart(
                accuracy ? "Accuracy under attack" : "Loss under attack",
                accuracy ? LineChart.Kind.SHARES : LineChart.Kind.ABOVE_ZERO,
                "radius",
                radii.stream().map(radius -> Float.toString(radius)).toList(),
                series);
    }

    /** Adds the same as a table, a row for each radius. */
    public static void table(HtmlReport page, Map<String, RobustCurve> curves) {
        List<String> headings = new ArrayList<>(List.of("radius"));
        headings.addAll(curves.keySet());
        List<List<String>> rows = new ArrayList<>();
        List<Float> radii = radii(curves);
        for (int i = 0; i < radii.size(); i++) {
            List<String> row = new ArrayList<>(List.of(Float.toString(radii.get(i))));
            for (RobustCurve curve : curves.values()) {
                RobustCurve.Point point = curve.points().get(i);
                row.add(
                        curve.hasAccuracy()
                                ? String.format(Locale.ROOT, "%.2f %%", 100 * point.accuracy())
                                : String.format(Locale.ROOT, "%.5g", point.loss()));
            }
            rows.add(row);
        }
        page.table(headings, Set.of(), rows, false);
    }

    private static List<Float> radii(Map<String, RobustCurve> curves) {
        List<List<Float>> all =
                curves.values().stream().map(RobustCurve::radii).distinct().toList();
        if (all.size() != 1) {
            throw new IllegalArgumentException("curves of different radii do not fit into one chart: " + all);
        }
        return all.get(0);
    }
}
