// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches files whose checksums are known.
 *
 * @param mirrors where to look, in this order; each ends in a slash
 * @param first how long the first file of a mirror may take: whoever has no network shall not wait long
 * @param others how long each other file may take
 */
record Download(List<URI> mirrors, Duration first, Duration others) {

    /** Asks these mirrors, with limits that suit files of some megabytes. */
    static Download from(List<URI> mirrors) {
        return new Download(mirrors, Duration.ofSeconds(4), Duration.ofSeconds(60));
    }

    Download {
        mirrors = List.copyOf(mirrors);
    }

    /**
     * Fetches what a folder lacks. A file appears there only when it is complete and its checksum is right.
     *
     * @throws IOException if no mirror had all of them; the message says what went wrong at each
     */
    void fetch(List<MnistFile> files, Path folder) throws IOException {
        StringBuilder problems = new StringBuilder();
        Files.createDirectories(folder);
        for (URI mirror : mirrors) {
            try {
                fetch(files, folder, mirror);
                return;
            } catch (IOException e) {
                problems.append(problems.isEmpty() ? "" : "; ").append(e.getMessage());
            }
        }
        throw new IOException(problems.isEmpty() ? "there is no mirror to ask" : problems.toString());
    }

    private void fetch(List<MnistFile> files, Path folder, URI mirror) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(first)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Duration limit = first;
        for (MnistFile file : files) {
            Path target = folder.resolve(file.name());
            if (file.matches(target)) {
                continue;
            }
            byte[] content = get(client, mirror, file.name(), limit);
            if (!file.matches(content)) {
                throw new IOException(mirror.getHost() + ": " + file.name() + " has a wrong checksum");
            }
            store(content, target);
            limit = others;
        }
    }

    private static byte[] get(HttpClient client, URI mirror, String name, Duration limit) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(mirror.resolve(name)).build();
        // The time-out of a request ends with the header of its answer. This one is for all of it.
        Future<HttpResponse<byte[]>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(mirror.getHost() + " answered " + response.statusCode() + " for " + name);
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException(mirror.getHost() + " took more than " + limit.toMillis() / 1000.0 + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(mirror.getHost() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static void store(byte[] content, Path target) throws IOException {
        Path beside = Files.createTempFile(target.toAbsolutePath().getParent(), target.getFileName() + ".", ".part");
        try {
            Files.write(beside, content);
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
