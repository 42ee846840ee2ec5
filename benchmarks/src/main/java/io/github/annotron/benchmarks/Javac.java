// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compiles sources as a build does: by the {@code javac} of the running JDK, in a process of its own, with the processor. */
final class Javac {
    private final Path folder;

    /** What came of a compilation. */
    record Result(double seconds, long sourceBytes, long classBytes) {}

    /**
     * Makes a project.
     *
     * @param folder for its sources and what becomes of them
     */
    Javac(Path folder) {
        this.folder = folder;
    }

    /** Adds a class or an interface of the unnamed package; {@code annotations} are imported. */
    Javac add(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("source"));
        String imports = "import io.github.annotron.*;\nimport static io.github.annotron.Activation.*;\n"
                + "import static io.github.annotron.Padding.*;\nimport static io.github.annotron.Loss.*;\n";
        Files.writeString(folder.resolve("source/" + name + ".java"), imports + text);
        return this;
    }

    /** The folder with the class files. */
    Path classes() {
        return folder.resolve("classes");
    }

    /** Compiles all, from nothing. */
    Result compile() throws IOException, InterruptedException {
        Path generated = folder.resolve("generated");
        delete(classes());
        delete(generated);
        Files.createDirectories(classes());
        Files.createDirectories(generated);
        String path = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                path,
                "-processorpath",
                path,
                "-processor",
                "io.github.annotron.processor.NetworkProcessor",
                "-parameters",
                "-d",
                classes().toString(),
                "-s",
                generated.toString()));
        try (Stream<Path> sources = Files.list(folder.resolve("source"))) {
            sources.forEach(source -> command.add(source.toString()));
        }
        File log = folder.resolve("javac.log").toFile();
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (status != 0) {
            throw new IOException("javac failed:\n" + Files.readString(log.toPath()));
        }
        return new Result(seconds, bytes(generated), bytes(classes()));
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Javac::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
