// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.integration.Tools.Result;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How javac comes to know the processor. */
class ProcessorPathTest {
    private static final String ALL = Jars.COMPILE + File.pathSeparator + Jars.PROCESSOR;

    @TempDir
    private Path classes;

    @Test
    void onTheProcessorPath() {
        Javac.compile(
                        classes,
                        SkyProject.plain(),
                        "-Xlint:all,-processing",
                        "-Werror",
                        "-processorpath",
                        Jars.PROCESSOR_PATH)
                .orThrow();
        assertRuns();
    }

    @Test
    void byTheDocumentedCommand() throws IOException {
        copy(Jars.COMPILE, "lib");
        copy(Jars.PROCESSOR.toString(), ".");
        String command =
                Documentation.block("docs/tool-chains.md", "sh", "javac ").replaceAll("\\$\\(find .*\\)", "");
        List<Object> arguments = new ArrayList<>(Documentation.arguments(command));
        SkyProject.plain().forEach(file -> arguments.add(file.toAbsolutePath()));
        Tools.start(classes, Map.of(), "javac", arguments.toArray()).orThrow();
        assertThat(classes.resolve("classes/com/example/sky/SkyNetModel.class")).exists();
    }

    private void copy(String path, String folder) throws IOException {
        Path target = Files.createDirectories(classes.resolve(folder));
        for (String jar : path.split(File.pathSeparator)) {
            Files.copy(Path.of(jar), target.resolve(Path.of(jar).getFileName()));
        }
    }

    /** The processor needs the annotations on its path only as a module. */
    @Test
    void aloneOnTheProcessorPath() {
        Javac.compile(classes, SkyProject.plain(), "-processorpath", Jars.PROCESSOR)
                .orThrow();
        assertRuns();
    }

    /** Since 23, javac runs what is on the class path only if it is told to. */
    @Test
    void onTheClassPath() {
        Result usual = Javac.compile(classes, SkyProject.plain(), "-cp", ALL);
        if (Tools.JDK >= 23) {
            assertThat(usual.failure()).contains("SkyNetModel");
        } else {
            usual.orThrow();
        }
    }

    /** Before 23 the option is the default, and javac of 17 does not know it. */
    @Test
    void onTheClassPathIfProcessorsAreAskedFor() {
        Object[] options = Tools.JDK >= 23 ? new Object[] {"-cp", ALL, "-proc:full"} : new Object[] {"-cp", ALL};
        Javac.compile(classes, SkyProject.plain(), options).orThrow();
        assertRuns();
    }

    @Test
    void byItsName() {
        Javac.compile(classes, SkyProject.plain(), "-cp", ALL, "-processor", Jars.PROCESSOR_NAME)
                .orThrow();
        assertRuns();
    }

    private void assertRuns() {
        String output = Tools.start(
                        classes, Map.of(), "java", "-cp", classes + File.pathSeparator + Jars.RUNTIME, SkyProject.MAIN)
                .orThrow();
        assertThat(output.lines()).isEqualTo(SkyProject.FORECASTS);
    }
}
