// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.peers;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Outcomes as a table and as a plot. */
final class Report {

    private Report() {}

    /** A table in Markdown: a line a library, tasks under each other. */
    static String table(List<Outcome> outcomes) {
        StringBuilder text =
                new StringBuilder("| task | library | samples/s | spread | ours/theirs | start ms | agrees to |\n"
                        + "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        Map<Outcome.Measurement, Outcome> ours = ours(outcomes);
        Outcome.Measurement last = null;
        for (Outcome outcome : outcomes) {
            Outcome.Measurement measurement = outcome.measurement();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | ±%.0f %% | %s | %d | %s |%n",
                    measurement.equals(last) ? "" : measurement.name(),
                    outcome.library(),
                    rate(outcome),
                    100 * outcome.spread(),
                    ratio(ours.get(measurement), outcome),
                    outcome.startMillis(),
                    outcome.difference() == 0 ? "" : String.format(Locale.ROOT, "%.0e", outcome.difference())));
            last = measurement;
        }
        return text.toString();
    }

    private static String rate(Outcome outcome) {
        String rate = String.format(Locale.ROOT, "%,.0f", outcome.median());
        return outcome.measurement().batch() > 1
                ? rate
                : rate + String.format(Locale.ROOT, " (%.3g µs)", 1e6 / outcome.median());
    }

    private static String ratio(Outcome ours, Outcome theirs) {
        return ours == null || ours == theirs
                ? ""
                : String.format(Locale.ROOT, "%.2f", ours.median() / theirs.median());
    }

    private static Map<Outcome.Measurement, Outcome> ours(List<Outcome> outcomes) {
        Map<Outcome.Measurement, Outcome> ours = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.library().equals(AnnotronPeer.NAME)) {
                ours.put(outcome.measurement(), outcome);
            }
        }
        return ours;
    }

    /** All turns, a line each, for tools. */
    static void writeCsv(Path file, List<Outcome> outcomes) {
        StringBuilder text = new StringBuilder("workload,mode,batch,threads,library,turn,samples_per_second\r\n");
        for (Outcome outcome : outcomes) {
            Outcome.Measurement task = outcome.measurement();
            for (int i = 0; i < outcome.rates().length; i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%d,%s,%d,%.1f\r%n",
                        task.workload(),
                        task.training() ? "train" : "predict",
                        task.batch(),
                        task.threads(),
                        outcome.library(),
                        i + 1,
                        outcome.rates()[i]));
            }
        }
        try {
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How fast each library is beside ours, bars on a logarithmic scale with the spreads of both. */
    static void plot(Path png, String title, List<Outcome> outcomes) throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(400 + 70 * ours(outcomes).size())
                .height(500)
                .title(title + ": samples/s beside ours, and spreads")
                .yAxisTitle("samples/s, Annotron = 1")
                .build();
        // XChart's logarithmic bars want no gaps, and not every library does every task.
        chart.getStyler()
                .setyAxisTickLabelsFormattingFunction(power -> String.format(Locale.ROOT, "%.3g", Math.pow(10, power)));
        chart.getStyler().setXAxisLabelRotation(30);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        Map<Outcome.Measurement, Outcome> ours = ours(outcomes);
        List<String> tasks =
                ours.keySet().stream().map(Outcome.Measurement::name).toList();
        for (String library : outcomes.stream().map(Outcome::library).distinct().toList()) {
            List<Double> ratios = new ArrayList<>();
            List<Double> spreads = new ArrayList<>();
            for (Outcome.Measurement task : ours.keySet()) {
                Optional<Outcome> theirs = outcomes.stream()
                        .filter(outcome -> outcome.measurement().equals(task)
                                && outcome.library().equals(library))
                        .findFirst();
                ratios.add(theirs.map(outcome ->
                                Math.log10(outcome.median() / ours.get(task).median()))
                        .orElse(null));
                spreads.add(
                        theirs.map(outcome -> Math.log10(1 + outcome.spread())).orElse(null));
            }
            chart.addSeries(library, tasks, ratios, spreads);
        }
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
