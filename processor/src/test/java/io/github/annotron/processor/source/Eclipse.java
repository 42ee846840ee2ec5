// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import io.github.annotron.processor.NetworkProcessor;
import io.github.annotron.processor.testing.Compilations;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/**
 * What Eclipse's compiler makes of sources, with files on disk, since it does not take others.
 *
 * @param errors as {@code line:column message}
 * @param generatedSources the text of each generated file by the name of its class
 * @param classes the names of all class files
 */
record Eclipse(List<String> errors, Map<String, String> generatedSources, List<String> classes) {

    static Eclipse compile(Path folder, List<String> sources) throws IOException {
        Path sourceFolder = Files.createDirectories(folder.resolve("source"));
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<File> files = new ArrayList<>();
        for (String source : sources) {
            Path file = sourceFolder.resolve(Compilations.nameOf(source).replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source).toFile());
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = new EclipseCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            manager.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(generated.toFile()));
            manager.setLocation(StandardLocation.CLASS_OUTPUT, List.of(classes.toFile()));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    Writer.nullWriter(),
                    manager,
                    diagnostics,
                    List.of("--release", "17", "-classpath", System.getProperty("java.class.path")),
                    null,
                    manager.getJavaFileObjectsFromFiles(files));
            task.setProcessors(List.of(new NetworkProcessor()));
            task.call();
        }
        List<String> errors = diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .map(d -> d.getLineNumber() + ":" + d.getColumnNumber() + " " + d.getMessage(Locale.ROOT))
                .toList();
        return new Eclipse(errors, texts(generated), List.copyOf(texts(classes).keySet()));
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString().replace(File.separatorChar, '.');
                String text = path.endsWith(".java") ? Files.readString(file) : "";
                texts.put(path.substring(0, path.lastIndexOf('.')), text);
            }
        }
        return texts;
    }
}
