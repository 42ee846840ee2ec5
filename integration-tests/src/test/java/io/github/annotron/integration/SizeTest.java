// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a program gets onto its class path besides its own classes. */
class SizeTest {
    private static final int PROMISED = 1_500_000;

    @Test
    void runtimeAndEjmlAreOneAndAHalfMegabytesAtMost() throws IOException {
        long bytes = 0;
        StringBuilder list = new StringBuilder();
        for (String jar : Jars.RUNTIME.split(File.pathSeparator)) {
            long size = Files.size(Path.of(jar));
            list.append(size).append(' ').append(Path.of(jar).getFileName()).append('\n');
            bytes += size;
        }
        assertThat(bytes).as("bytes of what the README calls 1.5 MB:\n%s", list).isBetween(PROMISED / 2L, (long)
                PROMISED);
    }
}
