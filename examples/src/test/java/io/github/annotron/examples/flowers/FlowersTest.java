// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.runtime.data.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "42"})
    void tellsMadeFlowersApart(String seed) {
        Run run = Run.of(new Flowers(), "--seed", seed);

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        assertThat(run.out()).contains("made flowers", "FlowerNet", "truth \\ guess", "setosa", "versicolor");
    }

    @Test
    void tellsIrisesApart() {
        Run run = Run.of(
                new Flowers(), "--data", TestData.find("tabular/iris.csv").toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        assertThat(run.out()).contains("iris.csv", "Iris-setosa");
    }

    @Test
    void madeFlowersHaveTheStatisticsOfIrises() throws IOException {
        FlowerData irises = FlowerData.read(TestData.find("tabular/iris.csv"));
        FlowerData made = MadeFlowers.make(1);

        for (int i = 0; i < 150; i++) {
            assertThat(read(made.flowers().targets(), i))
                    .isEqualTo(read(irises.flowers().targets(), i));
        }
        for (int kind = 0; kind < 3; kind++) {
            for (int i = 0; i < 4; i++) {
                for (int j = i; j < 4; j++) {
                    assertThat(covariance(made, kind, i, j))
                            .isBetween(covariance(irises, kind, i, j) - 0.15, covariance(irises, kind, i, j) + 0.15);
                }
                assertThat(mean(made, kind, i)).isBetween(mean(irises, kind, i) - 0.25, mean(irises, kind, i) + 0.25);
            }
        }
    }

    private static float[] read(List<Rows> rows, int row) {
        float[] values = new float[rows.get(0).width()];
        rows.get(0).read(row, values, 0);
        return values;
    }

    private static double mean(FlowerData flowers, int kind, int column) {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            sum += read(flowers.flowers().inputs(), 50 * kind + i)[column];
        }
        return sum / 50;
    }

    private static double covariance(FlowerData flowers, int kind, int first, int second) {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            float[] flower = read(flowers.flowers().inputs(), 50 * kind + i);
            sum += (flower[first] - mean(flowers, kind, first)) * (flower[second] - mean(flowers, kind, second));
        }
        return sum / 49;
    }

    @Test
    void readsQuotesAndSpaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "1,2,3,4,x\n\"5\",6,7,8, y\n1,1,1,1,z\n");
        FlowerData data = FlowerData.read(file);

        assertThat(data.names()).containsExactly("x", "y", "z");
        assertThat(read(data.flowers().inputs(), 1)).containsExactly(5, 6, 7, 8);
        assertThat(read(data.flowers().targets(), 1)).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1,2,3,4,x;1,2,3,x'             | 'line 2: expected 5 fields, found 4'",
                "'1,2,3,4,x;1,2,?,4,x'           | 'line 2, column petal length: expected a number, found \"?\"'",
                "'1,2,NaN,4,x'                   | 'line 1, column petal length: expected a number, found \"NaN\"'",
                "'1,2,3,4,x;1,2,3,4,y'           | 'expected 3 kinds of flowers, found 2'",
                "'1,1,1,1,x;1,1,1,1,y;1,1,1,1,z;1,1,1,1,w' | 'expected 3 kinds of flowers, found 4'",
            })
    void namesTheLineThatIsWrong(String lines, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), lines.replace(';', '\n'));

        assertThatIOException()
                .isThrownBy(() -> FlowerData.read(file))
                .withMessageContaining(file.toString())
                .withMessageContaining(message);
    }

    @Test
    void refusesBadOptions() {
        Run missing = Run.of(new Flowers(), "--data", folder.resolve("none.csv").toString());

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("flowers: ", "none.csv does not exist");
        assertThat(Run.of(new Flowers(), "--batch", "0").err()).contains("--batch must be at least 1, not 0");
    }
}
