// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Does what Gradle does with an isolating processor. It looks the kind of processor up in the jar, loads it in a class loader
 * of its own, wraps its filer to learn which type each file comes from, and after a change deletes what came from the changed
 * types, and compiles these and their users against the classes that are left.
 */
final class GradleBuild {
    private final Map<String, String> sources;
    private final Path sourceFolder;
    private final Path classes;
    private final Path generated;
    private final Path output;
    private final Map<String, Set<String>> generatedFrom = new TreeMap<>();
    private final Map<String, Set<String>> resourcesFrom = new TreeMap<>();
    private Set<String> writtenLast = Set.of();

    /**
     * Prepares a build.
     *
     * @param sources the text of each file by the name of its type
     */
    GradleBuild(Path folder, Map<String, String> sources) throws IOException {
        this.sources = new TreeMap<>(sources);
        sourceFolder = Files.createDirectories(folder.resolve("src"));
        output = folder.resolve("build");
        classes = Files.createDirectories(output.resolve("classes"));
        generated = Files.createDirectories(output.resolve("generated"));
    }

    /** Class files and generated sources. */
    Path output() {
        return output;
    }

    /** The generated types by the top-level type that they come from. */
    Map<String, Set<String>> generatedFrom() {
        return generatedFrom;
    }

    /** The paths of the other generated files, by the top-level type that they come from. */
    Map<String, Set<String>> resourcesFrom() {
        return resourcesFrom;
    }

    /** The types that the last compilation generated. */
    Set<String> writtenLast() {
        return writtenLast;
    }

    /** The first build. */
    void compileAll() {
        compile(sources.keySet());
    }

    /**
     * A later build.
     *
     * @param changes new texts by type; null for a file that was removed
     * @param concerned the changed types and those that use them or what is generated for them
     */
    void compileAfter(Map<String, String> changes, Set<String> concerned) throws IOException {
        for (Map.Entry<String, String> change : changes.entrySet()) {
            if (change.getValue() == null) {
                sources.remove(change.getKey());
            } else {
                sources.put(change.getKey(), change.getValue());
            }
        }
        for (String type : concerned) {
            deleteClasses(type);
            Set<String> outputs = generatedFrom.remove(type);
            for (String name : outputs == null ? Set.<String>of() : outputs) {
                Files.delete(file(generated, name, ".java"));
                deleteClasses(name);
            }
            Set<String> resources = resourcesFrom.remove(type);
            for (String path : resources == null ? Set.<String>of() : resources) {
                Files.delete(generated.resolve(path));
            }
        }
        Set<String> again = new TreeSet<>(concerned);
        again.retainAll(sources.keySet());
        writtenLast = Set.of();
        if (!again.isEmpty()) {
            compile(again);
        }
    }

    private void deleteClasses(String type) throws IOException {
        String name = file(classes, type, "").getFileName().toString();
        for (Path file : Tools.files(classes, ".class")) {
            String found = file.getFileName().toString();
            if (found.equals(name + ".class") || found.startsWith(name + "$")) {
                Files.delete(file);
            }
        }
    }

    private static Path file(Path root, String type, String extension) {
        return root.resolve(type.replace('.', '/') + extension);
    }

    private void compile(Set<String> types) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (URLClassLoader loader = processorLoader();
                StandardJavaFileManager files =
                        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> paths = new ArrayList<>();
            for (String type : types) {
                Path file = file(sourceFolder, type, ".java");
                Files.createDirectories(file.getParent());
                paths.add(Files.writeString(file, sources.get(type)));
            }
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-parameters",
                    "-Aannotron.diagram=true",
                    "-implicit:none",
                    "-sourcepath",
                    "",
                    "-d",
                    classes.toString(),
                    "-s",
                    generated.toString(),
                    "-cp",
                    classes + File.pathSeparator + Jars.COMPILE);
            JavaCompiler.CompilationTask task =
                    compiler.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(paths));
            IsolatingFiler.Records records = new IsolatingFiler.Records();
            task.setProcessors(List.of(new IsolatingProcessor(processor(loader), records)));
            assertThat(task.call()).as(diagnostics.getDiagnostics().toString()).isTrue();
            assertThat(diagnostics.getDiagnostics())
                    .filteredOn(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                    .isEmpty();
            assertThat(records.reasonsToCompileAll()).isEmpty();
            writtenLast = new HashSet<>();
            records.generatedFrom().forEach((origin, names) -> {
                writtenLast.addAll(names);
                generatedFrom.put(origin, names);
            });
            resourcesFrom.putAll(records.resourcesFrom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URLClassLoader processorLoader() throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String path : Jars.PROCESSOR_PATH.split(File.pathSeparator)) {
            urls.add(Path.of(path).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** The processor that the jar declares, which must be an isolating one. */
    private static Processor processor(URLClassLoader loader) throws IOException {
        URL declaration = loader.findResource("META-INF/gradle/incremental.annotation.processors");
        String text = new String(declaration.openStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(text).endsWith(",isolating");
        try {
            return (Processor) loader.loadClass(text.substring(0, text.indexOf(',')))
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
