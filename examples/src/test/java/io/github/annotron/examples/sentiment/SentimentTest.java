// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        Run run = run("--samples", "2000", "--epochs", "8", "--batch", "16");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // Two of a hundred sentences say the contrary of what they mean.
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("ReviewNet tells praise from blame", "Embedding", "taken for");
    }

    @Test
    void understandsFilmReviews() {
        Path data = TestData.find("text/rt-polarity.pos").getParent();
        Run run = run("--data", data.toString(), "--samples", "4000", "--epochs", "4", "--batch", "8");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(62);
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
        assertThat(run("--samples", "5").err()).contains("--samples must be at least 100, not 5");
        assertThat(run("--data", folder.resolve("none").toString()).err()).contains("does not exist");
        Files.writeString(folder.resolve("rt-polarity.pos"), "\n");
        assertThat(run("--data", folder.toString()).err()).contains("rt-polarity.pos is empty");
    }
}
