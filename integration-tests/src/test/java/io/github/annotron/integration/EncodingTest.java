// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that are not English, compiled and run where the machine's own encoding cannot write them. */
class EncodingTest {
    private static final Map<String, String> ENGLISH = Map.of("LC_ALL", "C");
    private static final List<String> ASCII = List.of("-Dfile.encoding=US-ASCII", "-Dstdout.encoding=US-ASCII");

    private static final String NET = """
            package shop;

            import io.github.annotron.*;

            @Network
            interface Net {
                @Input(3) Tensor größe();
                @Dense(units = 5, activation = Activation.TANH) Tensor 層1(Tensor größe);
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor résultat(Tensor 層1);
            }
            """;

    /** What it prints is in letters that any machine can write. */
    private static final String MAIN = """
            package shop;

            import io.github.annotron.runtime.Parameter;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Arrays;

            class Main {
                public static void main(String[] arguments) throws Exception {
                    Path file = Files.createTempFile("net", ".safetensors");
                    NetModel saved = NetModel.create(7);
                    saved.save(file);
                    NetModel loaded = NetModel.load(file);
                    Files.delete(file);
                    for (Parameter parameter : saved.parameters()) {
                        float[] values = loaded.parameter(parameter.name()).matrix().data;
                        System.out.println(escaped(parameter.name()) + Arrays.equals(values, parameter.matrix().data));
                    }
                    float[] scores = loaded.newPredictor().predict(new float[] {1, 2, 3});
                    System.out.println(Arrays.equals(scores, saved.newPredictor().predict(new float[] {1, 2, 3})));
                }

                private static String escaped(String text) {
                    StringBuilder escaped = new StringBuilder();
                    text.chars().forEach(c -> escaped.append(c < 128 ? "" + (char) c : "<" + Integer.toHexString(c) + ">"));
                    return escaped + " ";
                }
            }
            """;

    private static final List<String> PRINTED = List.of(
            "<5c64>1.kernel true", "<5c64>1.bias true", "r<e9>sultat.kernel true", "r<e9>sultat.bias true", "true");

    @TempDir
    private Path folder;

    @Test
    void inUtf8OnAMachineWithAscii() throws IOException {
        assertRuns(StandardCharsets.UTF_8, NET);
    }

    @Test
    void inUtf16OnAMachineWithAscii() throws IOException {
        assertRuns(StandardCharsets.UTF_16, NET);
    }

    private void assertRuns(Charset charset, String net) throws IOException {
        Files.writeString(folder.resolve("Net.java"), net, charset);
        Files.writeString(folder.resolve("Main.java"), MAIN, charset);
        Tools.start(
                        folder,
                        ENGLISH,
                        "javac",
                        "-J" + ASCII.get(0),
                        "-encoding",
                        charset.name(),
                        "--release",
                        "17",
                        "-cp",
                        Jars.COMPILE,
                        "-processorpath",
                        Jars.PROCESSOR_PATH,
                        "-d",
                        ".",
                        "Net.java",
                        "Main.java")
                .orThrow();
        // Generated sources have the encoding of the others, since javac reads them so.
        assertThat(Files.readString(folder.resolve("shop/NetForward.java"), charset))
                .contains("void 層1(");
        String output = Tools.start(
                        folder,
                        ENGLISH,
                        "java",
                        ASCII.get(0),
                        ASCII.get(1),
                        "-cp",
                        "." + File.pathSeparator + Jars.RUNTIME,
                        "shop.Main")
                .orThrow();
        assertThat(output.lines()).isEqualTo(PRINTED);
    }
}
