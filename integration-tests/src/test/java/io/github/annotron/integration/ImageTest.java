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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Java runtime by {@code jlink} that has no more than a network needs. */
class ImageTest {
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"java.base", "java.base,jdk.incubator.vector"})
    void learnsAndPredicts(String modules) {
        Path classes = folder.resolve("classes");
        Javac.compileModule(classes, SkyProject.modular(), "--processor-path", Jars.PROCESSOR_PATH)
                .orThrow();
        Path image = folder.resolve("image");
        Tools.run(
                        "jlink",
                        "--add-modules",
                        modules,
                        "--strip-debug",
                        "--no-header-files",
                        "--no-man-pages",
                        Tools.JDK >= 21 ? "--compress=zip-6" : "--compress=2",
                        "--output",
                        image)
                .orThrow();

        List<String> arguments = new ArrayList<>();
        if (modules.contains("vector")) {
            arguments.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        arguments.addAll(List.of(
                "-p", classes + File.pathSeparator + Jars.RUNTIME, "-m", SkyProject.MODULE + "/" + SkyProject.MAIN));
        String output = Tools.start(image, folder, Map.of(), "java", arguments).orThrow();
        assertThat(output.lines().filter(line -> !line.startsWith("WARNING"))).isEqualTo(SkyProject.FORECASTS);

        long size = Tools.files(image, "").stream().mapToLong(ImageTest::size).sum();
        System.out.printf(
                "image of %s on JDK %s: %d MB%n", modules, Runtime.version(), Math.round((double) size / MEGABYTE));
        assertThat(size).isLessThan(60L * MEGABYTE);
    }

    /** Why the jars stay beside the image. */
    @Test
    void doesNotTakeModulesWithoutDescriptor() {
        Path classes = folder.resolve("classes");
        Javac.compileModule(classes, SkyProject.modular(), "--processor-path", Jars.PROCESSOR_PATH)
                .orThrow();
        String path = classes + File.pathSeparator + Jars.RUNTIME;
        assertThat(Tools.run(
                                "jlink",
                                "-p",
                                path,
                                "--add-modules",
                                SkyProject.MODULE,
                                "--output",
                                folder.resolve("image"))
                        .failure())
                .contains("automatic module cannot be used with jlink");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
