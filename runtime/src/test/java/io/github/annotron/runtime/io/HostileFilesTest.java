// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Idx;
import io.github.annotron.runtime.data.Rows;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.training.LinearModel;
import io.github.annotron.runtime.transform.Columns;
import io.github.annotron.runtime.transform.MinMax;
import io.github.annotron.runtime.transform.OneHot;
import io.github.annotron.runtime.transform.Preprocessing;
import io.github.annotron.runtime.transform.Standardize;
import io.github.annotron.runtime.transform.TransformFitter;
import io.github.annotron.runtime.transform.Whiten;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with random faults are read right or refused: by an IOException that names the file, at no more memory than the file
 * is large, and with the model as it was. {@code -Dannotron.fuzz=100000} is the long form.
 */
class HostileFilesTest {
    private static final int ROUNDS = Integer.getInteger("annotron.fuzz", 500);
    private static final int MOST_FAULTS = 3;

    /** A model's parameters may be held twice, the header as bytes, as text and as values; and messages quote some of it. */
    private static final int BYTES_PER_BYTE = 40;

    private static final int BYTES_ANYWAY = 100_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private static List<Parameter> parameters(long seed) {
        Random random = new Random(seed);
        List<Parameter> parameters = List.of(
                new Parameter("conv1.kernel", List.of(3, 3, 1, 4), new FMatrixRMaj(9, 4)),
                new Parameter("conv1.bias", List.of(4), new FMatrixRMaj(1, 4)),
                new Parameter("größe.kernel", List.of(16, 5), new FMatrixRMaj(16, 5)));
        for (Parameter parameter : parameters) {
            for (int i = 0; i < parameter.size(); i++) {
                parameter.matrix().data[i] = random.nextFloat();
            }
        }
        return parameters;
    }

    private static int hash(List<Parameter> parameters) {
        return Arrays.deepHashCode(
                parameters.stream().map(parameter -> parameter.matrix().data).toArray());
    }

    @Test
    void preprocessing() throws IOException {
        LinearModel model = LinearModel.of(5, 1, Losses.MEAN_SQUARED_ERROR);
        Rows rows = Rows.of(new float[][] {{0, 1, 2}, {1, 5, 1}, {2, 2, 7}});
        TransformFitter numbers = Whiten.zca(1).then(MinMax::fit);
        Path good = folder.resolve("good.safetensors");
        Preprocessing.none()
                .input(Columns.fitting(OneHot::fit, 0).and(numbers, 2, 1).fit(rows))
                .target(Standardize.fit(Rows.of(new float[][] {{3}, {4}})))
                .save(good, model);
        attack(Files.readAllBytes(good), file -> {
            int before = hash(model.parameters());
            try {
                Preprocessing.restore(file, model);
            } catch (IOException e) {
                assertThat(hash(model.parameters())).isEqualTo(before);
                throw e;
            }
        });
    }

    @Test
    void safetensorsOfAModel() throws IOException {
        Path good = folder.resolve("good.safetensors");
        Safetensors.write(good, "Net", parameters(1));
        List<Parameter> target = parameters(2);
        attack(Files.readAllBytes(good), file -> {
            int before = hash(target);
            try {
                Safetensors.read(file, target);
            } catch (IOException e) {
                assertThat(hash(target)).isEqualTo(before);
                throw e;
            }
        });
    }

    @Test
    void safetensorsOfOthers() throws IOException {
        Path good = folder.resolve("good.safetensors");
        Safetensors.write(good, "Net", parameters(1));
        attack(Files.readAllBytes(good), Safetensors::read);
    }

    @Test
    void images() throws IOException {
        byte[] pixels = new byte[5 * 6 * 7];
        new Random(3).nextBytes(pixels);
        ByteBuffer images = ByteBuffer.allocate(16 + pixels.length)
                .putInt(2051)
                .putInt(5)
                .putInt(6)
                .putInt(7)
                .put(pixels);
        attack(images.array(), Idx::images);
    }

    @Test
    void labels() throws IOException {
        byte[] labels = ByteBuffer.allocate(8 + 50).putInt(2049).putInt(50).array();
        attack(labels, Idx::labels);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(labels);
        }
        attack(packed.toByteArray(), Idx::labels);
    }

    private void attack(byte[] good, Reader reader) throws IOException {
        Path file = folder.resolve("attacked.bin");
        Files.write(file, good);
        reader.read(file);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bad = spoil(good, new Random(round));
            Files.write(file, bad);
            Throwable thrown = read(reader, file); // loads classes
            long before = THREADS.getCurrentThreadAllocatedBytes();
            Throwable again = read(reader, file);
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (thrown != null) {
                refused++;
                assertThat(thrown)
                        .as("round " + round)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("attacked.bin");
                assertThat(again).hasMessage(thrown.getMessage());
            } else {
                assertThat(again).isNull();
            }
            assertThat(allocated)
                    .as("bytes allocated in round " + round + " for " + bad.length)
                    .isLessThan(BYTES_ANYWAY + (long) BYTES_PER_BYTE * bad.length);
        }
        assertThat(refused).isGreaterThan(ROUNDS / 4);
    }

    private static @Nullable Throwable read(Reader reader, Path file) {
        try {
            reader.read(file);
            return null;
        } catch (IOException | RuntimeException | Error e) {
            return e;
        }
    }

    private static byte[] spoil(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int faults = 1 + random.nextInt(MOST_FAULTS); faults > 0; faults--) {
            bytes = withFault(bytes, random);
        }
        return bytes;
    }

    private static byte[] withFault(byte[] bytes, Random random) {
        if (bytes.length < 8) {
            return bytes;
        }
        // headers, where most goes wrong, are hit as often as all the rest
        int at = random.nextInt(random.nextBoolean() ? Math.min(24, bytes.length) : bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) "0123456789-{}[]\",:\\eE.".charAt(random.nextInt(22));
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                return Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20));
            }
            case 5 -> {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(30));
                return joined(bytes, at + length, bytes, at);
            }
            case 6 -> {
                int length = Math.min(bytes.length - at, 1 + random.nextInt(30));
                return joined(bytes, at, bytes, at + length);
            }
            default -> {
                int from = Math.min(at, bytes.length - 8);
                long huge = new long[] {Long.MAX_VALUE, -1, Integer.MAX_VALUE, 1L << 40, 0}[random.nextInt(5)];
                ByteBuffer.wrap(bytes).putLong(from, huge);
            }
        }
        return bytes;
    }

    /** The first bytes of one array and all bytes from some place of another. */
    private static byte[] joined(byte[] head, int length, byte[] tail, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(head, 0, length);
        out.write(tail, from, tail.length - from);
        return out.toByteArray();
    }
}
