// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        return Run.of(new Robust(), all.toArray(String[]::new));
    }

    /** The accuracies in a line of the table: of the plain network and of the hardened one. */
    private static double[] accuracies(Run run, String line) {
        String row = run.out()
                .lines()
                .filter(text -> text.startsWith(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + line + " in " + run.out() + run.err()));
        return List.of(row.substring(line.length()).replace("%", "").trim().split("\\s+")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void hardensANetworkAgainstAttacksOnDrawnDigits() throws Exception {
        Path models = folder.resolve("models");
        Run run = run(
                "--drawn",
                "--samples",
                "1200",
                "--epochs",
                "6",
                "--batch",
                "16",
                "--warm-up",
                "4",
                "--training-steps",
                "2",
                "--radius",
                "0.05",
                "--attacked",
                "100",
                "--attack-steps",
                "10",
                "--models",
                models.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        double[] clean = accuracies(run, "all test pictures");
        double[] attacked = accuracies(run, "attacked, radius 0.05");
        assertThat(clean[0]).isGreaterThan(80);
        assertThat(clean[1]).isGreaterThan(70);
        assertThat(attacked[1]).isGreaterThan(attacked[0] + 10).isGreaterThan(35);
        assertThat(accuracies(run, "attacked, radius 0.3")[0]).isLessThan(20);
        assertThat(run.number("radius 0.05:")).isLessThanOrEqualTo(clean[1]);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report)
                .contains(
                        "Accuracy under attack",
                        "series1",
                        "The hardened network, radius 0.05",
                        "what the attack made");
        assertThat(RobustNetModel.load(models.resolve("hardened.safetensors"))
                        .parameter("conv1.kernel")
                        .size())
                .isEqualTo(5 * 5 * 16);
    }

    @Test
    void worksOnHandwrittenDigits() {
        Path data = TestData.find("mnist");
        Run run = run(
                "--data",
                data.toString(),
                "--samples",
                "600",
                "--epochs",
                "2",
                "--attacked",
                "20",
                "--attack-steps",
                "3",
                "--training-steps",
                "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("MNIST from ");
        assertThat(accuracies(run, "all test pictures")[0]).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({
        "--radius, 0, '--radius must be above 0 and at most 1, not 0.0'",
        "--warm-up, -1, '--warm-up must be at least 0, not -1'",
        "--training-steps, 0, '--training-steps must be at least 1, not 0'",
        "--attack-steps, -1, '--attack-steps must be at least 1, not -1'",
        "--attacked, 0, '--attacked must be at least 1, not 0'",
    })
    void refusesBadOptions(String option, String value, String message) {
        Run run = run("--drawn", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("robust: ").contains(message);
        assertThat(run.out()).isEmpty();
    }
}
