// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.optimizer.Sgd;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String train(boolean terminal) {
        Fit fit = Fit.epochs(2)
                .batchSize(8)
                .validation(TestData.classes(20, 5, 2))
                .listener(new ProgressBar(stream, terminal));
        ModelTrainer.of(LinearModel.of(5, 3, Losses.SOFTMAX_CROSS_ENTROPY))
                .optimizer(Sgd.of(0.1))
                .seed(1)
                .build()
                .fit(TestData.classes(80, 5, 1), fit);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsALineAnEpoch() {
        assertThat(train(false).lines())
                .hasSize(2)
                .allMatch(line -> line.matches("epoch [12]/2 loss [0-9.]+, accuracy"
                        + " [0-9.]+ %; validation loss [0-9.]+, accuracy [0-9.]+ %, [0-9.]+ s, [0-9]+ samples/s"));
    }

    @Test
    void redrawsABarOnATerminal() {
        String text = train(true);

        assertThat(text).startsWith("\repoch 1/2 [==");
        assertThat(text).containsPattern("] loss [0-9.]+, accuracy [0-9.]+ %, [0-9]+ samples/s, [0-9.]+ s left");
        assertThat(text.lines().filter(line -> line.contains("validation"))).hasSize(2);
        assertThat(text.chars().filter(c -> c == '[').count())
                .as("at most ten drawings a second")
                .isLessThan(20);
    }

    @Test
    void drawsLoopsOfOnesOwn() {
        ProgressBar bar = new ProgressBar(stream, true);
        bar.show("episode 3", 50, 200, "return 12");
        bar.show("episode 4", 60, 200, "return 13");
        bar.line("done");

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\repisode 3 [======                  ] return 12, ");
        assertThat(text).doesNotContain("episode 4");
        assertThat(text).containsPattern("left\rdone +" + System.lineSeparator());
    }

    @Test
    void drawsNoBarElsewhere() {
        ProgressBar bar = new ProgressBar(stream, false);
        bar.show("episode 3", 50, 200, "return 12");
        bar.line("done");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("done" + System.lineSeparator());
    }
}
