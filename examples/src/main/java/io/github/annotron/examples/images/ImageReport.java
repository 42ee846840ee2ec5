// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static io.github.annotron.runtime.metric.ConfusionMatrix.percent;
import static io.github.annotron.runtime.report.TrainingReport.number;

import io.github.annotron.runtime.LayerInfo;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is known after a classifier was trained.
 *
 * @param title what it does
 * @param layers its layer table
 * @param data what it learnt from and was examined on
 * @param history how the learning went
 * @param exam how the examination went
 * @param settings names and values, as the user could have given them
 */
record ImageReport(
        String title,
        List<LayerInfo> layers,
        ImageData data,
        History history,
        ImageExam exam,
        Map<String, String> settings) {

    private static final int MOST_MISTAKES = 200;
    private static final int SAMPLES = 60;

    /** The page. */
    HtmlReport page() {
        return background(results());
    }

    /** The first part of the page: what was reached. */
    HtmlReport results() {
        HtmlReport page = new HtmlReport(title, "Trained on " + data.source() + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", percent(exam.confusion().accuracy(), 2));
        figures.put(
                "wrong of " + number(exam.confusion().total()),
                number(exam.mistakes().size()));
        figures.putAll(TrainingReport.figures(layers, history, data.training().size()));
        page.tiles(figures);

        page.section("How it learnt").charts(TrainingReport.charts(history));
        page.section("What it took for what").confusion(exam.confusion());
        return page;
    }

    /** Adds the last part: mistakes, pictures, network, settings. */
    HtmlReport background(HtmlReport page) {
        mistakes(page);
        page.section("What the pictures look like")
                .note("The first test pictures.")
                .pictures(IntStream.range(0, Math.min(SAMPLES, data.test().count()))
                        .mapToObj(i -> new Picture(
                                data.test().png(i),
                                "test picture " + i + ", " + name(data.test().labels()[i]),
                                "",
                                ""))
                        .toList());
        TrainingReport.layers(page.section("The network"), layers);
        TrainingReport.settings(page.section("Settings"), settings);
        return page;
    }

    private void mistakes(HtmlReport page) {
        List<ImageExam.Mistake> mistakes = exam.mistakes();
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

    private Picture picture(ImageExam.Mistake mistake) {
        return new Picture(
                data.test().png(mistake.index()),
                "test picture " + mistake.index() + ": " + name(mistake.truth()) + " with probability "
                        + percent(mistake.chance(), 1),
                name(mistake.truth()) + " taken for " + name(mistake.guess()),
                percent(mistake.certainty(), 1) + " sure");
    }

    private String name(int label) {
        return data.kind().classes().get(label);
    }
}
