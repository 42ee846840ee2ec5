// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that trains, at random moments, until one of them comes to the end. */
class KilledTrainingTest {

    @Test
    @Timeout(120)
    void endsWithTheSameBits(@TempDir Path temporary) throws IOException, InterruptedException {
        CheckpointTrainings training = new CheckpointTrainings();
        String expected = training.result(
                training.engine.fit(CheckpointTrainings.data(), CheckpointTrainings.fit(temporary.resolve("whole"))));
        Path folder = temporary.resolve("killed");
        Path result = temporary.resolve("result");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;

        while (!Files.exists(result)) {
            Process process = start(folder, result);
            try (BufferedReader lines = process.inputReader();
                    OutputStream answers = process.getOutputStream()) {
                // At first it is killed soon, so that there are at least three kills; then perhaps never.
                int batches = 1 + random.nextInt(kills < 3 ? 10 : 30);
                while (lines.readLine() != null) {
                    answers.write('\n');
                    answers.flush();
                    batches--;
                    if (batches == 0) {
                        // While the file of this batch is written, or a little later.
                        LockSupport.parkNanos(random.nextInt(5_000_000));
                        process.destroyForcibly();
                        kills++;
                        break;
                    }
                }
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("0, or killed by signal 9").isIn(0, 137, 1);
        }

        assertThat(kills).isGreaterThanOrEqualTo(3);
        assertThat(Files.readString(result))
                .as("seed %d, %d kills", seed, kills)
                .isEqualTo(expected);
    }

    private static Process start(Path folder, Path result) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledTraining.class.getName(),
                folder.toString(),
                result.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
