// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingException;
import io.github.annotron.runtime.training.TrainingListener;
import io.github.annotron.runtime.training.TrainingProgress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as programs see it. */
class LivePageTest {

    private static final PrintStream SILENT = new PrintStream(PrintStream.nullOutputStream());

    private static ShapesTrainer trainer() {
        return ShapesTrainer.builder().optimizer(Adam.of(1e-3)).seed(1).build();
    }

    private static Fit fit(int epochs, TrainingListener... listeners) {
        Fit fit = Fit.epochs(epochs).batchSize(20).threads(1).validation(Samples.shapes(100, 2));
        for (TrainingListener listener : listeners) {
            fit = fit.listener(listener);
        }
        return fit;
    }

    private static JsonObject state(LivePage page) throws IOException, InterruptedException {
        return JsonParser.parseString(
                        Http.get(page.address().resolve("state.json")).body())
                .getAsJsonObject();
    }

    @Test
    void theStateHasWhatThereIsToSee() throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            assertThat(state(page).has("phase")).isFalse();
            trainer().fit(Samples.shapes(300, 1), fit(3, page));
            JsonObject state = state(page);
            assertThat(state.get("network").getAsString()).isEqualTo("Shapes");
            assertThat(state.get("phase").getAsString()).isEqualTo("completed with epoch 3");
            assertThat(state.get("problem").getAsString()).isEmpty();
            assertThat(state.get("steps").getAsInt()).isEqualTo(45);
            assertThat(state.getAsJsonArray("history")).hasSize(3);
            assertThat(state.getAsJsonArray("history")
                            .get(2)
                            .getAsJsonObject()
                            .getAsJsonObject("figures")
                            .keySet())
                    .contains("loss", "accuracy", "validation loss", "validation accuracy");
            JsonArray losses = state.getAsJsonObject("curves").getAsJsonArray("loss");
            assertThat(losses).hasSize(45);
            assertThat(losses.get(44).getAsJsonArray().get(0).getAsDouble()).isEqualTo(3);
            JsonArray layers = state.getAsJsonArray("layers");
            assertThat(layers).hasSize(2);
            JsonObject conv = layers.get(0).getAsJsonObject();
            assertThat(conv.get("norm").getAsDouble()).isPositive();
            JsonObject kernel = conv.getAsJsonArray("parameters").get(0).getAsJsonObject();
            assertThat(kernel.get("name").getAsString()).isEqualTo("conv.kernel");
            assertThat(kernel.getAsJsonArray("counts").asList().stream()
                            .mapToInt(count -> count.getAsInt())
                            .sum())
                    .isEqualTo(36);
            JsonObject mistakes = state.getAsJsonObject("mistakes");
            assertThat(mistakes.get("source").getAsString()).isEqualTo("validation");
            assertThat(mistakes.get("wrong").getAsInt())
                    .isBetween(10, mistakes.get("seen").getAsInt());
            assertThat(mistakes.getAsJsonArray("samples")
                            .get(0)
                            .getAsJsonObject()
                            .getAsJsonArray("inputs")
                            .get(0)
                            .getAsJsonObject()
                            .get("image")
                            .getAsString())
                    .startsWith("data:image/png;base64,");
            assertThat(Http.get(page.address().resolve("layers.svg")).body())
                    .startsWith("<svg ")
                    .contains("output: softmax cross-entropy");
        }
    }

    @Test
    void mistakesAreThoseThatThePredictorMakes() throws Exception {
        ShapesTrainer trainer = trainer();
        Dataset validation = Samples.shapes(100, 2);
        try (LivePage page = LivePage.on(0, SILENT)) {
            trainer.fit(Samples.shapes(300, 1), fit(2, page));
            ShapesPredictor predictor = trainer.model().newPredictor();
            int wrong = 0;
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < 100; row++) {
                float[] image = new float[64];
                float[] label = new float[1];
                validation.inputs().get(0).read(row, image, 0);
                validation.targets().get(0).read(row, label, 0);
                if (predictor.classify(image) != (int) label[0]) {
                    wrong++;
                    rows.add(row);
                }
            }
            JsonObject mistakes = state(page).getAsJsonObject("mistakes");
            assertThat(mistakes.get("seen").getAsInt()).isEqualTo(100);
            assertThat(mistakes.get("wrong").getAsInt()).isEqualTo(wrong);
            mistakes.getAsJsonArray("samples")
                    .forEach(sample -> assertThat(rows)
                            .contains(sample.getAsJsonObject().get("row").getAsInt()));
        }
    }

    @Test
    void trainingHasTheSameBitsWithThePageAsWithout() throws Exception {
        ShapesTrainer alone = trainer();
        alone.fit(Samples.shapes(300, 1), fit(4));
        ShapesTrainer watched = trainer();
        try (LivePage page = LivePage.on(0, SILENT)) {
            TrainingListener viewer = new TrainingListener() {
                @Override
                public void batchDone(TrainingProgress progress) {
                    try {
                        state(page);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            watched.fit(Samples.shapes(300, 1), fit(4, viewer, page));
        }
        List<Parameter> expected = alone.model().parameters();
        List<Parameter> actual = watched.model().parameters();
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i).matrix().data).isEqualTo(expected.get(i).matrix().data);
        }
    }

    @Test
    void aBatchAllocatesNothingWhenNobodyLooks() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[1];
        try (LivePage page = LivePage.on(0, SILENT)) {
            TrainingListener measuring = new TrainingListener() {
                @Override
                public void fitStarted(TrainingProgress progress) {
                    page.fitStarted(progress);
                }

                @Override
                public void batchDone(TrainingProgress progress) {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    page.batchDone(progress);
                    long after = threads.getCurrentThreadAllocatedBytes();
                    if (progress.epoch() > 1) {
                        allocated[0] += after - before;
                    }
                }
            };
            trainer().fit(Samples.shapes(300, 1), fit(80, measuring));
        }
        assertThat(allocated[0]).isZero();
    }

    @Test
    void trainingDoesNotFailBecauseOfThePage() throws Exception {
        Rows images = Samples.shapes(60, 1).inputs().get(0);
        Rows faulty = new Rows() {
            @Override
            public int count() {
                return images.count();
            }

            @Override
            public int width() {
                return images.width();
            }

            @Override
            public void read(int row, float[] target, int offset) {
                throw new IllegalStateException("only training reads this");
            }

            @Override
            public void read(int row, long epoch, float[] target, int offset) {
                images.read(row, target, offset);
            }
        };
        Dataset data = Dataset.of(faulty, Samples.shapes(60, 1).targets().get(0));
        try (LivePage page = LivePage.on(0, SILENT)) {
            trainer().fit(data, Fit.epochs(2).threads(1).listener(page));
            assertThat(state(page).get("problem").getAsString())
                    .isEqualTo("This page is not complete: java.lang.IllegalStateException: only training reads this");
            assertThat(state(page).getAsJsonArray("history")).hasSize(2);
        }
    }

    @Test
    void anotherTrainingBeginsAnew() throws Exception {
        ShapesTrainer trainer = trainer();
        try (LivePage page = LivePage.on(0, SILENT)) {
            trainer.fit(Samples.shapes(300, 1), fit(2, page));
            trainer.fit(Samples.shapes(300, 1), fit(1, page));
            JsonObject state = state(page);
            assertThat(state.get("run").getAsInt()).isEqualTo(2);
            JsonArray losses = state.getAsJsonObject("curves").getAsJsonArray("loss");
            assertThat(losses).hasSize(15);
            // The third epoch of this trainer.
            assertThat(losses.get(14).getAsJsonArray().get(0).getAsDouble()).isEqualTo(3);
        }
    }

    @Test
    void ofVeryManyEpochsSomeAreLeftOut() throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            trainer()
                    .fit(
                            Samples.shapes(10, 1),
                            Fit.epochs(1600).batchSize(10).threads(1).listener(page));
            JsonArray history = state(page).getAsJsonArray("history");
            // Every fourth, and the last one.
            assertThat(history).hasSize(401);
            assertThat(history.get(1).getAsJsonObject().get("epoch").getAsInt()).isEqualTo(5);
            assertThat(history.get(400).getAsJsonObject().get("epoch").getAsInt())
                    .isEqualTo(1600);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live.js", "live.css", "state.json", "layers.svg", "none"})
    void everyAnswerForbidsWhatIsFromElsewhere(String path) throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            HttpResponse<String> answer = Http.get(page.address().resolve(path));
            assertThat(answer.statusCode()).isEqualTo(path.equals("none") ? 404 : 200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self' 'sha256-")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:PORT"})
    void otherNamesOfThisMachineAreRefused(String host) throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            int port = page.address().getPort();
            String answer =
                    Http.raw(port, "GET /state.json HTTP/1.1", "Host: " + host.replace("PORT", Integer.toString(port)));
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("curves");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void itsOwnNamesAreTaken(String host) throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            int port = page.address().getPort();
            assertThat(Http.raw(port, "GET /state.json HTTP/1.1", "Host: " + host + ":" + port))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void itCanOnlyBeReadAndByItsOwnPage() throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            int port = page.address().getPort();
            String host = "Host: 127.0.0.1:" + port;
            for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
                assertThat(Http.raw(port, method + " / HTTP/1.1", host))
                        .startsWith("HTTP/1.1 405")
                        .containsIgnoringCase("Allow: GET");
            }
            for (String site : List.of("cross-site", "same-site")) {
                assertThat(Http.raw(port, "GET /state.json HTTP/1.1", host, "Sec-Fetch-Site: " + site))
                        .startsWith("HTTP/1.1 403");
            }
            String site = "Sec-Fetch-Site: cross-site";
            String mode = "Sec-Fetch-Mode: navigate";
            assertThat(Http.raw(port, "GET / HTTP/1.1", host, site, mode, "Sec-Fetch-Dest: document"))
                    .startsWith("HTTP/1.1 200");
            assertThat(Http.raw(port, "GET / HTTP/1.1", host, site, mode, "Sec-Fetch-Dest: iframe"))
                    .startsWith("HTTP/1.1 403");
            assertThat(Http.raw(port, "GET /state.json HTTP/1.1", host, "Sec-Fetch-Site: same-origin"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void itIsOnLoopbackOnly() throws Exception {
        try (LivePage page = LivePage.on(0, SILENT)) {
            assertThat(InetAddress.getByName(page.address().getHost()).isLoopbackAddress())
                    .isTrue();
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        try (Socket socket = new Socket()) {
                            InetSocketAddress place = new InetSocketAddress(
                                    address, page.address().getPort());
                            assertThatThrownBy(() -> socket.connect(place, 2000))
                                    .isInstanceOf(ConnectException.class);
                        }
                    }
                }
            }
        }
    }

    @Test
    void theAddressIsPrinted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (LivePage page = LivePage.on(0, new PrintStream(printed, true, StandardCharsets.UTF_8))) {
            assertThat(printed.toString(StandardCharsets.UTF_8).strip())
                    .isEqualTo("Live training page: " + page.address())
                    .matches(".*http://127\\.0\\.0\\.1:\\d+/");
        }
    }

    @Test
    void aPortInUseIsAnErrorThatNamesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> LivePage.on(port, SILENT))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageStartingWith("the live training page cannot be on port " + port + ": ")
                    .hasMessageEndingWith(". Take another port, or 0 for any that is free.");
        }
        assertThatThrownBy(() -> LivePage.on(65_536, SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a port is from 1 to 65535, or 0 for any that is free, not 65536");
    }

    @Test
    void itsThreadsAreDaemonsAndEndWithIt() throws Exception {
        List<Thread> before = threads();
        LivePage page = LivePage.on(0, SILENT);
        URI address = page.address();
        assertThat(Http.get(address).statusCode()).isEqualTo(200);
        List<Thread> own = threads().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().matches("live training page|HTTP-Dispatcher"))
                .toList();
        assertThat(own).hasSizeGreaterThan(1).allMatch(Thread::isDaemon);
        page.close();
        for (Thread thread : own) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
        assertThatThrownBy(() -> Http.get(address)).isInstanceOf(ConnectException.class);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().collect(Collectors.toList());
    }
}
