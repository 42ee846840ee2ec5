// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users whose program is a module. */
class ModulesTest {

    @TempDir
    private Path folder;

    @Test
    void withTheProcessorOnItsPath() {
        Path classes = folder.resolve("classes");
        Javac.compileModule(classes, SkyProject.modular(), "--processor-path", Jars.PROCESSOR_PATH)
                .orThrow();
        assertRuns(classes);
    }

    @Test
    void withTheProcessorAsAModule() {
        Path classes = folder.resolve("classes");
        Javac.compileModule(classes, SkyProject.modular(), "--processor-module-path", Jars.PROCESSOR_PATH)
                .orThrow();
        assertRuns(classes);
    }

    /** In the graph of modules there is {@code javax.annotation.processing.Generated}, but the user's does not read it. */
    @Test
    void besideAModuleThatReadsWhatTheirsDoesNot() throws IOException {
        Path sources = folder.resolve("sources");
        write(sources.resolve("tools/module-info.java"), "module tools { requires java.compiler; exports tools; }");
        write(sources.resolve("tools/tools/Tool.java"), "package tools; public class Tool {}");
        write(
                sources.resolve("user/module-info.java"),
                "module user { requires tools; requires ejml.core; requires io.github.annotron;"
                        + " requires io.github.annotron.runtime; }");
        write(sources.resolve("user/user/Net.java"), """
                package user;

                import io.github.annotron.*;

                @Network
                interface Net {
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                }
                """);
        Path generated = Files.createDirectories(folder.resolve("generated"));
        Javac.compileModule(
                        folder.resolve("classes"),
                        Tools.files(sources, ".java"),
                        "-s",
                        generated,
                        "--module-source-path",
                        sources,
                        "--processor-path",
                        Jars.PROCESSOR_PATH)
                .orThrow();
        assertThat(Tools.files(generated, "NetModel.java"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().doesNotContain("Generated"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void assertRuns(Path classes) {
        String path = classes + File.pathSeparator + Jars.RUNTIME;
        String main = SkyProject.MODULE + "/" + SkyProject.MAIN;
        for (List<String> flags : List.of(List.<String>of(), List.of("--add-modules", "jdk.incubator.vector"))) {
            List<Object> arguments = new ArrayList<>(flags);
            arguments.addAll(List.of("-p", path, "-m", main));
            String output =
                    Tools.start(folder, Map.of(), "java", arguments.toArray()).orThrow();
            assertThat(output.lines().filter(line -> !line.startsWith("WARNING")))
                    .isEqualTo(SkyProject.FORECASTS);
        }
    }
}
