// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import static io.github.annotron.runtime.metric.ConfusionMatrix.percent;

import io.github.annotron.examples.speech.Learner.Learnt;
import io.github.annotron.examples.speech.Recordings.Recording;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.HtmlReport.Picture;
import io.github.annotron.runtime.report.TrainingReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What is known after a network learnt to listen.
 *
 * @param training what it learnt from
 * @param test what it was examined on
 * @param learnt the network and how it learnt
 * @param listener of the network
 * @param confusion how the exam went
 * @param strangers for each speaker how the exam on it went of a network that never heard it
 */
record SpeechReport(
        Recordings training,
        Recordings test,
        Learnt learnt,
        Listener listener,
        ConfusionMatrix confusion,
        Map<String, ConfusionMatrix> strangers) {

    static final List<String> STRANGERS = List.of("speaker", "right", "of", "accuracy");

    private static final String MEAN = "mean";
    private static final int SHOWN_SPEAKERS = 2;
    private static final int MOST_MISTAKES = 40;

    /** A row for each speaker, and one for all together. */
    static List<List<String>> strangers(Map<String, ConfusionMatrix> results) {
        List<List<String>> rows = new ArrayList<>();
        results.forEach((speaker, result) -> rows.add(List.of(
                speaker, Long.toString(result.right()), Long.toString(result.total()), percent(result.accuracy(), 1))));
        rows.add(List.of(MEAN, "", "", percent(mean(results), 1)));
        return rows;
    }

    private static double mean(Map<String, ConfusionMatrix> results) {
        return results.values().stream()
                .mapToDouble(ConfusionMatrix::accuracy)
                .average()
                .orElseThrow();
    }

    /**
     * The page.
     *
     * @param finish adds what all pages end with to a page and the settings
     */
    HtmlReport page(BiFunction<HtmlReport, Map<String, String>, HtmlReport> finish) {
        HtmlReport page =
                new HtmlReport("SpeechNet tells spoken digits apart", "Trained on " + training.source() + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", percent(confusion.accuracy(), 2));
        if (!strangers.isEmpty()) {
            figures.put("of speakers that it never heard", percent(mean(strangers), 1));
        }
        figures.putAll(TrainingReport.figures(
                learnt.model().layers(), learnt.history(), training.all().size()));
        page.tiles(figures);
        page.section("What it took for what").confusion(confusion);
        if (!strangers.isEmpty()) {
            page.section("Speakers that it never heard")
                    .note("Of each speaker all recordings, by a network that learnt from all of the others.")
                    .table(STRANGERS, Set.of(0), strangers(strangers), true);
        }
        page.section("What it sees")
                .note(
                        "Log-mel spectrograms of test recordings: time from left to right, just under a second, low frequencies"
                                + " below, the louder the darker; 60 decibels below the loudest is white.");
        for (String speaker : test.speakers()
                .subList(0, Math.min(SHOWN_SPEAKERS, test.speakers().size()))) {
            page.pictures(Listener.DIGITS.stream()
                    .flatMap(digit -> test.all().stream()
                            .filter(recording -> recording.speaker().equals(speaker)
                                    && Listener.DIGITS.get(recording.digit()).equals(digit))
                            .limit(1))
                    .map(this::picture)
                    .toList());
        }
        mistakes(page.section("What it got wrong"));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", training.source());
        Learner.settings(settings);
        return finish.apply(page, settings);
    }

    private void mistakes(HtmlReport page) {
        List<Recording> mistakes = test.all().stream()
                .filter(recording -> listener.digit(recording.sound()) != recording.digit())
                .limit(MOST_MISTAKES)
                .toList();
        if (mistakes.isEmpty()) {
            page.note("Nothing.");
        } else {
            page.pictures(mistakes.stream().map(this::picture).toList());
        }
    }

    private Picture picture(Recording recording) {
        int guess = listener.digit(recording.sound());
        float certainty = listener.probabilities(recording.sound())[guess];
        return new Picture(
                Spectrogram.of(Sounds.FEATURES.apply(recording.sound())).uri(),
                "recording " + recording.number() + " of " + Listener.DIGITS.get(recording.digit()) + " by "
                        + recording.speaker(),
                guess == recording.digit()
                        ? Listener.DIGITS.get(guess)
                        : Listener.DIGITS.get(recording.digit()) + " taken for " + Listener.DIGITS.get(guess),
                recording.speaker() + ", " + percent(certainty, 1) + " sure");
    }
}
