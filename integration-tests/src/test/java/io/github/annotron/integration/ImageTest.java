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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java runtime by {@code jlink} that has no more than a network needs, made as the documentation says. */
class ImageTest {
    private static final String PAGE = "docs/tool-chains.md";
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private static Path folder;

    private static Path image;
    private static String modulePath;

    @BeforeAll
    static void link() {
        Path classes = folder.resolve("classes");
        Javac.compileModule(classes, SkyProject.modular(), "--processor-path", Jars.PROCESSOR_PATH)
                .orThrow();
        modulePath = classes + File.pathSeparator + Jars.RUNTIME;
        image = folder.resolve("image");
        List<String> arguments =
                new ArrayList<>(Documentation.arguments(Documentation.block(PAGE, "sh", "jlink --add")));
        arguments.replaceAll(word -> word.equals("image") ? image.toString() : word);
        if (Tools.JDK < 21) {
            arguments.replaceAll(word -> word.replace("zip-6", "2"));
        }
        Tools.run("jlink", arguments).orThrow();
    }

    @Test
    void learnsAndPredicts() {
        List<String> arguments =
                new ArrayList<>(Documentation.arguments(Documentation.block(PAGE, "sh", "image/bin/java")));
        arguments.replaceAll(word -> word.equals("lib") ? modulePath : word);
        assertForecasts(arguments);
    }

    @Test
    void learnsAndPredictsWithoutTheVectorApi() {
        assertForecasts(List.of("-p", modulePath, "-m", SkyProject.MODULE + "/" + SkyProject.MAIN));
    }

    private static void assertForecasts(List<String> arguments) {
        String output = Tools.start(image, folder, Map.of(), "java", arguments).orThrow();
        assertThat(output.lines().filter(line -> !line.startsWith("WARNING"))).isEqualTo(SkyProject.FORECASTS);
    }

    /** The documentation has sizes of two JDKs; other vendors' differ a little. */
    @Test
    void isSmall() {
        long size = Tools.files(image, "").stream().mapToLong(ImageTest::size).sum();
        System.out.printf("image on JDK %s: %d MB%n", Runtime.version(), Math.round((double) size / MEGABYTE));
        assertThat(size).isLessThan(60L * MEGABYTE);
    }

    /** Why the jars stay beside the image. */
    @Test
    void doesNotTakeModulesWithoutDescriptor() {
        Path none = folder.resolve("none");
        assertThat(Tools.run("jlink", "-p", modulePath, "--add-modules", SkyProject.MODULE, "--output", none)
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
