// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import io.github.annotron.examples.common.Cli;
import io.github.annotron.examples.common.TrainingCommand;
import io.github.annotron.examples.common.TrainingOptions;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.metric.ConfusionMatrix;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.TrainingReport;
import io.github.annotron.runtime.training.EarlyStopping;
import io.github.annotron.runtime.training.History;
import io.github.annotron.runtime.training.Monitor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Learns from four fifths of the sentences and is examined on the last fifth. */
@Command(name = "sentiment", sortOptions = false, description = "Tells whether a sentence is for or against something.")
final class Sentiment extends TrainingCommand {

    private static final double RATE = 1e-3;
    private static final int MADE_SENTENCES = 6000;
    private static final int SHOWN = 20;

    /** How many held-out sentences the terminal shows with their words coloured, and how many the report. */
    private static final int PRINTED = 5;

    private static final int COLOURED = 24;

    /** How many epochs may pass without a better one. */
    private static final int PATIENCE = 3;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A folder with rt-polarity.pos and rt-polarity.neg (Pang and Lee, sentence polarity data 1.0), a"
                            + " sentence in each line. Default: made sentences.")
    private @Nullable Path data;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Use at most so many sentences, for a quick try. Default: all.")
    private int samples;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "Say what the network thinks of this, and which words count. Can be given several times.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--colour",
            paramLabel = "WHEN",
            description = "Colours in the terminal: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Ansi colour = Ansi.AUTO;

    Sentiment() {
        super("sentiment", new TrainingOptions(12, 32));
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(Cli.of(new Sentiment()).execute(arguments));
    }

    @Override
    protected void check(CommandLine line) {
        if (line.getParseResult().hasMatchedOption("--samples")) {
            Cli.atLeast(line, "--samples", samples, 100);
        }
        if (texts.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(line, "--text must have a word");
        }
    }

    @Override
    protected HtmlReport run(CommandLine line, PrintWriter out) throws IOException {
        Reviews all = data == null
                ? MadeReviews.make(
                        samples == 0 ? MADE_SENTENCES : samples, options().seed())
                : Reviews.read(data, options().seed());
        int count = samples == 0
                ? all.sentences().size()
                : Math.min(samples, all.sentences().size());
        Reviews training = all.part(0, count * 7 / 10);
        Reviews validation = all.part(count * 7 / 10, count * 8 / 10);
        Reviews test = all.part(count * 8 / 10, count);

        ReviewNetTrainer trainer = ReviewNetTrainer.builder()
                .optimizer(Adam.of(RATE))
                .seed(options().seed())
                .build();
        ReviewNetModel model = trainer.model();
        int steps = model.inputs().get(0).size();
        Vocabulary vocabulary = Vocabulary.of(training, model.inputs().get(0).vocabulary());
        out.printf(
                Locale.ROOT,
                "Data: %s, %,d sentences, of whose words %,d are known.%n%n",
                all.source(),
                count,
                vocabulary.ids().size());
        out.println(model.summary());
        out.flush();
        History history = trainer.fit(
                dataset(training, vocabulary, steps),
                options()
                        .fit(dataset(validation, vocabulary, steps))
                        .listener(EarlyStopping.of(Monitor.validationLoss(), PATIENCE)));

        List<Verdict> verdicts = verdicts(model, test, vocabulary);
        ConfusionMatrix confusion = new ConfusionMatrix(List.of("against", "for"));
        verdicts.forEach(
                verdict -> confusion.add(verdict.sentence().positive() ? 1 : 0, verdict.probability() > 0.5f ? 1 : 0));
        out.printf(
                Locale.ROOT,
                "%nTest accuracy: %s (%,d of %,d right)%n%n",
                ConfusionMatrix.percent(confusion.accuracy(), 2),
                confusion.right(),
                confusion.total());
        out.println(confusion);
        WordStudy.of(model, vocabulary, subjects(test, PRINTED)).print(out, colour.enabled());
        HtmlReport page =
                page(all.source(), model, history, training.sentences().size(), verdicts, confusion);
        WordStudy.of(model, vocabulary, subjects(test, COLOURED)).add(page);
        return end(page, all.source(), model, history);
    }

    /** The user's texts, and the first sentences that were held out. */
    private List<WordStudy.Subject> subjects(Reviews test, int count) {
        List<WordStudy.Subject> subjects = new ArrayList<>();
        texts.forEach(text -> subjects.add(WordStudy.Subject.of(text)));
        test.sentences().stream()
                .limit(count)
                .forEach(sentence -> subjects.add(new WordStudy.Subject(
                        "a sentence " + (sentence.positive() ? "for" : "against") + " something", sentence.words())));
        return subjects;
    }

    private static Dataset dataset(Reviews reviews, Vocabulary vocabulary, int steps) {
        float[][] words = new float[reviews.sentences().size()][];
        float[][] positive = new float[words.length][1];
        for (int i = 0; i < words.length; i++) {
            Reviews.Sentence sentence = reviews.sentences().get(i);
            words[i] = vocabulary.encode(sentence.words(), steps);
            positive[i][0] = sentence.positive() ? 1 : 0;
        }
        return Dataset.of(words, positive);
    }

    /** What the network thinks of a sentence: the probability that it is for something. */
    private record Verdict(Reviews.Sentence sentence, float probability) {

        boolean right() {
            return sentence.positive() == probability > 0.5f;
        }
    }

    private static List<Verdict> verdicts(ReviewNetModel model, Reviews reviews, Vocabulary vocabulary) {
        ReviewNetPredictor predictor = model.newPredictor();
        int steps = model.inputs().get(0).size();
        List<Verdict> verdicts = new ArrayList<>();
        for (Reviews.Sentence sentence : reviews.sentences()) {
            verdicts.add(new Verdict(sentence, predictor.predict(vocabulary.encode(sentence.words(), steps))[0]));
        }
        return verdicts;
    }

    private HtmlReport page(
            String source,
            ReviewNetModel model,
            History history,
            int learnt,
            List<Verdict> verdicts,
            ConfusionMatrix confusion) {
        HtmlReport page =
                new HtmlReport("ReviewNet tells praise from blame", "Trained on four fifths of " + source + ".");
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("test accuracy", ConfusionMatrix.percent(confusion.accuracy(), 2));
        figures.putAll(TrainingReport.figures(model.layers(), history, learnt));
        page.tiles(figures);
        page.section("What it took for what").confusion(confusion);
        sentences(page.section("Where it was wrong and most certain"), verdicts, false);
        sentences(page.section("Where it was right and most certain"), verdicts, true);
        return page;
    }

    private HtmlReport end(HtmlReport page, String source, ReviewNetModel model, History history) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("data", source);
        settings.put("samples", samples == 0 ? "all" : Integer.toString(samples));
        settings.put("optimiser", "Adam, learning rate " + RATE);
        return finish(page, model, history, settings);
    }

    private static void sentences(HtmlReport page, List<Verdict> verdicts, boolean right) {
        page.table(
                List.of("sentence", "is", "probability that it is for"),
                Set.of(0, 1),
                verdicts.stream()
                        .filter(verdict -> verdict.right() == right)
                        .sorted(Comparator.comparing(verdict -> -Math.abs(verdict.probability() - 0.5f)))
                        .limit(SHOWN)
                        .map(verdict -> List.of(
                                String.join(" ", verdict.sentence().words()),
                                verdict.sentence().positive() ? "for" : "against",
                                ConfusionMatrix.percent(verdict.probability(), 1)))
                        .toList(),
                false);
    }
}
