// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Finds public data sets for tests; a test that does not find its own is skipped. */
public final class TestData {

    private TestData() {}

    /**
     * A file or folder among the data: in the folder of the system property {@code annotron.data}, or else of the
     * environment variable {@code ANNOTRON_DATA}, or else beside the repository.
     */
    public static Path find(String name) {
        List<Path> places = new ArrayList<>();
        for (String place : new String[] {System.getProperty("annotron.data"), System.getenv("ANNOTRON_DATA")}) {
            if (place != null && !place.isBlank()) {
                places.add(Path.of(place));
            }
        }
        if (places.isEmpty()) {
            // Maven runs tests in the module's folder, other tools in the repository's.
            Path repository = Files.exists(Path.of("examples", "pom.xml")) ? Path.of("") : Path.of("..");
            places.add(repository.resolve("../shared/data"));
            places.add(repository.resolve("../../shared/data"));
        }
        for (Path place : places) {
            if (Files.exists(place.resolve(name))) {
                return place.resolve(name);
            }
        }
        return Assumptions.abort(
                "there is no " + name + " in " + places + ": set ANNOTRON_DATA to the folder that has it");
    }
}
