// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {

    @TempDir
    Path folder;

    /** One image: labels, and a red of 10, a green of 20 and a blue of 30, the first pixel brighter by one. */
    private static byte[] record(int... labels) {
        byte[] record = new byte[labels.length + 3072];
        for (int i = 0; i < labels.length; i++) {
            record[i] = (byte) labels[i];
        }
        for (int plane = 0; plane < 3; plane++) {
            int start = labels.length + plane * 1024;
            Arrays.fill(record, start, start + 1024, (byte) (10 * (plane + 1)));
            record[start]++;
        }
        return record;
    }

    private Path file(String name, byte[]... records) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] record : records) {
            all.write(record);
        }
        return Files.write(folder.resolve(name), all.toByteArray());
    }

    private Path packed(String name, byte[] content) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
            gzip.write(content);
        }
        return Files.write(folder.resolve(name), all.toByteArray());
    }

    @Test
    void putsTheColoursOfAPixelSideBySide() throws IOException {
        Cifar cifar = Cifar.ten(file("a.bin", record(3), record(9)), packed("b.bin", record(0)));
        assertThat(cifar.labels()).containsExactly(3, 9, 0);
        float[] image = new float[3072];
        cifar.dataset().inputs().get(0).read(2, image, 0);
        assertThat(Arrays.copyOf(image, 6))
                .containsExactly(11 / 255f, 21 / 255f, 31 / 255f, 10 / 255f, 20 / 255f, 30 / 255f);
        assertThat(image[3071]).isEqualTo(30 / 255f);
    }

    @Test
    void takesEitherLabelOfAHundredClasses() throws IOException {
        Path file = file("c.bin", record(19, 99), record(0, 55));
        assertThat(Cifar.hundred(file).labels()).containsExactly(99, 55);
        assertThat(Cifar.hundredCoarse(file).labels()).containsExactly(19, 0);
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path cut = Files.write(folder.resolve("cut.bin"), Arrays.copyOf(record(3), 3000));
        assertThatIOException()
                .isThrownBy(() -> Cifar.ten(cut))
                .withMessage(cut + ": expected records of 3073 bytes, found 3000 bytes");
        Path empty = file("empty.bin");
        assertThatIOException().isThrownBy(() -> Cifar.ten(empty)).withMessageContaining("found 0 bytes");
        Path label = file("label.bin", record(3), record(10));
        assertThatIOException()
                .isThrownBy(() -> Cifar.ten(label))
                .withMessage(label + ": expected a label below 10, found 10 in image 1");
        byte[] gzip = Files.readAllBytes(packed("whole.gz", record(1)));
        Path torn = Files.write(folder.resolve("torn.gz"), Arrays.copyOf(gzip, gzip.length - 9));
        assertThatIOException().isThrownBy(() -> Cifar.ten(torn)).withMessageContaining(torn.toString());
        assertThatIOException()
                .isThrownBy(() -> Cifar.ten(folder.resolve("none")))
                .withMessageContaining("none");
    }
}
