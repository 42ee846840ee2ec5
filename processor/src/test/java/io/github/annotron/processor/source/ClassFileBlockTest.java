// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.NetworkProcessor;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks, parts and parents that come from a library. */
class ClassFileBlockTest {
    private static final String BLOCK = """
            package library;

            import io.github.annotron.*;

            @Block
            public interface Residual {
                @Input Tensor x();
                @Dense(units = Block.SAME_AS_INPUT) Tensor change(Tensor x);
                @Add @Output Tensor y(Tensor change, Tensor x);
            }
            """;

    private static final String PART = """
            package library;

            import io.github.annotron.*;

            public interface Parts {
                @Network
                interface Encoder {
                    @Input(4) Tensor x();
                    @Dense(units = 3) Tensor hidden(Tensor x);
                    @Dense(units = 2) @Output Tensor code(Tensor hidden);
                }
            }
            """;

    private static final String NET = """
            package test;

            import io.github.annotron.*;
            import library.*;

            @Network
            interface Net extends Parts.Encoder {
                @Use(Residual.class) Tensor residual(Tensor hidden);
                @Use(Parts.Encoder.class) Tensor other(Tensor x);
                @Concat Tensor all(Tensor residual, Tensor other);
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor code(Tensor all);
            }
            """;

    @TempDir
    private Path folder;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

    @Test
    void namesOfParametersAreKept() throws IOException {
        assertThat(compile("library", true, BLOCK, PART)).isEmpty();
        assertThat(compile("application", true, NET)).isEmpty();
        assertThat(Files.readString(folder.resolve("application/test/NetModel.java")))
                .contains("\"residual.change.kernel\"", "\"other.hidden.kernel\"", "Parts_EncoderModel other()");
        assertThat(folder.resolve("application/test/NetTrainer.class")).isRegularFile();
    }

    @Test
    void withoutTheProcessorTheyAreLost() throws IOException {
        assertThat(compile("library", false, BLOCK, PART)).isEmpty();
        assertThat(compile("application", true, NET))
                .contains(
                        "[annotron/ParameterNames] residual, in Residual: library.Residual: its parameters are named arg0")
                .contains(
                        "[annotron/ParameterNames] other, in Parts.Encoder: library.Parts.Encoder: its parameters are")
                .contains("[annotron/ParameterNames] Net, in Encoder: library.Parts.Encoder: its parameters are named")
                .contains("Compile it with -parameters or with the processor");
    }

    /** Compiles into a folder of its own, and against all others; returns what javac says. */
    private String compile(String name, boolean processor, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path file = folder.resolve(name + files.size()).resolve(fileName(source));
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source));
        }
        Path target = Files.createDirectories(folder.resolve(name));
        StringWriter said = new StringWriter();
        String path = String.join(
                File.pathSeparator, folder.resolve("library").toString(), System.getProperty("java.class.path"));
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d",
                    target.toString(),
                    "-cp",
                    path,
                    "--release",
                    "17",
                    processor ? "-Xlint:-processing" : "-proc:none");
            var task = compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            if (processor) {
                task.setProcessors(List.of(new NetworkProcessor()));
            }
            task.call();
        }
        return said.toString();
    }

    private static String fileName(String source) {
        String type = source.replaceAll("(?s).*?interface (\\w+).*", "$1");
        return type + ".java";
    }
}
