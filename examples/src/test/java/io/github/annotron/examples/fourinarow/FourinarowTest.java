// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.fourinarow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.runtime.training.ProgressBar;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FourinarowTest {

    @TempDir
    Path folder;

    private Run run(String input, String... arguments) {
        return Run.of(Fourinarow.line(new BufferedReader(new StringReader(input))), arguments);
    }

    @Test
    void learnsToBeatOthersAndPlaysTheUser() throws Exception {
        Path model = folder.resolve("net.safetensors");
        Path report = folder.resolve("report.html");
        Run run = run(
                "",
                "--games=250",
                "--descents=20",
                "--matches=6",
                "--puzzles=40",
                "--model=" + model,
                "--report=" + report);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("6 columns, 5 rows: a draw if both play perfectly.");
        assertThat(run.number("with a search of 20 descents:")).isGreaterThan(run.number("Chance solves") + 20);
        assertThat(won(run.out(), "random moves", "20 descents")).isGreaterThanOrEqualTo(5);
        assertThat(won(run.out(), "minimax, 2 moves ahead", "20 descents")).isGreaterThanOrEqualTo(3);
        String page = Files.readString(report);
        Xml.parse(page);
        assertThat(page).contains("Puzzles solved", "perfect play", "threats");

        Run play = run("3\nhint\nquit\n", "play", "--model=" + model, "--descents=30");
        assertThat(play.exitCode()).as(play.err()).isZero();
        assertThat(play.out()).contains("The network plays ", "looked at", "You won 0");
    }

    private static int won(String out, String other, String player) {
        List<String> rows = out.lines()
                .filter(line -> line.startsWith(other) && line.contains(player))
                .toList();
        assertThat(rows).hasSize(1);
        return Integer.parseInt(rows.get(0)
                .substring(rows.get(0).indexOf(player) + player.length())
                .strip()
                .split(" +")[0]);
    }

    @Test
    void learnsTheSameAgain() {
        assertThat(parametersAfterLearning()).isEqualTo(parametersAfterLearning());
    }

    private static float[] parametersAfterLearning() {
        Puzzles none = new Puzzles(List.of(new Puzzles.Puzzle(Game.of("112233"), Rules.cell(3, 0))));
        try (Learning learning = new Learning(70, 4, 3)) {
            List<Learning.Look> looks = learning.run(2, none, new ProgressBar(System.err));
            assertThat(looks.get(1).steps()).isPositive();
            return learning.model().parameters().get(0).matrix().data.clone();
        }
    }

    @Test
    void refusesBadOptions() {
        assertThat(run("", "--games", "1").err()).contains("--games must be at least 10, not 1");
        assertThat(run("", "--descents", "1").err()).contains("--descents must be at least 2, not 1");
        Run play = run("", "play", "--model", folder.resolve("none.safetensors").toString());
        assertThat(play.exitCode()).isEqualTo(1);
        assertThat(play.err()).contains("none.safetensors does not exist");
    }
}
