// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import static io.github.annotron.examples.common.ConfusionMatrix.percent;

import io.github.annotron.examples.common.HtmlReport;
import io.github.annotron.examples.common.HtmlReport.Picture;
import io.github.annotron.examples.common.LineChart;
import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.training.Epoch;
import io.github.annotron.runtime.training.Evaluation;
import io.github.annotron.runtime.training.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is known after a run.
 *
 * @param network the name of the network
 * @param layers its layer table
 * @param data what it learnt from and was examined on
 * @param history how the learning went
 * @param exam how the examination went
 * @param settings names and values, as the user could have given them
 */
record DigitReport(
        String network,
        List<LayerInfo> layers,
        DigitData data,
        History history,
        DigitExam exam,
        Map<String, String> settings) {

    private static final int MOST_MISTAKES = 200;
    private static final int SAMPLES = 60;

    /** The page. */
    HtmlReport page() {
        HtmlReport page = new HtmlReport(network + " reads digits", "Trained on " + data.source() + ".");
        double seconds = history.epochs().stream().mapToDouble(Epoch::seconds).sum();
        long trained = (long) history.epochs().size() * data.training().size();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", percent(exam.confusion().accuracy(), 2));
        figures.put(
                "wrong of " + number(exam.confusion().total()),
                number(exam.mistakes().size()));
        figures.put(
                "parameters",
                number(layers.stream().mapToLong(LayerInfo::parameters).sum()));
        figures.put("of training", time(seconds));
        figures.put("samples a second", number(Math.round(trained / seconds)));
        page.tiles(figures);

        page.section("How it learnt").charts(charts());
        page.section("What it took for what").confusion(exam.confusion());
        mistakes(page);
        page.section("What the digits look like")
                .note("The first test digits.")
                .pictures(IntStream.range(0, Math.min(SAMPLES, data.test().count()))
                        .mapToObj(i -> new Picture(
                                data.test().png(i),
                                "test digit " + i + ", a " + data.test().labels()[i],
                                "",
                                ""))
                        .toList());
        layerTable(page.section("The network"));
        page.section("Settings").facts(settings);
        return page;
    }

    private List<LineChart> charts() {
        List<LineChart> charts = new ArrayList<>();
        charts.add(chart("Loss", false, Epoch::loss, Evaluation::loss));
        charts.add(chart("Accuracy", true, Epoch::accuracy, Evaluation::accuracy));
        return charts;
    }

    private LineChart chart(
            String title, boolean share, ToDoubleFunction<Epoch> training, ToDoubleFunction<Evaluation> validation) {
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

    private void mistakes(HtmlReport page) {
        List<DigitExam.Mistake> mistakes = exam.mistakes();
        page.section("What it got wrong");
        if (mistakes.isEmpty()) {
            page.note("Nothing.");
            return;
        }
        int shown = Math.min(mistakes.size(), MOST_MISTAKES);
        page.note((shown < mistakes.size() ? number(shown) + " of " + number(mistakes.size()) : number(shown))
                + ", those first of which it was most certain.");
        page.pictures(mistakes.subList(0, shown).stream().map(this::picture).toList());
    }

    private Picture picture(DigitExam.Mistake mistake) {
        return new Picture(
                data.test().png(mistake.index()),
                "test digit " + mistake.index() + ": a " + mistake.truth() + " with probability "
                        + percent(mistake.chance(), 1),
                mistake.truth() + " taken for " + mistake.guess(),
                percent(mistake.certainty(), 1) + " sure");
    }

    private void layerTable(HtmlReport page) {
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

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.1f min", seconds / 60);
    }
}
