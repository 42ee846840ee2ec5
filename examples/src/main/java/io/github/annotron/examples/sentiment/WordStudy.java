// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import io.github.annotron.runtime.explain.Aim;
import io.github.annotron.runtime.explain.Explainer;
import io.github.annotron.runtime.explain.IntegratedGradients;
import io.github.annotron.runtime.explain.PathAttribution;
import io.github.annotron.runtime.explain.Quadrature;
import io.github.annotron.runtime.report.HtmlReport;
import io.github.annotron.runtime.report.Legend;
import io.github.annotron.runtime.report.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which words of some sentences spoke for and against, by integrated gradients from vectors of zeros, in which no word says anything.
 *
 * @param sentences with a number for each word
 * @param limit the largest magnitude of all words, so that the colours of all sentences mean the same
 */
record WordStudy(List<Explained> sentences, double limit) {

    /** The words of a sentence often turn the network's opinion within a small piece of the path. */
    private static final IntegratedGradients PATH =
            IntegratedGradients.steps(64).rule(Quadrature.MIDPOINT).until(0.01, 2048);

    private static final String MEANING =
            "added to the logarithm of the odds that it is for (orange) or against (blue)";

    /** Punctuation at the ends of words, which the reviews have spaces around. */
    private static final Pattern PUNCTUATION = Pattern.compile("([.,!?;:()\"]+)");

    /**
     * A sentence.
     *
     * @param title what is known about it
     * @param probability that it is for something
     * @param path what its words add, up to the last one that the network reads
     */
    record Explained(String title, List<String> words, float probability, PathAttribution path) {}

    /** A sentence to look at, and what to call it. */
    record Subject(String title, List<String> words) {

        /** A text as a user writes it. */
        static Subject of(String text) {
            String spaced = PUNCTUATION.matcher(text).replaceAll(" $1 ");
            return new Subject("your text", Reviews.sentence(spaced, true).words());
        }
    }

    static WordStudy of(ReviewNetModel model, Vocabulary vocabulary, List<Subject> subjects) {
        Explainer explainer = Explainer.of(model);
        ReviewNetPredictor predictor = model.newPredictor();
        int steps = model.inputs().get(0).size();
        List<Explained> explained = subjects.stream()
                .map(subject -> {
                    float[] ids = vocabulary.encode(subject.words(), steps);
                    return new Explained(
                            subject.title(),
                            subject.words(),
                            predictor.predict(ids)[0],
                            explainer.integratedGradients(Aim.decision(), PATH, ids));
                })
                .toList();
        double limit = explained.stream()
                .mapToDouble(each -> each.path.attribution().part().map().limit())
                .max()
                .orElse(0);
        return new WordStudy(explained, limit == 0 ? 1 : limit);
    }

    private Words coloured(Explained sentence) {
        return new Words(
                Words.of(sentence.words, sentence.path.attribution().values()).words(), limit);
    }

    private static String verdict(Explained sentence) {
        return String.format(
                Locale.ROOT,
                "%s: %s, with probability %.1f %%",
                sentence.title,
                sentence.probability > 0.5f ? "for" : "against",
                100 * Math.max(sentence.probability, 1 - sentence.probability));
    }

    /** Shows the sentences in the terminal, in colours or with numbers in their place. */
    void print(PrintWriter out, boolean colours) {
        out.println("What the words counted for:");
        if (colours) {
            out.println(new Legend(MEANING, limit, true).ansi());
        }
        for (Explained sentence : sentences) {
            Words words = coloured(sentence);
            out.println();
            out.println(verdict(sentence));
            out.println("  " + (colours ? words.ansi() : words.plain()));
        }
        out.println();
    }

    void add(HtmlReport page) {
        double gap = sentences.stream()
                .mapToDouble(each -> Math.abs(each.path.gap()))
                .max()
                .orElse(0);
        int steps = sentences.stream().mapToInt(each -> each.path.steps()).max().orElse(0);
        page.section("What the words counted for")
                .note(String.format(
                        Locale.ROOT,
                        "Integrated gradients at the words' vectors, in up to %d steps from vectors of zeros. The numbers of a"
                                + " sentence add up to what its words changed; the largest error of such a sum is %.3f.",
                        steps,
                        gap))
                .legend(new Legend(MEANING, limit, true));
        for (Explained sentence : sentences) {
            page.note(verdict(sentence)).words(coloured(sentence));
        }
    }
}
