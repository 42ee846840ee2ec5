// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundLoaderTest {

    private static final int RATE = 8000;

    @TempDir
    Path folder;

    private Path write(AudioFormat format, AudioFileFormat.Type type, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) bytes[i];
        }
        Path file = folder.resolve("sound." + type.getExtension());
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(content), format, content.length / format.getFrameSize()),
                type,
                file.toFile());
        return file;
    }

    private Path wave(int bits, int channels, int... bytes) throws IOException {
        return write(new AudioFormat(RATE, bits, channels, bits > 8, false), AudioFileFormat.Type.WAVE, bytes);
    }

    /** A sound of 16 bits and one channel. */
    private Path wave(int rate, double... samples) throws IOException {
        int[] bytes = new int[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            int number = (int) Math.round(samples[i] * 32767);
            bytes[2 * i] = number;
            bytes[2 * i + 1] = number >> 8;
        }
        return write(new AudioFormat(rate, 16, 1, true, false), AudioFileFormat.Type.WAVE, bytes);
    }

    private static double[] tone(int rate, double hertz, int count) {
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            samples[i] = 0.5 * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return samples;
    }

    @Test
    void reads16Bits() throws IOException {
        Path file = wave(16, 1, 0, 0, 0, 0x40, 0, 0x80, 0xFF, 0x7F, 1, 0, 0xFF, 0xFF);
        assertThat(SoundLoader.mono(RATE).file(file))
                .containsExactly(0, 0.5f, -1, 32767 / 32768f, 1 / 32768f, -1 / 32768f);
    }

    @Test
    void reads8BitsWhichHaveNoSign() throws IOException {
        assertThat(SoundLoader.mono(RATE).file(wave(8, 1, 128, 192, 0, 255))).containsExactly(0, 0.5f, -1, 127 / 128f);
    }

    @Test
    void reads24And32Bits() throws IOException {
        assertThat(SoundLoader.mono(RATE).file(wave(24, 1, 0, 0, 0x40, 0, 0, 0x80, 1, 0, 0)))
                .containsExactly(0.5f, -1, 0x1p-23f);
        assertThat(SoundLoader.mono(RATE).file(wave(32, 1, 0, 0, 0, 0x40, 0, 0, 0, 0x80)))
                .containsExactly(0.5f, -1);
    }

    @Test
    void averagesChannels() throws IOException {
        assertThat(SoundLoader.mono(RATE).file(wave(16, 2, 0, 0x40, 0, 0x20, 0, 0x80, 0, 0x80)))
                .containsExactly(0.375f, -1);
        assertThat(SoundLoader.mono(RATE).file(wave(8, 2, 255, 1))).containsExactly(0);
    }

    @Test
    void readsOtherFiles() throws IOException {
        AudioFormat bigEndian = new AudioFormat(RATE, 16, 1, true, true);
        assertThat(SoundLoader.mono(RATE).file(write(bigEndian, AudioFileFormat.Type.AIFF, 0x40, 0, 0x80, 0)))
                .containsExactly(0.5f, -1);
        // G.711: all bits set is the smallest positive number of mu-law, 0; 0x80 is its largest, 32124.
        AudioFormat law = new AudioFormat(Encoding.ULAW, RATE, 8, 1, 1, RATE, false);
        assertThat(SoundLoader.mono(RATE).file(write(law, AudioFileFormat.Type.WAVE, 0xFF, 0x80, 0)))
                .containsExactly(0, 32124 / 32768f, -32124 / 32768f);
    }

    @Test
    void readsFloats() throws IOException {
        AudioFormat floats = new AudioFormat(Encoding.PCM_FLOAT, RATE, 32, 1, 4, RATE, false);
        // 0.5, -0.25 and 0.
        Path file = write(floats, AudioFileFormat.Type.WAVE, 0, 0, 0, 0x3F, 0, 0, 0x80, 0xBE, 0, 0, 0, 0);
        float[] sound = SoundLoader.mono(RATE).file(file);
        assertThat(sound).hasSize(3);
        // The JDK makes 16 bits of them, and 1 becomes 32767: up to two units of the last place.
        assertThat(sound[0]).isCloseTo(0.5f, within(0x1p-14f));
        assertThat(sound[1]).isCloseTo(-0.25f, within(0x1p-14f));
        assertThat(sound[2]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"44100", "16000", "11025", "6000"})
    void bringsSoundToItsRate(int rate) throws IOException {
        float[] sound = SoundLoader.mono(RATE).file(wave(rate, tone(rate, 440, rate / 4)));
        assertThat(sound.length).isBetween(RATE / 4 - 2, RATE / 4);
        double[] expected = tone(RATE, 440, sound.length);
        for (int i = 50; i < sound.length - 50; i++) {
            assertThat(sound[i]).isCloseTo((float) expected[i], within(0.002f));
        }
    }

    @Test
    void leavesOutWhatTheLowerRateCannotHave() throws IOException {
        float[] sound = SoundLoader.mono(RATE).file(wave(44100, tone(44100, 5000, 11025)));
        for (int i = 50; i < sound.length - 50; i++) {
            assertThat(sound[i]).as("5000 Hz would become 3000 Hz").isCloseTo(0, within(0.002f));
        }
    }

    @Test
    void fitsSoundsToALength() throws IOException {
        Path file = wave(8, 1, 129, 130, 131);
        assertThat(SoundLoader.mono(RATE).length(6).file(file)).containsExactly(0, 1 / 128f, 2 / 128f, 3 / 128f, 0, 0);
        assertThat(SoundLoader.mono(RATE).length(2).file(file)).containsExactly(2 / 128f, 3 / 128f);
        assertThat(SoundLoader.mono(RATE).length(3).file(wave(8, 1, 128, 120, 128, 128, 130, 128, 126)))
                .as("of the loudest part, not of the loudest sum")
                .containsExactly(0, -8 / 128f, 0);
    }

    @Test
    void namesFileAndReason() throws IOException {
        SoundLoader loader = SoundLoader.mono(RATE);
        Path text = Files.writeString(folder.resolve("words.wav"), "no sound at all, but some words");
        assertThatIOException()
                .isThrownBy(() -> loader.file(text))
                .withMessageContaining("words.wav")
                .withMessageContaining("no format that can be read");
        Path empty = Files.createFile(folder.resolve("empty.wav"));
        assertThatIOException().isThrownBy(() -> loader.file(empty)).withMessageContaining("empty.wav");
        byte[] good = Files.readAllBytes(wave(16, 1, 0, 1, 2, 3, 4, 5, 6, 7));
        Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(good, good.length - 3));
        assertThatIOException()
                .isThrownBy(() -> loader.file(cut))
                .withMessageContaining("cut.wav")
                .withMessageContaining("cut off: expected 8 bytes of sound, found");
        Path silent = wave(16, 1);
        assertThatIOException()
                .isThrownBy(() -> loader.file(silent))
                .withMessageContaining("sound.wav")
                .withMessageContaining("no samples");
        Path slow = wave(100, 0, 0.5);
        assertThatIOException()
                .isThrownBy(() -> loader.file(slow))
                .withMessageContaining("100.0 samples a second, expected from 1000 to 1000000");
        assertThatIOException()
                .isThrownBy(() -> loader.file(folder.resolve("none.wav")))
                .withMessageContaining("none.wav");
    }

    @Test
    void refusesBadSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoundLoader.mono(10))
                .withMessageContaining("from 1000 to 1000000 samples a second, not 10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoundLoader.mono(RATE).length(0))
                .withMessageContaining("at least 1 sample, not 0");
    }
}
