// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with random faults are read or refused, by an IOException that names the file. {@code -Dannotron.fuzz=100000} is the long form.
 */
class HostileFilesTest {

    private static final int ROUNDS = Integer.getInteger("annotron.fuzz", 500);

    private static final byte[] TABLE =
            "age,job,income\n39,clerk,y\n\"5\",\"bak\"\"er\",n\n?,,y\n1e3,größe,n\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private void attack(byte[] good, Reader reader) throws IOException {
        Random random = new Random(good.length);
        Path file = folder.resolve("bad");
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int fault = random.nextInt(4); fault >= 0 && bad.length > 0; fault--) {
                bad[random.nextInt(bad.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : "\",\n\r ".charAt(random.nextInt(5)));
            }
            Files.write(file, bad);
            try {
                reader.read(file);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining(file.toString());
            }
        }
    }

    private static void readTable(Path file) throws IOException {
        CsvSchema schema = CsvSchema.withHeader()
                .number("age")
                .category("job")
                .targetCategory("income")
                .missing("?");
        assertThat(schema.read(file).size()).isPositive();
    }

    @Test
    void tables() throws IOException {
        attack(TABLE, HostileFilesTest::readTable);
        attack(
                TABLE,
                file -> CsvSchema.withoutHeader()
                        .category("a", "b", "c")
                        .lenient()
                        .read(file));
    }

    @Test
    void packedTables() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(TABLE);
        }
        attack(bytes.toByteArray(), HostileFilesTest::readTable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void pictures(String format) throws IOException {
        BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 63; i++) {
            image.setRGB(i % 9, i / 9, 0x10203 * i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        ImageLoader loader = ImageLoader.colour(3, 3);
        attack(bytes.toByteArray(), file -> assertThat(loader.file(file)).hasSize(27));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wav", "au", "aiff"})
    void sounds(String format) throws IOException {
        byte[] samples = new byte[64];
        new Random(1).nextBytes(samples);
        AudioFileFormat.Type type = Arrays.stream(AudioSystem.getAudioFileTypes())
                .filter(each -> format.startsWith(each.getExtension()))
                .findFirst()
                .orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples),
                        new AudioFormat(8000, 16, 2, true, format.equals("aiff")),
                        16),
                type,
                bytes);
        SoundLoader loader = SoundLoader.mono(8000).length(20);
        attack(bytes.toByteArray(), file -> assertThat(loader.file(file)).hasSize(20));
    }
}
