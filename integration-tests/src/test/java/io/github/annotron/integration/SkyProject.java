// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import java.nio.file.Path;
import java.util.List;

/** The program in the Maven projects. It learns, saves, loads, predicts, and prints four forecasts. */
final class SkyProject {
    static final String MAIN = "com.example.sky.Forecast";
    static final String MODULE = "com.example.sky";

    /** What the program prints. */
    static final List<String> FORECASTS = List.of("0", "1", "1", "0");

    private static final Path PROJECTS = Path.of(System.getProperty("basedir", ""), "src", "it");

    private SkyProject() {}

    /** The source files for the class path. */
    static List<Path> plain() {
        return sources("plain");
    }

    /** The source files with a module descriptor. */
    static List<Path> modular() {
        return sources("modular");
    }

    /** A file of a Maven project. */
    static Path file(String project, String path) {
        return PROJECTS.resolve(project).resolve(path);
    }

    private static List<Path> sources(String project) {
        return Tools.files(file(project, "src/main/java"), ".java");
    }
}
