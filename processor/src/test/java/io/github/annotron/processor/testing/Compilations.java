// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.testing;

import io.github.annotron.processor.NetworkProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Runs javac with the network processor on source text; sources, classes and diagnostics stay in memory. */
public final class Compilations {

    /** Lints that say something about the test's set-up and nothing about the generated code are off. */
    private static final List<String> OPTIONS =
            List.of("--release", "17", "-Xlint:all,-processing,-path,-options,-serial", "-parameters");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^\\s*(?:(?:@[\\w.]+(?:\\([^)]*\\))?|public|final|abstract)\\s+)*"
                    + "(?:@?interface|class|record|enum)\\s+([\\w\\P{ASCII}]+)");

    private Compilations() {}

    /** Compiles source files, each the text of one; their names come from the text. */
    public static Compilation compile(String... sources) {
        return compile(Arrays.asList(sources), List.of());
    }

    /**
     * Compiles source files.
     *
     * @param sources the text of each
     * @param observers processors that run beside the network processor
     * @param options further options of javac
     */
    public static Compilation compile(List<String> sources, List<? extends Processor> observers, String... options) {
        List<Processor> processors = new ArrayList<>(observers);
        processors.add(new NetworkProcessor());
        return compileWith(processors, sources, options);
    }

    /** Compiles source files with these processors only. */
    public static Compilation compileWith(
            List<? extends Processor> processors, List<String> sources, String... options) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(OPTIONS);
        all.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        all.addAll(List.of(options));
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            MemoryFiles files = new MemoryFiles(standard);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    diagnostics,
                    all,
                    null,
                    sources.stream().map(SourceText::new).toList());
            task.setProcessors(processors);
            boolean success = task.call();
            Map<String, String> generated = new TreeMap<>();
            files.sources.forEach((name, file) -> generated.put(name, file.toString()));
            Map<String, byte[]> classes = new TreeMap<>();
            files.classes.forEach((name, file) -> classes.put(name, file.bytes.toByteArray()));
            Map<String, String> resources = new TreeMap<>();
            files.resources.forEach((name, file) -> resources.put(name, file.toString()));
            return new Compilation(success, diagnostics.getDiagnostics(), generated, classes, resources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The qualified name of the type that a source file declares first. */
    public static String nameOf(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("no type in:\n" + source);
        }
        Matcher in = PACKAGE.matcher(source);
        return in.find() ? in.group(1) + "." + type.group(1) : type.group(1);
    }

    /**
     * What a compiler made of the sources.
     *
     * @param success whether there were no errors
     * @param diagnostics errors, warnings and notes
     * @param generatedSources the text of each generated source file by the qualified name of its class
     * @param classFiles the bytes of each class by its binary name
     * @param resources the text of each other generated file by its path below a location, such as {@code SOURCE_OUTPUT:test/Net.svg}
     */
    public record Compilation(
            boolean success,
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            Map<String, String> generatedSources,
            Map<String, byte[]> classFiles,
            Map<String, String> resources) {

        /** The diagnostics of one kind. */
        public List<Diagnostic<? extends JavaFileObject>> diagnostics(Diagnostic.Kind kind) {
            return diagnostics.stream().filter(d -> d.getKind() == kind).toList();
        }

        /** The messages of all errors. */
        public List<String> errors() {
            return diagnostics(Diagnostic.Kind.ERROR).stream()
                    .map(d -> d.getMessage(Locale.ROOT))
                    .toList();
        }

        /** All that was said of the files of a package, as {@code line:column message}. */
        public List<String> saidOf(String packageName) {
            String folder = "/" + packageName.replace('.', '/') + "/";
            return diagnostics.stream()
                    .filter(d -> d.getSource() != null
                            && d.getSource().toUri().getPath().contains(folder))
                    .map(d -> d.getLineNumber() + ":" + d.getColumnNumber() + " " + d.getMessage(Locale.ROOT))
                    .toList();
        }

        /** All that was said without a place. */
        public List<String> saidOfNoFile() {
            return diagnostics.stream()
                    .filter(d -> d.getSource() == null)
                    .map(d -> d.getMessage(Locale.ROOT))
                    .toList();
        }

        /** This, if the compiler had nothing to say; else an error with all that it said. */
        public Compilation orThrow() {
            if (!success || !diagnostics.isEmpty()) {
                StringBuilder text = new StringBuilder("the compiler complained:");
                for (Diagnostic<? extends JavaFileObject> d : diagnostics) {
                    text.append('\n').append(d);
                }
                throw new AssertionError(text.toString());
            }
            return this;
        }

        /** A new class loader for the classes; its parent has the runtime. */
        public ClassLoader loader() {
            return new MemoryLoader(classFiles);
        }

        /**
         * A network among the sources, loaded by a class loader of its own.
         *
         * @param reference the qualified name of its interface
         */
        public CompiledNetwork network(String reference) {
            return new CompiledNetwork(loader(), reference);
        }
    }

    private static final class MemoryLoader extends ClassLoader {
        private final Map<String, byte[]> classes;

        MemoryLoader(Map<String, byte[]> classes) {
            super(Compilations.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String text) {
            super(URI.create("memory:///" + nameOf(text).replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            bytes.reset();
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return toString();
        }

        @Override
        public String toString() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Output> sources = new TreeMap<>();
        private final Map<String, Output> classes = new TreeMap<>();
        private final Map<String, Output> resources = new TreeMap<>();

        MemoryFiles(JavaFileManager fallback) {
            super(fallback);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(className, kind);
            (location == StandardLocation.SOURCE_OUTPUT || kind == JavaFileObject.Kind.SOURCE ? sources : classes)
                    .put(className, output);
            return output;
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String relativeName, FileObject sibling) {
            String folder = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
            Output output = new Output(folder + relativeName, JavaFileObject.Kind.OTHER);
            resources.put(location + ":" + folder + relativeName, output);
            return output;
        }
    }
}
