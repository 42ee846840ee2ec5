// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.NetworkProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are read from class files, as incremental builds do: {@code javac -proc:only test.Net}. */
class ClassFileNetworkTest {
    private static final String NET = """
            package test;

            import io.github.annotron.*;

            @Network
            interface Net {
                @Input(4) Tensor in();
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
            }
            """;

    @TempDir
    private Path folder;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    @Test
    void namesOfParametersMayBeThere() throws IOException {
        assertThat(process(NET, "-parameters")).isEmpty();
        assertThat(folder.resolve("test/NetModel.java")).isRegularFile();
    }

    @Test
    void namesOfParametersMayBeMissing() throws IOException {
        assertThat(process(NET))
                .startsWith("error: [annotron/ParameterNames] test.Net: its parameters are named arg0, arg1 and so on")
                .contains("1 error");
        assertThat(folder.resolve("test/NetModel.java")).isRegularFile();
    }

    @Test
    void othersMayNameThem() throws IOException {
        assertThat(process(NET.replace("out(Tensor in)", "out(@From(\"in\") Tensor in)")))
                .isEmpty();
    }

    /** Compiles without the processor, then runs it on the class file; returns what javac says then. */
    private String process(String source, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("Net.java"), source);
        String path = System.getProperty("java.class.path");
        compile(List.of("-proc:none", "-cp", path), List.of(options), List.of(), file);
        Files.delete(file);
        return compile(
                List.of("-proc:only", "-cp", folder + java.io.File.pathSeparator + path),
                List.of(),
                List.of("test.Net"));
    }

    private String compile(List<String> options, List<String> more, List<String> classes, Path... files) {
        StringWriter said = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var all = new java.util.ArrayList<>(List.of("-d", folder.toString(), "--release", "17"));
            all.addAll(options);
            all.addAll(more);
            var task = compiler.getTask(
                    said, manager, null, all, classes, files.length == 0 ? null : manager.getJavaFileObjects(files));
            if (files.length == 0) {
                task.setProcessors(List.of(new NetworkProcessor()));
            }
            task.call();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return said.toString();
    }
}
