// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Programs start with scalar code and go over to vectors, in JVMs of their own. */
class WarmUpTest {

    @Test
    void longProgramsGoOverWithTheSameBits() throws Exception {
        assertThat(run(List.of("--add-modules", "jdk.incubator.vector"), "60"))
                .contains("vectors run", "there is the thread")
                .doesNotContain("other bits");
    }

    @Test
    void shortProgramsNeverLoadTheVectorApi() throws Exception {
        assertThat(run(List.of("--add-modules", "jdk.incubator.vector", "-Xlog:class+load"), "0"))
                .contains("io.github.annotron.runtime.kernel.VectorForm", "there is no thread")
                .doesNotContain("jdk.incubator.vector.FloatVector", "kernel.vector.VectorProduct");
    }

    @Test
    void withoutVectorsThereIsNothingToWarmUp() throws Exception {
        assertThat(run(List.of(), "1")).contains("vectors do not run", "there is no thread");
        assertThat(run(List.of("--add-modules", "jdk.incubator.vector", "-Dannotron.kernels=scalar"), "1"))
                .contains("vectors do not run", "there is no thread");
    }

    private static String run(List<String> flags, String seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName(), seconds));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    /** Multiplies until vectors run, or the seconds are over. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            long end = System.nanoTime() + Long.parseLong(arguments[0]) * 1_000_000_000L;
            ProductCase the = ProductCase.random(new Random(1), TileWriter.Form.MATRIX, 7, 40, 20);
            int[] expected = Bits.of(the.expected());
            do {
                for (int i = 0; i < 100; i++) {
                    if (!Arrays.equals(Bits.of(the.actual(false)), expected)) {
                        System.out.println("other bits");
                    }
                }
            } while (!VectorForm.PRODUCT.runs() && System.nanoTime() < end);
            System.out.println(VectorForm.PRODUCT.runs() ? "vectors run" : "vectors do not run");
            System.out.println(
                    Thread.getAllStackTraces().keySet().stream()
                                    .anyMatch(thread -> thread.getName().equals("annotron-warm-up"))
                            ? "there is the thread"
                            : "there is no thread");
        }
    }
}
