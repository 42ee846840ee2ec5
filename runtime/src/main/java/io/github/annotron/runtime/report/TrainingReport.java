// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.report;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.RateCurve;
import io.github.annotron.runtime.training.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What a report says about any training. */
public final class TrainingReport {

    private TrainingReport() {}

    /**
     * A page about a training: its figures, its curves, a table of the epochs, the network's layers.
     *
     * @param lead a sentence below the heading, such as how it ended
     * @param samples how many there are to learn from
     */
    public static HtmlReport page(Model model, String lead, History history, int samples) {
        HtmlReport page = new HtmlReport(model.name(), lead);
        if (!history.epochs().isEmpty()) {
            page.tiles(figures(model.layers(), history, samples));
            page.section("How it learnt").charts(charts(history));
            epochs(page, history);
        }
        layers(page.section("The network"), model.layers());
        page.diagram(model);
        settings(page.section("Where"), Map.of());
        return page;
    }

    private static void epochs(HtmlReport page, History history) {
        List<String> names = new ArrayList<>(history.last().figures().keySet());
        List<String> headings = new ArrayList<>(names);
        headings.add(0, "epoch");
        List<List<String>> rows = new ArrayList<>();
        for (Epoch epoch : history.epochs()) {
            List<String> row = new ArrayList<>();
            row.add(number(epoch.number()));
            for (String name : names) {
                row.add(String.format(Locale.ROOT, "%.5g", epoch.figures().getOrDefault(name, Double.NaN)));
            }
            rows.add(row);
        }
        page.section("Epochs").table(headings, Set.of(), rows, false);
    }

    /**
     * The figures of any training, for the tiles: parameters, time and speed.
     *
     * @param samples how many there are to learn from
     */
    public static Map<String, String> figures(List<LayerInfo> layers, History history, int samples) {
        double seconds = history.epochs().stream().mapToDouble(Epoch::seconds).sum();
        long trained = (long) history.epochs().size() * samples;
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(
                "parameters",
                number(layers.stream().mapToLong(LayerInfo::parameters).sum()));
        figures.put("of training", time(seconds));
        figures.put("samples a second", number(Math.round(trained / seconds)));
        return figures;
    }

    /** The losses that a search for a learning rate saw. */
    public static LineChart chart(RateCurve curve) {
        return new LineChart(
                "Loss by learning rate",
                LineChart.Kind.CURVES,
                "learning rate",
                curve.rates().stream()
                        .map(rate -> String.format(Locale.ROOT, "%.0e", rate))
                        .toList(),
                List.of(
                        new LineChart.Series("of a batch", curve.losses()),
                        new LineChart.Series("smoothed", curve.smoothed())));
    }

    /** The curves of the loss, of its parts if there are several, and, where the loss classifies, of the accuracy. */
    public static List<LineChart> charts(History history) {
        List<LineChart> charts = new ArrayList<>();
        charts.add(chart("Loss", false, history, Epoch::loss, Evaluation::loss));
        List<Result> parts = history.last().results();
        for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
            int part = i;
            charts.add(chart(
                    "Loss of " + parts.get(i).output(),
                    false,
                    history,
                    epoch -> epoch.results().get(part).loss(),
                    evaluation -> evaluation.results().get(part).loss()));
        }
        if (history.last().hasAccuracy()) {
            charts.add(chart("Accuracy", true, history, Epoch::accuracy, Evaluation::accuracy));
        }
        return charts;
    }

    private static LineChart chart(
            String title,
            boolean share,
            History history,
            ToDoubleFunction<Epoch> training,
            ToDoubleFunction<Evaluation> validation) {
        List<Double> trained = new ArrayList<>();
        List<Double> validated = new ArrayList<>();
        for (Epoch epoch : history.epochs()) {
            trained.add(training.applyAsDouble(epoch));
            Evaluation evaluation = epoch.validation();
            if (evaluation != null) {
                validated.add(validation.applyAsDouble(evaluation));
            }
        }
        List<LineChart.Series> series = new ArrayList<>();
        series.add(new LineChart.Series("training", trained));
        if (validated.size() == trained.size()) {
            series.add(new LineChart.Series("validation", validated));
        }
        return new LineChart(title, share, series);
    }

    /** Adds the layer table. */
    public static void layers(HtmlReport page, List<LayerInfo> layers) {
        List<List<String>> rows = new ArrayList<>();
        for (LayerInfo layer : layers) {
            rows.add(List.of(
                    layer.name(),
                    layer.kind(),
                    String.join(", ", layer.inputs()),
                    layer.shape().stream().map(String::valueOf).collect(Collectors.joining(" × ")),
                    number(layer.parameters()),
                    number(layer.multiplyAdds()),
                    layer.strategy()));
        }
        rows.add(List.of(
                "total",
                "",
                "",
                "",
                number(layers.stream().mapToLong(LayerInfo::parameters).sum()),
                number(layers.stream().mapToLong(LayerInfo::multiplyAdds).sum()),
                ""));
        page.table(
                List.of("layer", "kind", "reads", "output", "parameters", "multiply-adds", "compiled as"),
                Set.of(0, 1, 2, 3, 6),
                rows,
                true);
    }

    /** Adds the settings of a run, and where it ran. */
    public static void settings(HtmlReport page, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        all.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        page.facts(all);
    }

    /** A whole number as the reports show it. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
}
