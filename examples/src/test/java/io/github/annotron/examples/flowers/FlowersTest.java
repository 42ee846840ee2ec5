// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.flowers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
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

        assertThat(made.kinds()).isEqualTo(irises.kinds());
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

    private static double mean(FlowerData flowers, int kind, int column) {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            sum += flowers.measurements()[50 * kind + i][column];
        }
        return sum / 50;
    }

    private static double covariance(FlowerData flowers, int kind, int first, int second) {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            float[] flower = flowers.measurements()[50 * kind + i];
            sum += (flower[first] - mean(flowers, kind, first)) * (flower[second] - mean(flowers, kind, second));
        }
        return sum / 49;
    }

    @Test
    void holdsOutAThirdOfEachKind() {
        FlowerData flowers = MadeFlowers.make(1);
        FlowerData.Split split = flowers.split(3);

        for (int kind = 0; kind < 3; kind++) {
            int wanted = kind;
            assertThat(Arrays.stream(split.test().kinds())
                            .filter(k -> k == wanted)
                            .count())
                    .isEqualTo(17);
            assertThat(Arrays.stream(split.training().kinds())
                            .filter(k -> k == wanted)
                            .count())
                    .isEqualTo(33);
        }
        Set<float[]> all = Collections.newSetFromMap(new IdentityHashMap<>());
        all.addAll(Arrays.asList(split.test().measurements()));
        all.addAll(Arrays.asList(split.training().measurements()));
        assertThat(all).as("no flower is in both").hasSize(150);
        assertThat(flowers.split(4).test().measurements())
                .isNotEqualTo(split.test().measurements());
    }

    @Test
    void readsHeadingsAndSpaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b,c,d,kind\n1,2,3,4,x\n\"5\",6,7,8, y\n1,1,1,1,z\n");
        FlowerData flowers = FlowerData.read(file);

        assertThat(flowers.names()).containsExactly("x", "y", "z");
        assertThat(flowers.measurements()).isDeepEqualTo(new float[][] {{1, 2, 3, 4}, {5, 6, 7, 8}, {1, 1, 1, 1}});
        assertThat(flowers.kinds()).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1,2,3,4,x;1,2,3,x'             | 'line 2: expected 4 numbers and a name, found 4 fields'",
                "'1,2,3,4,x;1,2,?,4,x'           | 'line 2: expected a number, found \"?\"'",
                "'1,2,NaN,4,x'                   | 'line 1: expected a number, found \"NaN\"'",
                "'1,2,3,4,x;1,2,3,4,y'           | 'expected 3 kinds of flowers, found 2'",
                "'1,1,1,1,x;1,1,1,1,y;1,1,1,1,z;1,1,1,1,w' | 'line 4: expected one of [x, y, z], found a fourth kind, \"w\"'",
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
