// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, in a profile of its own, led through its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge");
    private static final List<String> PLACES = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What the page wrote to its console, and what went wrong in it. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    /** The addresses of all that the page asked for. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger commands = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();

    private Browser(Process process, URI page) {
        this.process = process;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
    }

    /** A Chromium on this machine, or what takes its place: by the variable {@code CHROME_BIN}, the path, or usual places. */
    static Optional<Path> find() {
        String named = System.getenv("CHROME_BIN");
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        Stream<Path> usual = PLACES.stream().map(Path::of);
        return Stream.concat(Stream.ofNullable(named).map(Path::of), Stream.concat(onPath, usual))
                .filter(Files::isExecutable)
                .filter(file -> !Files.isDirectory(file))
                .findFirst();
    }

    /**
     * Opens one.
     *
     * @param profile an empty folder
     */
    static Browser open(Path program, Path profile) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                // Containers and the superuser have no sandbox; what it opens is our own page.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium-output.txt").toFile())
                .start();
        try {
            Path port = profile.resolve("DevToolsActivePort");
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IllegalStateException(
                            program + " does not start: " + Files.readString(profile.resolve("chromium-output.txt")));
                }
                Thread.sleep(50);
            }
            return new Browser(
                    process, page(Integer.parseInt(Files.readAllLines(port).get(0)), end));
        } catch (RuntimeException | IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI page(int port, long end) throws IOException, InterruptedException {
        while (System.nanoTime() < end) {
            String targets = Http.get(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .body();
            for (JsonElement target : JsonParser.parseString(targets).getAsJsonArray()) {
                JsonObject found = target.getAsJsonObject();
                if (found.get("type").getAsString().equals("page")) {
                    return URI.create(found.get("webSocketDebuggerUrl").getAsString());
                }
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("there is no page to lead");
    }

    /** Opens an address, and notes from then on what the page asks for and complains of. */
    void go(URI address) {
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            send(domain + ".enable", "{}");
        }
        send("Page.navigate", "{\"url\":\"" + address + "\"}");
    }

    /** The size of the window, and whether the page is to be dark. */
    void look(int width, int height, boolean dark) {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
        send(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]}");
    }

    /** A picture of the whole page, a PNG file. */
    void shoot(Path file) throws IOException {
        JsonObject result = send("Page.captureScreenshot", "{\"format\":\"png\",\"captureBeyondViewport\":true}");
        Files.write(file, Base64.getDecoder().decode(result.get("data").getAsString()));
    }

    /** The value of an expression in JavaScript. */
    JsonElement evaluate(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        JsonObject result = send("Runtime.evaluate", parameters.toString());
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? com.google.gson.JsonNull.INSTANCE : value;
    }

    /** Waits until an expression is true; it may not make sense before the page is there. */
    void until(String expression) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!evaluate("(() => { try { return !!(" + expression + "); } catch (e) { return false; } })()")
                .getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression + "; complaints: " + complaints + "\n"
                        + evaluate("document.body.innerText"));
            }
            Thread.sleep(100);
        }
    }

    private synchronized JsonObject send(String method, String parameters) {
        int id = commands.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        JsonObject message =
                answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.get("error"));
        }
        return message.getAsJsonObject("result");
    }

    private void receive(JsonObject message) {
        if (message.has("id")) {
            CompletableFuture<JsonObject> answer =
                    answers.remove(message.get("id").getAsInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        String method = message.get("method").getAsString();
        JsonObject parameters = message.getAsJsonObject("params");
        switch (method) {
            case "Network.requestWillBeSent" ->
                requests.add(parameters.getAsJsonObject("request").get("url").getAsString());
            case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded" ->
                complaints.add(method + " " + parameters);
            default -> {}
        }
    }

    /** Ends it in good order, so that it leaves nothing behind; by force if it does not. */
    @Override
    public void close() {
        socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        socket.abort();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                receive(JsonParser.parseString(text.toString()).getAsJsonObject());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }
    }
}
