// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.runtime.report.HtmlReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        return Run.of(new Sentiment(), all.toArray(String[]::new));
    }

    @Test
    void understandsMadeSentences() throws Exception {
        String text = "The story is dull, but the music is truly moving!";
        Run run = run(
                "--samples", "2000", "--epochs", "8", "--batch", "16", "--seed", "2", "--text", text, "--text", "a");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // Two of a hundred sentences say the contrary of what they mean.
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("ReviewNet tells praise from blame", "Embedding", "taken for");
        // What stands behind "but" counts, and the word that says it counts for it.
        assertThat(run.out()).contains("your text: for, with probability ").containsPattern("moving \\(\\+\\d");
        assertThat(report)
                .contains("What the words counted for", "added to the logarithm of the odds", ">moving</span>")
                .containsPattern("largest error of such a sum is 0\\.0");
    }

    @Test
    void understandsFilmReviews() {
        Path data = TestData.find("text/rt-polarity.pos").getParent();
        Run run = run("--data", data.toString(), "--samples", "4000", "--epochs", "4", "--batch", "8");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(62);
    }

    @Test
    void readsTextsAsUsersWriteThem() {
        assertThat(WordStudy.Subject.of("Not bad (at all); it's fun...").words())
                .containsExactly("not", "bad", "(", "at", "all", ");", "it's", "fun", "...");
    }

    /** Sentences of a network that has learnt nothing: colours, numbers in their place, and words beyond those that it reads. */
    @Test
    void coloursWords() {
        ReviewNetModel model = ReviewNetModel.create(1);
        List<String> words = new ArrayList<>(Collections.nCopies(40, "good"));
        words.add("unread");
        Vocabulary vocabulary = new Vocabulary(Map.of("good", 2));
        WordStudy study = WordStudy.of(model, vocabulary, List.of(new WordStudy.Subject("a test", words)));
        StringWriter out = new StringWriter();
        study.print(new PrintWriter(out, true), true);
        assertThat(out.toString())
                .contains("\u001b[38;5;16;48;5;")
                .contains(" unread")
                .contains("a test: ");
        assertThat(study.sentences().get(0).path().gap()).isCloseTo(0, within(1e-3));
        HtmlReport page = new HtmlReport("a", "b");
        study.add(page);
        assertThat(page.html()).contains("<span class=\"without\">unread</span>");
    }

    @Test
    void numbersWordsByTheirFrequency() {
        Reviews reviews = new Reviews(
                "test",
                List.of(
                        Reviews.sentence("A good film , a good one ", true),
                        Reviews.sentence("film", false),
                        Reviews.sentence("a once", false)));
        Vocabulary vocabulary = Vocabulary.of(reviews, 4);
        assertThat(vocabulary.ids()).hasSize(2).containsEntry("a", 2).containsEntry("film", 3);
        assertThat(vocabulary.encode(List.of("film", "good", "a", "x"), 3)).containsExactly(3, 1, 2);
        assertThat(vocabulary.encode(List.of("a"), 3)).containsExactly(2, 0, 0);
        assertThat(Vocabulary.of(reviews, 100).ids()).containsOnlyKeys("a", "film", "good");
    }

    @Test
    void refusesBadOptions() throws Exception {
        assertThat(run("--text", " ").err()).contains("--text must have a word");
        assertThat(run("--colour", "red").err()).contains("--colour");
        assertThat(run("--samples", "5").err()).contains("--samples must be at least 100, not 5");
        assertThat(run("--data", folder.resolve("none").toString()).err()).contains("does not exist");
        Files.writeString(folder.resolve("rt-polarity.pos"), "\n");
        assertThat(run("--data", folder.toString()).err()).contains("rt-polarity.pos is empty");
    }
}
