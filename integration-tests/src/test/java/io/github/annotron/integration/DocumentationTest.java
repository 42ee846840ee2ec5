// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the pages show is what the projects do. */
class DocumentationTest {

    @Test
    void theMavenSetUpIsThatOfTheProject() throws IOException {
        String block = Documentation.block("README.md", "xml", "annotationProcessorPaths");
        String version = block.replaceAll(
                "(?s).*<artifactId>annotron-processor</artifactId>\\s*<version>(.*?)</version>.*", "$1");
        for (String project : List.of("plain", "modular")) {
            String pom = Files.readString(SkyProject.file(project, "pom.xml")).replace("@project.version@", version);
            // Both lists go on in the project.
            String[] parts = block.split("</dependencies>|</plugins>");
            assertThat(words(pom)).contains(words(parts[0])).contains(words(parts[1]));
        }
    }

    @Test
    void theModuleIsThatOfTheProject() throws IOException {
        assertThat(Documentation.block("docs/tool-chains.md", "java", "module "))
                .isEqualTo(Files.readString(SkyProject.file("modular", "src/main/java/module-info.java")));
    }

    @Test
    void gradleUsersGetTheSameArtifactsInBothLanguages() {
        String groovy = Documentation.block("README.md", "groovy", "annotationProcessor");
        String kotlin = Documentation.block("docs/tool-chains.md", "kotlin", "annotationProcessor");
        assertThat(dependencies(kotlin)).hasSize(3).isEqualTo(dependencies(groovy));
    }

    private static String[] dependencies(String block) {
        return block.lines()
                .filter(line -> line.contains("io.github.annotron"))
                .map(line -> line.replaceAll("[^a-zA-Z0-9.:-]+", " ").strip())
                .toArray(String[]::new);
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
