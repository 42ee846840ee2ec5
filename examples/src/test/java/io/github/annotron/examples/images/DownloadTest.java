// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DownloadTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    Path folder;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] content = served.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI mirror(String path) {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path);
    }

    private static MnistFile file(String name, byte[] content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        return new MnistFile(name, content.length, HexFormat.of().formatHex(digest));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void fetchesWhatIsMissing() throws Exception {
        served.put("/a/one", bytes("first"));
        served.put("/a/two", bytes("second"));
        List<MnistFile> files = List.of(file("one", bytes("first")), file("two", bytes("second")));
        Path deep = folder.resolve("a/b");
        Download download = new Download(List.of(mirror("/a/")), LIMIT, LIMIT);

        download.fetch(files, deep);
        assertThat(deep.resolve("one")).hasContent("first");
        assertThat(deep.resolve("two")).hasContent("second");

        Files.writeString(deep.resolve("two"), "broken");
        download.fetch(files, deep);
        assertThat(deep.resolve("two")).hasContent("second");
        assertThat(requests).as("the good file is not fetched again").hasValue(3);
        assertThat(deep).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void goesToTheNextMirror() throws Exception {
        served.put("/bad/one", bytes("wrong"));
        served.put("/good/one", bytes("right"));

        new Download(List.of(mirror("/none/"), mirror("/bad/"), mirror("/good/")), LIMIT, LIMIT)
                .fetch(List.of(file("one", bytes("right"))), folder);

        assertThat(folder.resolve("one")).hasContent("right");
    }

    @Test
    void keepsNothingThatIsWrong() throws Exception {
        served.put("/bad/one", bytes("wrong"));
        Download download = new Download(List.of(mirror("/none/"), mirror("/bad/")), LIMIT, LIMIT);

        assertThatIOException()
                .isThrownBy(() -> download.fetch(List.of(file("one", bytes("right"))), folder))
                .withMessageContaining("answered 404 for one")
                .withMessageContaining("one has a wrong checksum");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotWaitForAServerThatIsSilent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI mirror = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            Download download = new Download(List.of(mirror), Duration.ofMillis(300), LIMIT);
            long start = System.nanoTime();

            assertThatIOException()
                    .isThrownBy(() -> download.fetch(List.of(file("one", bytes("right"))), folder))
                    .withMessageContaining("took more than 0.3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void saysWhenNobodyAnswers() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        Download download = new Download(List.of(URI.create("http://127.0.0.1:" + port + "/")), LIMIT, LIMIT);

        assertThatIOException()
                .isThrownBy(() -> download.fetch(List.of(file("one", bytes("right"))), folder))
                .withMessageContaining("127.0.0.1 cannot be reached");
    }
}
