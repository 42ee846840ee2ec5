// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK on this machine.
 *
 * @param version for example {@code JDK 17.0.18}
 * @param java its launcher
 */
record Jdk(String version, Path java) {

    /**
     * Looks at an installation.
     *
     * @throws IOException if there is none
     */
    static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        return new Jdk(
                "JDK " + release.getProperty("JAVA_VERSION", "?").replace("\"", ""),
                home.resolve("bin").resolve("java"));
    }
}
