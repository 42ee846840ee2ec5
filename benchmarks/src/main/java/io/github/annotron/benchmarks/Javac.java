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
    private final int times;

    /**
     * What came of a compilation.
     *
     * @param seconds from the start of the process to its end
     * @param lastSeconds of one compilation, the median of the last third
     * @param processorSeconds of all its threads, those of HotSpot's compilers among them
     * @param sourceBytes of what was generated
     */
    record Result(double seconds, double lastSeconds, double processorSeconds, long sourceBytes, long classBytes) {}

    /**
     * Makes a project.
     *
     * @param folder for its sources and what becomes of them
     */
    Javac(Path folder) {
        this(folder, 1);
    }

    private Javac(Path folder, int times) {
        this.folder = folder;
        this.times = times;
    }

    /** The same project, compiled so many times by each process. */
    Javac times(int count) {
        return new Javac(folder, count);
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
        delete(generated());
        Files.createDirectories(generated());
        return compile(
                List.of(
                        "-processorpath",
                        System.getProperty("java.class.path"),
                        "-processor",
                        "io.github.annotron.processor.NetworkProcessor",
                        "-s",
                        generated().toString()),
                sources("source"));
    }

    /** Compiles all again without the processor, and as plain sources what it has written before. */
    Result compileWithoutProcessor() throws IOException, InterruptedException {
        List<String> sources = new ArrayList<>(sources("source"));
        sources.addAll(sources("generated"));
        return compile(List.of("-proc:none"), sources);
    }

    private Result compile(List<String> options, List<String> sources) throws IOException, InterruptedException {
        delete(classes());
        Files.createDirectories(classes());
        String path = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                "-D" + MeasuredCompiler.TIMES + "=" + times,
                MeasuredCompiler.class.getName(),
                "-cp",
                path,
                "-parameters",
                "-d",
                classes().toString()));
        command.addAll(options);
        command.addAll(sources);
        File log = folder.resolve("javac.log").toFile();
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) * 1e-9;
        List<String> lines = Files.readAllLines(log.toPath());
        if (status != 0) {
            throw new IOException("javac failed:\n" + String.join("\n", lines));
        }
        double last = seconds(lines.get(lines.size() - 2), MeasuredCompiler.LAST);
        double processor = seconds(lines.get(lines.size() - 1), MeasuredCompiler.LABEL);
        return new Result(seconds, last, processor, bytes(generated()), bytes(classes()));
    }

    private static double seconds(String line, String label) {
        return Long.parseLong(line.substring(label.length())) * 1e-3;
    }

    private Path generated() {
        return folder.resolve("generated");
    }

    private List<String> sources(String name) throws IOException {
        try (Stream<Path> sources = Files.list(folder.resolve(name))) {
            return sources.map(Path::toString)
                    .filter(source -> source.endsWith(".java"))
                    .sorted()
                    .toList();
        }
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
