// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.LineChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Plots what runs of {@link Scaling} have left, all JDKs in one chart.
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar io.github.annotron.benchmarks.Curves figures.csv curves.html}</pre>
 */
public final class Curves {

    private Curves() {}

    /**
     * A figure.
     *
     * @param java the feature version
     * @param kernels such as {@code scalar}
     * @param curve what is varied
     * @param value to what
     * @param work training or prediction
     * @param rate in GFLOP/s
     */
    record Figure(String java, String kernels, String curve, String value, String work, double rate) {

        /** A line of a table of figures. */
        String line() {
            return String.join(",", java, kernels, curve, value, work, Double.toString(rate));
        }

        private static Figure of(String line) {
            String[] cells = line.split(",");
            return new Figure(cells[0], cells[1], cells[2], cells[3], cells[4], Double.parseDouble(cells[5]));
        }

        private String chart() {
            return kernels + ", " + work;
        }
    }

    public static void main(String[] arguments) throws IOException {
        List<Figure> figures = Files.readAllLines(Path.of(arguments[0])).stream()
                .map(Figure::of)
                .toList();
        HtmlReport report = new HtmlReport(
                "How speed depends on sizes",
                "GFLOP/s, two operations a multiply-add, of perceptrons in training by Adam and in prediction.");
        for (String curve : figures.stream().map(Figure::curve).distinct().toList()) {
            report.section(curve);
            report.charts(charts(
                    figures.stream().filter(each -> each.curve.equals(curve)).toList()));
        }
        Path page = Path.of(arguments[1]);
        report.write(page);
        System.out.println("Plots are in " + page);
    }

    /** A chart for each kind of kernels and of work: their rates are too far apart for one. */
    private static List<LineChart> charts(List<Figure> figures) {
        List<LineChart> charts = new ArrayList<>();
        for (String chart : new TreeSet<>(figures.stream().map(Figure::chart).toList())) {
            List<Figure> some =
                    figures.stream().filter(each -> each.chart().equals(chart)).toList();
            List<String> values = some.stream().map(Figure::value).distinct().toList();
            if (values.size() == 1) {
                // Predictions are by one thread.
                continue;
            }
            Map<String, List<Double>> series = new LinkedHashMap<>();
            some.forEach(each -> series.computeIfAbsent("JDK " + each.java, java -> new ArrayList<>())
                    .add(each.rate));
            charts.add(new LineChart(
                    chart,
                    LineChart.Kind.ABOVE_ZERO,
                    some.get(0).curve.split(" ")[0],
                    values,
                    series.entrySet().stream()
                            .map(each -> new LineChart.Series(each.getKey(), each.getValue()))
                            .toList()));
        }
        return charts;
    }
}
