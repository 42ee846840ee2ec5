// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it, while training goes on and after it has ended. */
class BrowserTest {

    /** Where to put pictures of the page for people to look at; none by default. */
    private static final @Nullable String PICTURES = System.getProperty("annotron.pictures");

    private static final PrintStream SILENT = new PrintStream(PrintStream.nullOutputStream());

    // The browser may still be writing there when it is ended.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private Path chromium = Path.of("");

    @BeforeEach
    void find() {
        chromium = Browser.find()
                .orElseGet(() ->
                        Assumptions.abort("no Chromium was found on the path; the variable CHROME_BIN can name one"));
    }

    /** Ends training when the test has seen enough; gives the machine some rest. */
    private static final class UntilSeen implements TrainingListener {

        private volatile boolean isSeen;

        @Override
        public void batchDone(TrainingProgress progress) {
            if (isSeen) {
                progress.stop("the test has seen enough");
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void shoot(Browser browser, String name) throws Exception {
        if (PICTURES != null) {
            Path pictures = Files.createDirectories(Path.of(PICTURES));
            for (boolean dark : new boolean[] {false, true}) {
                browser.look(1200, 900, dark);
                browser.shoot(pictures.resolve(name + (dark ? "-dark.png" : "-light.png")));
            }
            browser.look(380, 800, false);
            browser.shoot(pictures.resolve(name + "-narrow.png"));
            browser.look(1200, 900, false);
        }
    }

    private static int count(Browser browser, String selector) {
        return browser.evaluate("document.querySelectorAll('" + selector + "').length")
                .getAsInt();
    }

    @Test
    @SuppressWarnings("try") // it is closed before its block ends, too, to see what the page says of that
    void aTrainingCanBeWatched() throws Exception {
        Dataset validation = Samples.shapes(200, 2);
        UntilSeen end = new UntilSeen();
        try (LivePage page = LivePage.on(0, SILENT).labels(List.of("rows", "columns", "<b>diagonals</b>"));
                Browser browser = Browser.open(chromium, folder)) {
            CompletableFuture<Void> training = CompletableFuture.runAsync(() -> ShapesTrainer.builder()
                    .optimizer(Adam.of(1e-3))
                    .seed(1)
                    .build()
                    .fit(
                            Samples.shapes(1000, 1),
                            Fit.epochs(1_000_000)
                                    .batchSize(20)
                                    .threads(1)
                                    .validation(validation)
                                    .listener(page)
                                    .listener(end)));
            try {
                browser.go(page.address());
                browser.until("document.querySelectorAll('#charts circle.validation').length > 2");
                browser.until("document.querySelectorAll('#mistakes img').length > 0");
                browser.until("document.querySelector('[aria-label=\"gradient norm\"] polyline')");

                assertThat(browser.evaluate("document.getElementById('network').textContent")
                                .getAsString())
                        .isEqualTo("Shapes");
                assertThat(browser.evaluate("document.getElementById('status').textContent")
                                .getAsString())
                        .startsWith("Training, epoch ");
                assertThat(browser.evaluate(
                                        "[...document.querySelectorAll('#charts svg')].map((s) => s.getAttribute('aria-label')).join()")
                                .getAsString())
                        .startsWith("loss,accuracy,learning rate,gradient norm,samples per second");
                assertThat(browser.evaluate(
                                        "[...document.querySelectorAll('#charts polyline')].every((p) => p.getAttribute('points').length > 0 && !/NaN|Infinity/.test(p.getAttribute('points')))")
                                .getAsBoolean())
                        .isTrue();
                // Two layers with weights, each with a kernel and a bias.
                assertThat(count(browser, "#layers .row")).isEqualTo(2);
                assertThat(count(browser, "#layers .row .histogram path[d^=M]")).isEqualTo(4);
                assertThat(count(browser, "#layers .row .bar .norm")).isEqualTo(2);
                assertThat(browser.evaluate(
                                        "[...document.querySelectorAll('#mistakes img')].every((i) => i.complete && i.naturalWidth === 8 && i.naturalHeight === 8)")
                                .getAsBoolean())
                        .isTrue();
                assertThat(browser.evaluate("document.getElementById('mistakes').innerText")
                                .getAsString())
                        .contains("is ", " %)", "sample ");
                // Names are text, not elements.
                assertThat(count(browser, "#mistakes figcaption b b")).isZero();
                assertThat(count(browser, "#diagram svg.layers rect.box")).isEqualTo(4);
                // The style inside of the picture is let through.
                assertThat(browser.evaluate("getComputedStyle(document.querySelector('#diagram .box')).fill")
                                .getAsString())
                        .isEqualTo("rgb(251, 251, 250)");
                shoot(browser, "training");
            } finally {
                end.isSeen = true;
                training.join();
            }
            browser.until("document.getElementById('status').textContent.startsWith('Training stopped in epoch')");
            assertThat(count(browser, "#layers .row .histogram path[d^=M]")).isEqualTo(4);

            assertThat(browser.complaints).isEmpty();
            assertThat(browser.requests)
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).matches("(" + page.address() + "|data:|about:blank).*"));
            page.close();
            browser.until("document.body.dataset.state === 'lost'");
            assertThat(count(browser, "#mistakes img")).isPositive();
        }
    }

    @Test
    void severalInputsAndOutputsAreShown() throws Exception {
        UntilSeen end = new UntilSeen();
        try (LivePage page = LivePage.on(0, SILENT);
                Browser browser = Browser.open(chromium, folder)) {
            browser.go(page.address());
            browser.until("document.body.dataset.state === 'waiting'");
            CompletableFuture<Void> training = CompletableFuture.runAsync(() -> RobotTrainer.builder()
                    .optimizer(Adam.of(1e-3))
                    .seed(1)
                    .build()
                    .fit(
                            Samples.robot(300, 1),
                            Fit.epochs(1_000_000)
                                    .batchSize(30)
                                    .threads(1)
                                    .listener(page)
                                    .listener(end)));
            try {
                browser.until("document.querySelectorAll('#charts circle.training').length > 4");
                browser.until("document.querySelectorAll('#mistakes .numbers').length > 0");
                assertThat(browser.evaluate(
                                        "[...document.querySelectorAll('#charts svg')].map((s) => s.getAttribute('aria-label')).join()")
                                .getAsString())
                        .contains("loss of stop", "loss of way", "accuracy of stop");
                assertThat(browser.evaluate("document.getElementById('mistakes').innerText")
                                .getAsString())
                        .contains("stop: ", "way: ", "sensors: ");
                assertThat(count(browser, "#mistakes img")).isEqualTo(count(browser, "#mistakes .numbers"));
                shoot(browser, "robot");
            } finally {
                end.isSeen = true;
                training.join();
            }
            assertThat(browser.complaints).isEmpty();
        }
    }
}
