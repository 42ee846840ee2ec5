// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.live;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.annotron.diagram.NetworkDiagram;
import io.github.annotron.runtime.training.TrainingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Serves the page: three files, and the state, to programs of this machine that ask by a name of this machine. */
final class LiveServer implements AutoCloseable {

    private static final int WAITING = 16;
    private static final int NO_BODY = -1;
    private static final int THREADS = 2;

    /** What browsers say of requests that come from no page, or from this one. */
    private static final Set<String> OWN_SITES = Set.of("none", "same-origin");

    /** Nothing from elsewhere; of styles inside of elements only that of the picture. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-"
            + sha256(NetworkDiagram.style())
            + "'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action"
            + " 'none'; frame-ancestors 'none'";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final LiveState state;
    private final Map<String, Resource> resources;
    private final Set<String> hosts;
    private final URI address;

    /** Makes the body of an answer. */
    @FunctionalInterface
    private interface Body {
        byte[] bytes() throws IOException;
    }

    private record Resource(String type, Body body) {}

    private LiveServer(HttpServer server, LiveState state) {
        this.server = server;
        this.state = state;
        InetSocketAddress place = server.getAddress();
        int port = place.getPort();
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        String literal = place.getAddress().getHostAddress();
        address = URI.create("http://" + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port + "/");
        resources = Map.of(
                "/", file(HTML, "live.html"),
                "/live.css", file(CSS, "live.css"),
                "/live.js", file(SCRIPT, "live.js"),
                "/state.json", new Resource("application/json", this::json),
                "/layers.svg", new Resource("image/svg+xml", () -> utf8(state.diagram())));
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "live training page");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Starts one.
     *
     * @param port 0 for any that is free
     * @throws TrainingException if it cannot be had
     */
    static LiveServer start(int port, LiveState state) {
        try {
            InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            LiveServer started = new LiveServer(HttpServer.create(place, WAITING), state);
            started.begin();
            return started;
        } catch (IOException e) {
            throw new TrainingException(
                    "the live training page cannot be on port " + port + ": " + e.getMessage()
                            + ". Take another port, or 0 for any that is free.",
                    e);
        }
    }

    /** The thread that listens is a daemon if the one that starts it is. */
    private void begin() {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Thread starter = new Thread(() -> {
            try {
                server.start();
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        starter.setDaemon(true);
        starter.start();
        boolean isInterrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private byte[] json() throws IOException {
        state.viewers.isHere();
        return utf8(state.json());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers request = exchange.getRequestHeaders();
            String host = request.getFirst("Host");
            Resource resource = resources.get(exchange.getRequestURI().getPath());
            if (host == null || !hosts.contains(host)) {
                // A name of elsewhere that leads here lets pages of elsewhere read what is here (DNS rebinding).
                refuse(exchange, 403, "This page is at " + address + " only.");
            } else if (isFromElsewhere(request)) {
                refuse(exchange, 403, "Other pages may not ask for this.");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                refuse(exchange, 405, "There is nothing here but to be read.");
            } else if (resource == null) {
                refuse(exchange, 404, "There is no such page.");
            } else {
                send(exchange, 200, resource.type, resource.body.bytes());
            }
        }
    }

    /** What another page loads; a link on it may lead here, for what is opened by itself cannot be read by others. */
    private static boolean isFromElsewhere(Headers request) {
        String site = request.getFirst("Sec-Fetch-Site");
        boolean isLink = "navigate".equals(request.getFirst("Sec-Fetch-Mode"))
                && "document".equals(request.getFirst("Sec-Fetch-Dest"));
        return site != null && !OWN_SITES.contains(site) && !isLink;
    }

    private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", utf8(reason + "\n"));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, NO_BODY);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Resource file(String type, String name) {
        try (InputStream in = LiveServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            byte[] bytes = in.readAllBytes();
            return new Resource(type, () -> bytes);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
