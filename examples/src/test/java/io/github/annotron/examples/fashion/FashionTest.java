// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fashion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        all.addAll(List.of("--model", folder.resolve("model.safetensors").toString()));
        all.addAll(List.of("--picture", folder.resolve("picture.png").toString()));
        return Run.of(new Fashion(), all.toArray(String[]::new));
    }

    @Test
    void explainsAndAttacksWhatItLearntOfDrawnDigits() throws Exception {
        Run run = run("--drawn", "--samples", "1800", "--epochs", "3", "--batch", "16", "--attacked", "40");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(75);
        double untouched = run.number("\nradius 0.0: accuracy");
        assertThat(run.number("\nradius 0.08: accuracy")).isLessThan(untouched - 10);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report)
                .contains("Where it looked", "Integrated gradients", "Occlusion", "Where it was misled")
                .contains("the channels of norm1", "Accuracy under attack", "what was added", "Settings");
        BufferedImage picture = ImageIO.read(folder.resolve("picture.png").toFile());
        assertThat(picture.getHeight()).isEqualTo(28 * 8);
        assertThat(picture.getWidth()).isGreaterThan(4 * 28 * 8 + 3 * 8);
    }

    @Test
    void tellsClothesApart() {
        Path data = TestData.find("fashion-mnist");
        Run run = run(
                "--data", data.toString(), "--samples", "2400", "--epochs", "4", "--batch", "16", "--attacked", "20");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(70);
    }

    @Test
    void refusesBadOptions() {
        assertThat(run("--attacked", "0").err()).contains("--attacked must be at least 1, not 0");
        assertThat(Run.of(new Fashion(), "--picture", folder.toString()).err()).contains("--picture");
    }
}
