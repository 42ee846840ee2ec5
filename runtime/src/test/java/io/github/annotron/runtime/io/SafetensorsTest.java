// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.runtime.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.loss.Losses;
import io.github.annotron.runtime.training.LinearModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    private static final float[] KERNEL = {1, -2, Float.MIN_VALUE, -0f, Float.NaN, Float.POSITIVE_INFINITY};
    private static final String GOOD = "{'a.kernel':{'dtype':'F32','shape':[2,3],'data_offsets':[0,24]},"
            + "'a.bias':{'dtype':'F32','shape':[3],'data_offsets':[24,36]}}";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("net.safetensors");
    }

    private static List<Parameter> parameters() {
        Parameter kernel = new Parameter("a.kernel", List.of(2, 3), new FMatrixRMaj(2, 3));
        System.arraycopy(KERNEL, 0, kernel.matrix().data, 0, 6);
        Parameter bias = new Parameter("a.bias", List.of(3), new FMatrixRMaj(1, 3));
        Arrays.fill(bias.matrix().data, 7);
        return List.of(kernel, bias);
    }

    private static List<Parameter> zeros() {
        List<Parameter> parameters = parameters();
        parameters.forEach(parameter -> parameter.matrix().zero());
        return parameters;
    }

    private static int[] bits(List<Parameter> parameters) {
        return parameters.stream()
                .flatMapToInt(parameter -> {
                    int[] bits = new int[parameter.size()];
                    Arrays.setAll(bits, i -> Float.floatToRawIntBits(parameter.matrix().data[i]));
                    return Arrays.stream(bits);
                })
                .toArray();
    }

    /** A file with this header, in which ' stands for ", and so many bytes of data. */
    private byte[] file(String header, int dataSize) {
        byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataSize)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .array();
    }

    private void refuses(byte[] bytes, String... messageParts) throws IOException {
        Files.write(file, bytes);
        List<Parameter> parameters = parameters();
        assertThatThrownBy(() -> Safetensors.read(file, parameters))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(messageParts);
        assertThat(bits(parameters)).isEqualTo(bits(parameters()));
    }

    @Test
    void writesTheFormat() throws IOException {
        Safetensors.write(file, "Net\"1", parameters());

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) bytes.getLong();
        assertThat(length % 8).isZero();
        byte[] header = new byte[length];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.UTF_8).stripTrailing())
                .isEqualTo("{\"__metadata__\":{\"format\":\"annotron\",\"network\":\"Net\\\"1\"},"
                        + GOOD.substring(1).replace('\'', '"'));
        assertThat(bytes.remaining()).isEqualTo(36);
        assertThat(bytes.getFloat()).isEqualTo(1);
        assertThat(bytes.getFloat()).isEqualTo(-2);
        assertThat(folder).isDirectoryContaining("glob:**/net.safetensors");
        try (var files = Files.list(folder)) {
            assertThat(files).as("no temporary file is left").hasSize(1);
        }
    }

    @Test
    void readsBackTheSameBits() throws IOException {
        Safetensors.write(file, "Net", parameters());
        byte[] first = Files.readAllBytes(file);
        List<Parameter> read = zeros();

        Safetensors.read(file, read);

        assertThat(bits(read)).isEqualTo(bits(parameters()));
        Safetensors.write(file, "Net", read);
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void readsTensorsOfOtherPrograms() throws IOException {
        String header = "{'half':{'dtype':'F16','shape':[6],'data_offsets':[0,12]},"
                + "'brain':{'dtype':'BF16','shape':[2,1],'data_offsets':[12,16]},"
                + "'steps':{'dtype':'I64','shape':[],'data_offsets':[16,24]},"
                + "'wide':{'dtype':'F64','shape':[1],'data_offsets':[24,32]},"
                + "'int':{'dtype':'I32','shape':[1],'data_offsets':[32,36]},"
                + "'float':{'dtype':'F32','shape':[1],'data_offsets':[36,40]},"
                + "'short':{'dtype':'I16','shape':[1],'data_offsets':[40,42]},"
                + "'signed':{'dtype':'I8','shape':[1],'data_offsets':[42,43]},"
                + "'byte':{'dtype':'U8','shape':[1],'data_offsets':[43,44]},"
                + "'seed':{'dtype':'U32','shape':[1],'data_offsets':[44,48]},"
                + "'code':{'dtype':'U16','shape':[1],'data_offsets':[48,50]},"
                + "'none':{'dtype':'F32','shape':[0,3],'data_offsets':[50,50]}}";
        byte[] bytes = file(header, 50);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        data.position(bytes.length - 50);
        // 1, the largest, the smallest normal, the smallest, infinity, minus two thirds.
        for (int half : new int[] {0x3C00, 0x7BFF, 0x0400, 0x0001, 0x7C00, 0xB955}) {
            data.putShort((short) half);
        }
        data.putShort((short) (Float.floatToIntBits(1.5f) >> 16)).putShort((short) (Float.floatToIntBits(-8f) >> 16));
        data.putLong(-7).putDouble(0.1).putInt(1 << 20).putFloat(2.5f).putShort((short) -3);
        data.put((byte) -1).put((byte) -1).putInt(-1 << 8).putShort((short) -1);
        Files.write(file, bytes);

        List<NamedTensor> tensors = Safetensors.read(file);

        assertThat(tensors)
                .extracting(NamedTensor::toString)
                .containsExactly(
                        "half [6]",
                        "brain [2, 1]",
                        "steps []",
                        "wide [1]",
                        "int [1]",
                        "float [1]",
                        "short [1]",
                        "signed [1]",
                        "byte [1]",
                        "seed [1]",
                        "code [1]",
                        "none [0, 3]");
        assertThat(tensors.get(0).values())
                .containsExactly(1, 65504, 0x1p-14f, 0x1p-24f, Float.POSITIVE_INFINITY, -0x1.554p-1f);
        assertThat(tensors.get(1).values()).containsExactly(1.5f, -8);
        assertThat(tensors.subList(2, 11))
                .extracting(tensor -> tensor.values()[0])
                .containsExactly(-7f, 0.1f, 1048576f, 2.5f, -3f, -1f, 255f, 4294967040f, 65535f);
        assertThat(tensors.get(11).values()).isEmpty();
    }

    @Test
    void namesTheTensorThatItCannotRead() throws IOException {
        Files.write(file, file("{'tiny':{'dtype':'F8_E4M3','shape':[2],'data_offsets':[0,2]}}", 2));
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + ": tensor tiny is of type F8_E4M3, which cannot be read. Save it as F32.");
    }

    @Test
    void modelsSaveAndRestore() throws IOException {
        LinearModel model = LinearModel.of(400, 100, Losses.MEAN_SQUARED_ERROR);
        model.save(file);
        int[] saved = bits(model.parameters());
        model.parameters().forEach(parameter -> parameter.matrix().zero());
        model.restore(file);
        assertThat(bits(model.parameters())).isEqualTo(saved);

        assertThatThrownBy(
                        () -> LinearModel.of(400, 99, Losses.MEAN_SQUARED_ERROR).restore(file))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        file + " does not fit the model: shapes differ (y.kernel: expected [400, 99], found [400, 100];"
                                + " y.bias: expected [99], found [100])");
    }

    @Test
    void readsTensorsInAnyOrder() throws IOException {
        Files.write(
                file,
                file(
                        " {'a.bias' : {'shape':[3], 'dtype':'F32', 'data_offsets':[0,12]},\n"
                                + "'a.kernel':{'dtype':'F32','shape':[2,3],'data_offsets':[12,36]}}   ",
                        36));
        List<Parameter> read = parameters();
        Safetensors.read(file, read);
        assertThat(bits(read)).containsOnly(0);
    }

    @Test
    void namesTensorsThatDoNotFit() throws IOException {
        refuses(
                file(
                        "{'a.kernel':{'dtype':'F32','shape':[3,2],'data_offsets':[0,24]},"
                                + "'b':{'dtype':'F32','shape':[],'data_offsets':[24,28]},"
                                + "'c':{'dtype':'F32','shape':[0],'data_offsets':[28,28]}}",
                        28),
                "tensors are missing (a.bias [3])",
                "tensors are not the model's (b []; c [0])",
                "shapes differ (a.kernel: expected [2, 3], found [3, 2])");
        refuses(
                file(
                        GOOD.replace(
                                "'F32','shape':[3],'data_offsets':[24,36]", "'F16','shape':[3],'data_offsets':[24,30]"),
                        30),
                "types differ (a.bias: expected F32, found F16)");
        refuses(
                file(GOOD.replace("F32','shape':[3]", "Q4','shape':[3]"), 36),
                "a.bias",
                "expected dtype F32, found Q4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    [3]       | [4]                   | 36 | expected data_offsets 16 bytes apart for F32 [4], found [24, 36]
                    [24,36]   | [20,32]               | 36 | a.bias: expected its bytes to start at 24, where the one before it ends, found 20
                    [24,36]   | [28,40]               | 40 | a.bias: expected its bytes to start at 24
                    [24,36]   | [0,12]                | 36 | a.kernel: expected its bytes to start at 12
                    [24,36]   | [36,24]               | 36 | expected a start and an end as data_offsets
                    [24,36]   | [24]                  | 36 | expected a start and an end as data_offsets
                    [24,36]   | [24,36.0]             | 36 | expected whole numbers as data_offsets
                    [24,36]   | [-24,36]              | 36 | expected whole numbers as data_offsets
                    [24,36]   | 'x'                   | 36 | expected whole numbers as data_offsets
                    [3]       | [99999999999,99999999999,3] | 36 | expected data_offsets 9223372036854775807 bytes apart
                    'shape'   | 'shepe'               | 36 | expected dtype, shape and data_offsets
                    'F32'     | 32                    | 36 | expected a string as dtype, found 32
                    'a.bias'  | 'a.kernel'            | 36 | the key "a.kernel" for the second time
                    }}        | }},                   | 36 | the header is not JSON
                    {'a.bias' | {'a.bias'             | 36 | the header is not JSON
                    ]},       | ]},'__metadata__':{'a':1}, | 36 | expected a string as metadata a, found 1
                    ]},       | ]},'__metadata__':[], | 36 | expected a JSON object as __metadata__
                    ]},       | ]},'b':7,             | 36 | expected a JSON object as tensor b, found 7
                    x         | x                     | 35 | expected 36 bytes of tensors, found 35: the file is cut off
                    x         | x                     | 37 | expected 36 bytes of tensors, found 37: there are bytes behind
                    """)
    void saysWhatIsWrongWithAHeader(String part, String replacement, int dataSize, String message) throws IOException {
        String header = part.startsWith("{") ? "[" + GOOD : GOOD.replace(part, replacement);
        refuses(file(header, dataSize), message);
    }

    @Test
    void refusesWhatIsNoSafetensorsFile() throws IOException {
        refuses(new byte[0], "expected a safetensors file, which has at least 8 bytes, found 0");
        refuses(new byte[7], "found 7");
        refuses(new byte[100], "here at most 92, found 0");
        byte[] good = file(GOOD, 36);
        for (long length : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE, good.length - 7, 1, 0}) {
            byte[] bytes = good.clone();
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            refuses(bytes, "found " + Long.toUnsignedString(length));
        }
        byte[] latin = file(GOOD, 36);
        latin[10] = (byte) 0xE9;
        refuses(latin, "the header is not UTF-8");
        refuses(file("[]", 0), "expected a JSON object as the header, found []");
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("none"), parameters()))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        byte[] good = file(GOOD, 36);
        for (int length = 0; length < good.length; length++) {
            refuses(Arrays.copyOf(good, length), "expected");
        }
    }

    @Test
    void neverThrowsAnythingButIoExceptions() throws IOException {
        Random random = new Random(1);
        byte[] good = file(GOOD, 36);
        String json = "{}[],:'\"0123456789-eEF.\\utrfalsn ";
        int read = 0;
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = good.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                int at = random.nextInt(random.nextInt(8) == 0 ? 8 : bytes.length);
                bytes[at] =
                        (byte) (random.nextBoolean() ? json.charAt(random.nextInt(json.length())) : random.nextInt());
            }
            Files.write(file, bytes);
            List<Parameter> parameters = parameters();
            try {
                Safetensors.read(file, parameters);
                read++;
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
                assertThat(bits(parameters)).isEqualTo(bits(parameters()));
            }
        }
        assertThat(read).as("changes of the data alone").isBetween(100, 4900);
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Safetensors.write(file, "Net", parameters());
        byte[] old = Files.readAllBytes(file);
        List<Parameter> twice = new ArrayList<>(parameters());
        twice.addAll(parameters());
        assertThatThrownBy(() -> Safetensors.write(file, "Net", twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a file cannot hold two tensors named a.kernel");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.allocate(10));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(Files.readAllBytes(file)).isEqualTo(old);
        assertThatThrownBy(() -> Safetensors.write(folder, "Net", parameters()))
                .isInstanceOf(IOException.class)
                .hasMessage(folder + ": expected a file to write, found a directory");
        assertThatThrownBy(() -> Safetensors.write(folder.resolve("no/net"), "Net", parameters()))
                .isInstanceOf(IOException.class);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
