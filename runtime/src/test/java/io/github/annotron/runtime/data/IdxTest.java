// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data-idx");
    }

    private static byte[] idx(int type, int[] dimensions, int values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + values);
        buffer.put((byte) 0).put((byte) 0).put((byte) type).put((byte) dimensions.length);
        Arrays.stream(dimensions).forEach(buffer::putInt);
        for (int i = 0; i < values; i++) {
            buffer.put((byte) i);
        }
        return buffer.array();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private void refuses(byte[] bytes, String message) throws IOException {
        Files.write(file, bytes);
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(IOException.class).hasMessage(file + ": " + message);
        Files.write(file, gzip(bytes));
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(IOException.class).hasMessageStartingWith(file + ": ");
    }

    @Test
    void readsPlainAndGzip() throws IOException {
        byte[] bytes = idx(8, new int[] {2, 3, 4}, 24);
        for (byte[] form : new byte[][] {bytes, gzip(bytes)}) {
            Files.write(file, form);
            Idx idx = Idx.read(file);
            assertThat(idx.dimensions()).containsExactly(2, 3, 4);
            assertThat(idx.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 16, 40));

            Rows images = Idx.images(file);
            assertThat(images.count()).isEqualTo(2);
            assertThat(images.width()).isEqualTo(12);
            float[] image = new float[12];
            images.read(1, image, 0);
            assertThat(image[11]).isEqualTo(23 / 255f);
        }
    }

    @Test
    void readsLabels() throws IOException {
        Files.write(file, idx(8, new int[] {300}, 300));
        assertThat(Idx.labels(file)).hasSize(300).startsWith(0, 1, 2).contains(255);
        assertThatThrownBy(() -> Idx.images(file))
                .hasMessage(file + ": expected images, which have at least 2 dimensions, found [300]");
        Files.write(file, idx(8, new int[] {3, 2}, 6));
        assertThatThrownBy(() -> Idx.labels(file))
                .hasMessage(file + ": expected labels, which have 1 dimension, found [3, 2]");
    }

    @Test
    void readsMoreThanItsFirstChunk() throws IOException {
        Files.write(file, gzip(idx(8, new int[] {5, 1000, 1000}, 5_000_000)));
        byte[] bytes = Idx.read(file).bytes();
        assertThat(bytes).hasSize(5_000_000);
        assertThat(bytes[4_999_999]).isEqualTo((byte) 4_999_999);
    }

    @Test
    void saysWhatItExpectedAndFound() throws IOException {
        refuses(new byte[0], "expected an IDX file, which starts with two zero bytes, found an empty file");
        refuses(
                new byte[] {'P', 'K', 3, 4},
                "expected an IDX file, which starts with two zero bytes, found bytes 50 4b 03 04");
        refuses(idx(0x0D, new int[] {1}, 4), "expected values of type 0x08 (unsigned byte), found 0x0d (float)");
        refuses(
                idx(0x42, new int[] {1}, 4),
                "expected values of type 0x08 (unsigned byte), found 0x42, which IDX does not have");
        refuses(new byte[] {0, 0, 8, 0}, "expected at least 1 dimension, found 0");
        refuses(Arrays.copyOf(idx(8, new int[] {1, 2, 3}, 6), 10), "expected 3 dimensions, the file ends in number 1");
        refuses(idx(8, new int[] {2, 0}, 0), "expected extents from 1 to 2147483647, found 0");
        refuses(idx(8, new int[] {-1}, 0), "expected extents from 1 to 2147483647, found 4294967295");
        refuses(idx(8, new int[] {3}, 4), "expected the end of the file after 3 values, found more bytes");
        refuses(
                idx(8, new int[] {50000, 50000, 9}, 4),
                "the header asks for 50000x50000x9 values, more than the file has");
    }

    @Test
    void noticesThatValuesAreMissing() throws IOException {
        byte[] bytes = idx(8, new int[] {10}, 7);
        // Ten fit into a file of 15 bytes, header included, so this is seen only when the values end.
        refuses(bytes, "expected 10 values, the file ends after 7");
        byte[] packed = gzip(idx(8, new int[] {100_000}, 100_000));
        Files.write(file, Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> Idx.read(file)).isInstanceOf(IOException.class).hasMessageStartingWith(file + ": ");
    }

    @Test
    void takesNoMoreMemoryThanTheFileCanFill() throws IOException {
        // A gzip file of some 20 bytes cannot hold two billion values.
        Files.write(file, gzip(idx(8, new int[] {2_000_000_000}, 0)));
        assertThatThrownBy(() -> Idx.read(file))
                .hasMessage(
                        file + ": the header asks for 2000000000 values, more than a gzip file of this size can hold");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Idx.read(file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(file.toString());
    }

    @Test
    void neverThrowsAnythingButIoExceptions() throws IOException {
        Random random = new Random(1);
        byte[] plain = idx(8, new int[] {4, 3, 5}, 60);
        int read = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = (i % 2 == 0 ? plain : gzip(plain)).clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                bytes[random.nextInt(random.nextBoolean() ? bytes.length : 20)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(2 * bytes.length));
            }
            Files.write(file, bytes);
            try {
                Idx.read(file);
                read++;
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
            }
        }
        assertThat(read).isBetween(100, 2900);
    }
}
