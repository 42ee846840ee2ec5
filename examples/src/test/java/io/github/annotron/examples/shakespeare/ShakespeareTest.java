// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.shakespeare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShakespeareTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--report", folder.resolve("report.html").toString()));
        return Run.of(new Shakespeare(), all.toArray(String[]::new));
    }

    @Test
    void learnsToWriteAPlayWithoutAPlot() throws Exception {
        Run run = run("--characters", "50000", "--epochs", "2", "--batch", "4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        // Letters drawn one by one, by their frequencies, take more than four bits.
        assertThat(run.number("Held-out text:")).isLessThan(2);
        assertThat(run.out()).contains("After epoch 2, at ");
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report).contains("CharNet writes", "bits per character of held-out text");
    }

    @Test
    void learnsFromShakespeare() {
        Path data = TestData.find("text/tinyshakespeare.txt");
        Run run = run("--data", data.toString(), "--characters", "80000", "--epochs", "1", "--batch", "4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Held-out text:")).isLessThan(3.8);
    }

    @Test
    void passagesFollowEachOtherAndTheirTargetsComeNext() {
        byte[] ids = new byte[1000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (byte) (i % 90);
        }
        Passages passages = new Passages(ids, 100, 0, 7);
        Passages next = new Passages(ids, 100, 1, 7);
        assertThat(passages.count()).isEqualTo(8);
        float[] first = new float[100];
        float[] second = new float[100];
        float[] targets = new float[100];
        for (long epoch = 0; epoch < 30; epoch++) {
            passages.read(6, epoch, first, 0);
            passages.read(7, epoch, second, 0);
            next.read(7, epoch, targets, 0);
            assertThat(second[0]).isEqualTo((first[99] + 1) % 90);
            assertThat(Arrays.copyOf(targets, 99)).containsExactly(Arrays.copyOfRange(second, 1, 100));
        }
    }

    @Test
    void partsAreOfAllOfTheText() {
        byte[] ids = new byte[100_000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (byte) (i / 2000);
        }
        Parts parts = Parts.of(ids);
        assertThat(parts.training()).hasSize(84_000).doesNotContain((byte) 4, (byte) 9, (byte) 49);
        assertThat(parts.validation()).hasSize(6_000).contains((byte) 4, (byte) 24, (byte) 44);
        assertThat(parts.heldOut()).hasSize(10_000).contains((byte) 9, (byte) 49);
    }

    @Test
    void writesThePrintableCharactersOnly() {
        String written = new Speaker(CharNetModel.create(1)).write("To be", 250, 1, new Random(2));
        assertThat(written).hasSize(250).matches("[\\n -~]*");
        for (int id = 0; id < Alphabet.SIZE; id++) {
            assertThat(Alphabet.id(Alphabet.character(id))).isEqualTo(id);
        }
        assertThat(Alphabet.character(Alphabet.id('é'))).isEqualTo('?');
    }

    @Test
    void refusesBadOptions() throws Exception {
        assertThat(run("--temperature", "0").err()).contains("--temperature must be above 0 and at most 10, not 0.0");
        assertThat(run("--characters", "99").err()).contains("--characters must be at least 40000, not 99");
        Path shortText = Files.writeString(folder.resolve("short.txt"), "To be");
        assertThat(run("--data", shortText.toString()).err()).contains("has 5 characters, and 40000 are needed");
    }
}
