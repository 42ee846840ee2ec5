// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.annotron.examples.common.Run;
import io.github.annotron.examples.common.TestData;
import io.github.annotron.examples.common.Xml;
import io.github.annotron.examples.speech.Recordings.Recording;
import io.github.annotron.runtime.transform.Preprocessing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechTest {

    @TempDir
    Path folder;

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--report", folder.resolve("report.html").toString(),
                "--model", folder.resolve("model.safetensors").toString()));
        return Run.of(new Speech(), all.toArray(String[]::new));
    }

    /** Writes a sound at another rate, in stereo. */
    private static Path wave(Path file, float[] sound) throws IOException {
        byte[] bytes = new byte[8 * sound.length];
        for (int i = 0; i < bytes.length; i += 2) {
            short sample = (short) Math.round(sound[i / 8] * 32767);
            bytes[i] = (byte) sample;
            bytes[i + 1] = (byte) (sample >> 8);
        }
        AudioFormat format = new AudioFormat(2 * Sounds.RATE, 16, 2, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, 2L * sound.length),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    @Test
    void learnsMadeVowelsAndListens() throws Exception {
        Run run = run("--epochs", "4", "--batch", "16", "--unheard", "tenor");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.number("Test accuracy:")).isGreaterThan(90);
        assertThat(run.number("tenor")).as("of 150").isGreaterThan(100);
        String report = Files.readString(folder.resolve("report.html"));
        Xml.parse(report);
        assertThat(report)
                .contains("SpeechNet tells spoken digits apart", "data:image/png", "never heard", "GlobalAverage");

        int right = 0;
        List<Recording> some = MadeVowels.make(1, 7).all();
        for (Recording recording : some.subList(0, 20)) {
            Path file = wave(folder.resolve("word.wav"), recording.sound());
            Run listening = run("--listen", file.toString());
            assertThat(listening.exitCode()).as(listening.err()).isZero();
            right += listening.number("word.wav is ") == recording.digit() ? 1 : 0;
        }
        assertThat(right).isGreaterThan(13);
    }

    @Test
    void learnsSpokenDigits() {
        Path data = TestData.find("speech/free-spoken-digits-0-14.zip");
        Run run = run("--data", data.toString(), "--epochs", "6", "--batch", "16", "--unheard", "none");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("900 recordings of 6 speakers");
        assertThat(run.number("Test accuracy:")).isGreaterThan(80);
    }

    @Test
    void theFileHearsWhatTheModelHears() throws IOException {
        Path file = folder.resolve("model.safetensors");
        SpeechNetModel model = SpeechNetModel.create(3);
        Preprocessing preprocessing = Preprocessing.none().input(Sounds.FEATURES);
        preprocessing.save(file, model);
        Listener before = new Listener(model, preprocessing);
        Listener after = Listener.of(file);
        for (Recording recording : MadeVowels.make(1, 3).all().subList(0, 10)) {
            assertThat(after.probabilities(recording.sound())).containsExactly(before.probabilities(recording.sound()));
        }
    }

    @Test
    void makesTheSameSoundsFromTheSameSeed() {
        Recordings made = MadeVowels.make(2, 5);
        assertThat(made.speakers()).hasSize(6).isSorted();
        assertThat(made.all()).hasSize(120);
        Recordings again = MadeVowels.make(2, 5);
        for (int i = 0; i < made.all().size(); i++) {
            float[] sound = made.all().get(i).sound();
            assertThat(again.all().get(i).sound()).containsExactly(sound);
            for (float sample : sound) {
                assertThat(sample).isBetween(-1f, 1f);
            }
        }
        assertThat(made.all().get(0).sound()).isNotEqualTo(made.all().get(1).sound());
    }

    @Test
    void readsFoldersAndZipFiles() throws IOException {
        Path recordings = Files.createDirectories(folder.resolve("data/recordings"));
        float[] sound = MadeVowels.make(1, 1).all().get(0).sound();
        Path file = wave(recordings.resolve("7_ann_12.wav"), sound);
        wave(recordings.resolve("notes.wav"), sound);
        Files.writeString(recordings.resolve("7_ann_13.txt"), "no recording");
        Path zip = folder.resolve("data.zip");
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            Files.copy(file, files.getPath("/7_ann_12.wav"));
        }
        for (Path place : List.of(folder.resolve("data"), zip)) {
            List<Recording> read = SpokenDigits.read(place).all();
            assertThat(read).hasSize(1);
            assertThat(read.get(0).digit()).isEqualTo(7);
            assertThat(read.get(0).speaker()).isEqualTo("ann");
            assertThat(read.get(0).number()).isEqualTo(12);
            assertThat(read.get(0).sound()).containsExactly(Sounds.LOADER.file(file));
        }
        assertThat(run("--data", zip.toString(), "--unheard", "none").err())
                .contains("expected recordings 12 to 14", "and others, to learn from");
        Files.writeString(recordings.resolve("8_ann_0.wav"), "RIFF");
        assertThatIOException()
                .isThrownBy(() -> SpokenDigits.read(folder.resolve("data")))
                .withMessageContaining("8_ann_0.wav is not a readable sound");
    }

    @Test
    void refusesBadOptions() throws Exception {
        assertThat(run("--unheard", "nobody").err())
                .contains("--unheard nobody: there is no such speaker, but alto, baritone");
        assertThat(run("--data", folder.resolve("none.zip").toString()).err()).contains("none.zip");
        assertThat(run("--data", folder.toString()).err()).contains("named like 7_jackson_32.wav, found none");
        Path text = Files.writeString(folder.resolve("words.txt"), "no recordings");
        assertThat(run("--data", text.toString()).err()).contains("words.txt is neither a folder nor a zip file");
        assertThat(run("--listen", text.toString()).err()).contains("model.safetensors");
        Preprocessing.none().input(Sounds.FEATURES).save(folder.resolve("model.safetensors"), SpeechNetModel.create(1));
        assertThat(run("--listen", text.toString()).err()).contains("words.txt is not a readable sound");
    }
}
