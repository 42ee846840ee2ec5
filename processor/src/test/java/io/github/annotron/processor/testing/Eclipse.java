// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.testing;

import io.github.annotron.processor.NetworkProcessor;
import io.github.annotron.processor.testing.Compilations.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Runs Eclipse's compiler (ecj) with the network processor, as {@link Compilations} does javac. */
final class Eclipse {
    private static final List<String> OPTIONS = List.of("--release", "17", "-parameters", "-nowarn");

    private Eclipse() {}

    /** Compiles source files, through files on disk, since ecj takes no others. */
    static Compilation compile(List<String> sources, String... more) {
        try {
            Path folder = Files.createTempDirectory("ecj");
            // Not earlier, for diagnostics look for the source file when they are asked where they stand.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return compile(folder, sources, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Compilation compile(Path folder, List<String> sources, String... more) throws IOException {
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<File> files = write(folder.resolve("source"), sources);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = new EclipseCompiler();
        boolean success;
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
            manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            List<String> options = new ArrayList<>(OPTIONS);
            options.addAll(List.of(more));
            options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    manager,
                    diagnostics,
                    options,
                    null,
                    manager.getJavaFileObjectsFromFiles(files));
            task.setProcessors(List.of(new NetworkProcessor()));
            success = task.call();
        }
        Map<String, String> texts = new TreeMap<>();
        read(generated, ".java").forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        Map<String, String> resources = new TreeMap<>();
        read(generated, ".svg")
                .forEach((name, bytes) -> resources.put(
                        "SOURCE_OUTPUT:" + name.replace('.', '/') + ".svg", new String(bytes, StandardCharsets.UTF_8)));
        return new Compilation(success, diagnostics.getDiagnostics(), texts, read(classes, ".class"), resources);
    }

    private static List<File> write(Path root, List<String> sources) throws IOException {
        List<File> files = new ArrayList<>();
        for (String source : sources) {
            Path file = root.resolve(Compilations.nameOf(source).replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source).toFile());
        }
        return files;
    }

    /** The files of a folder with an ending by their paths with dots and without it, which are names of classes. */
    private static Map<String, byte[]> read(Path root, String ending) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                String path = root.relativize(file).toString().replace(File.separatorChar, '.');
                contents.put(path.substring(0, path.length() - ending.length()), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
