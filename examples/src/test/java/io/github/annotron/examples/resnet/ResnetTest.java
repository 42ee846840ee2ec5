// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.resnet;

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

class ResnetTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        all.addAll(List.of("--model", folder.resolve("model.safetensors").toString()));
        return Run.of(new Resnet(), all.toArray(String[]::new));
    }

    @Test
    void tellsClothesApart() throws Exception {
        Path data = TestData.find("fashion-mnist");
        Run run = run("--data", data.toString(), "--samples", "2000", "--epochs", "4", "--batch", "32");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Fashion-MNIST from ", "ankle boot");
        assertThat(run.number("Test accuracy:")).isGreaterThan(65);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("ResidualNet tells pictures apart", "shirt taken for ", "stage1.conv1");
        ResidualNetModel model = ResidualNetModel.load(folder.resolve("model.safetensors"));
        assertThat(model.parameter("stage3.conv2.kernel").size()).isEqualTo(3 * 3 * 64 * 64);
    }

    @Test
    void tellsDrawnDigitsApart() {
        Run run = run("--drawn", "--samples", "1200", "--epochs", "6", "--batch", "32", "--shift", "1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("digits drawn by this program, not Fashion-MNIST");
        assertThat(run.number("Test accuracy:")).isGreaterThan(80);
    }

    @ParameterizedTest
    @CsvSource({
        "--shift, -1, '--shift must be at least 0, not -1'",
        "--epochs, 0, '--epochs must be at least 1, not 0'",
        "--network, lenet, 'Unknown option'",
    })
    void refusesBadOptions(String option, String value, String message) {
        Run run = run("--drawn", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("resnet: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void helps() {
        Run run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--data", "--epochs", "--shift", "--no-flip");
    }
}
