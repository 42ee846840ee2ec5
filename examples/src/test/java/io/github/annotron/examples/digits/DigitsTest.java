// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("out/report.html").toString()));
        all.addAll(List.of("--model", folder.resolve("out/model.safetensors").toString()));
        return Run.of(new Digits(), all.toArray(String[]::new));
    }

    @Test
    void convolutionsReadDrawnDigits() throws Exception {
        Run run = run("--drawn", "--samples", "1800", "--epochs", "4", "--batch", "32");

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        assertThat(run.out()).contains("digits drawn by this program", "conv1", "1,663,370", "truth \\ guess");
        assertThat(LeNetModel.load(folder.resolve("out/model.safetensors")).parameterCount())
                .isEqualTo(1_663_370);
        String report = Files.readString(folder.resolve("out/report.html"));
        Xml.parse(report);
        assertThat(report).contains("LeNet reads digits", "digits drawn by this program", "taken for");
    }

    @Test
    void theDenseNetReadsDrawnDigitsTheSameOnAnyNumberOfThreads() {
        String[] arguments = {"--drawn", "--samples", "9000", "--epochs", "4", "--network", "dense"};
        Run one = run(concat(arguments, "--threads", "1"));
        Run three = run(concat(arguments, "--threads", "3"));

        assertThat(one.number("Test accuracy:")).isGreaterThan(90);
        assertThat(three.out()).isEqualTo(one.out());
    }

    @Test
    void trainingGoesOnFromItsCheckpoints() throws IOException {
        String[] arguments = {
            "--drawn",
            "--samples",
            "1800",
            "--epochs",
            "2",
            "--network",
            "dense",
            "--checkpoints",
            folder.resolve("checkpoints").toString(),
            "--tensorboard",
            folder.resolve("events").toString()
        };
        Run first = run(arguments);
        Run again = run(arguments);
        Run other = run(concat(arguments, "--seed", "43"));

        assertThat(first.exitCode()).isZero();
        assertThat(again.out()).isEqualTo(first.out());
        try (Stream<Path> runs = Files.list(folder.resolve("events"))) {
            assertThat(runs.map(run -> run.getFileName().toString())).contains("training");
        }
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err())
                .startsWith("digits: " + folder.resolve("checkpoints"))
                .contains("is a checkpoint of another training: the seed was 42 and is 43");
    }

    private static String[] concat(String[] first, String... second) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(second));
        return all.toArray(String[]::new);
    }

    @Test
    void theDenseNetReadsMnist() {
        Path mnist = TestData.find("mnist");
        Run run = run("--data", mnist.toString(), "--samples", "12000", "--network", "dense", "--epochs", "3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("MNIST from ");
        assertThat(run.number("Test accuracy:")).isGreaterThan(93);
    }

    @Test
    @Tag("slow")
    @EnabledIfSystemProperty(
            named = "annotron.slow",
            matches = "true",
            disabledReason = "minutes: -Dannotron.slow=true")
    void convolutionsReachNinetyNinePercentOnMnist() {
        assertThat(run("--data", TestData.find("mnist").toString()).number("Test accuracy:"))
                .isGreaterThanOrEqualTo(99);
    }

    @Test
    @Tag("slow")
    @EnabledIfSystemProperty(
            named = "annotron.slow",
            matches = "true",
            disabledReason = "minutes: -Dannotron.slow=true")
    void theDenseNetReachesNinetyEightPercentOnMnist() {
        assertThat(run("--data", TestData.find("mnist").toString(), "--network", "dense")
                        .number("Test accuracy:"))
                .isGreaterThanOrEqualTo(98);
    }

    @Test
    @Tag("slow")
    @EnabledIfSystemProperty(
            named = "annotron.slow",
            matches = "true",
            disabledReason = "minutes: -Dannotron.slow=true")
    void convolutionsReachNinetyFivePercentOnDrawnDigits() {
        // Not all right either: then they would be too easy to show anything.
        assertThat(run("--drawn").number("Test accuracy:")).isBetween(96.0, 99.9);
    }

    @ParameterizedTest
    @CsvSource({
        "--epochs, 0, '--epochs must be at least 1, not 0'",
        "--epochs, many, 'Invalid value for option ''--epochs'': ''many'' is not an int'",
        "--batch, -1, '--batch must be at least 1, not -1'",
        "--threads, 0, '--threads must be at least 1, not 0'",
        "--samples, 3, '--samples must be at least 12, not 3'",
        "--seed, x, 'Invalid value for option ''--seed'': ''x'' is not a long'",
        "--network, lstm, 'Invalid value for option ''--network'': expected one of [LENET, DENSE]'",
        "--data, d, '--data and --drawn exclude each other'",
        "--epoch, 3, 'Unknown option'",
    })
    void refusesBadOptions(String option, String value, String message) {
        Run run = run("--drawn", option, value);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("digits: ").contains(message);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void refusesPlacesWhereNothingCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Run inFile = Run.of(
                new Digits(), "--drawn", "--report", file.resolve("report.html").toString());
        Run onFolder = Run.of(new Digits(), "--drawn", "--report", folder.toString());

        assertThat(inFile.exitCode()).isEqualTo(2);
        assertThat(inFile.err()).contains("--report").contains("cannot be written");
        assertThat(onFolder.exitCode()).isEqualTo(2);
        assertThat(onFolder.err()).contains("is a folder");
    }

    @Test
    void refusesAFolderWithoutMnist() {
        Run run = run("--data", folder.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().strip())
                .startsWith("digits: ")
                .contains("has no file")
                .doesNotContain("\n");
    }

    @Test
    void helps() {
        Run run = run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("--data", "--epochs", "--batch", "--threads", "--seed", "--report", "--drawn", "--network");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(90));
    }
}
