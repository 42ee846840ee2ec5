// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two compilations on different machines, as far as that can be played on one, give the same bytes. */
class ReproducibilityTest {

    /** Among them are letters that the Turkish language capitalises in another way. */
    private static final Map<String, String> SOURCES = Map.of(
            "shop/Ii.java",
            """
            package shop;

            import static io.github.annotron.Activation.*;
            import static io.github.annotron.Loss.*;
            import static io.github.annotron.Padding.*;

            import io.github.annotron.*;

            @Network
            public interface Ii {
                @Input({6, 6, 1}) Tensor image();
                @Input(3) Tensor info();
                @Conv2D(filters = 5, kernel = 3, padding = SAME, activation = SIGMOID) Tensor initial(Tensor image);
                @MaxPool2D(2) Tensor i(Tensor initial);
                @Flatten Tensor inner(Tensor i);
                @Dropout(0.25f) Tensor thinned(Tensor inner);
                @Dense(units = 9, activation = SILU, kernelInitializer = Initializer.LECUN_UNIFORM)
                Tensor hidden(Tensor info);
                @Concat Tensor joined(Tensor thinned, Tensor hidden);
                @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor joined);
            }
            """,
            "shop/Outer.java",
            """
            package shop;

            import io.github.annotron.*;

            class Outer {
                @Network
                interface Inner {
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                }
            }
            """,
            "bank/Ii.java",
            """
            package bank;

            import io.github.annotron.*;

            @Network
            interface Ii {
                @Input(4) Tensor in();
                @Dense(units = 2, kernelInitializer = Initializer.ORTHOGONAL)
                @Output(loss = Loss.SIGMOID_CROSS_ENTROPY)
                Tensor out(Tensor in);
            }
            """,
            "shop/User.java",
            "package shop; class User { IiModel model = IiModel.create(1); }");

    @TempDir
    private Path folder;

    @Test
    void sameBytesOnTwoMachines() throws IOException {
        Map<String, byte[]> here =
                compile("here", 1, Map.of("LC_ALL", "C", "TZ", "UTC"), "-J-Duser.language=en", "-J-Duser.country=US");
        Map<String, byte[]> there = compile(
                "there/and/everywhere",
                2,
                Map.of("LC_ALL", "C.UTF-8", "TZ", "Asia/Tokyo"),
                "-J-Duser.language=tr",
                "-J-Duser.country=TR",
                "-J-Duser.timezone=Pacific/Auckland",
                "-J-Dline.separator=\r\n",
                "-J-XX:+UnlockExperimentalVMOptions",
                "-J-XX:hashCode=2",
                "-J-XX:ActiveProcessorCount=1");

        assertThat(here).hasSizeGreaterThan(4 * SOURCES.size());
        assertThat(there.keySet()).isEqualTo(here.keySet());
        here.forEach((name, bytes) -> assertThat(there.get(name)).as(name).isEqualTo(bytes));
    }

    /** Generated sources and class files by their relative paths. */
    private Map<String, byte[]> compile(String name, int seed, Map<String, String> environment, String... flags)
            throws IOException {
        Path home = folder.resolve(name);
        List<String> files = new ArrayList<>(new TreeMap<>(SOURCES).keySet());
        Collections.shuffle(files, new Random(seed));
        for (String file : files) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.writeString(home.resolve(file), SOURCES.get(file));
        }
        Files.createDirectories(home.resolve("output"));
        List<Object> arguments = new ArrayList<>(List.of(flags));
        arguments.addAll(List.of("--release", "17", "-parameters", "-encoding", "UTF-8", "-cp", Jars.COMPILE));
        arguments.addAll(List.of("-processorpath", Jars.PROCESSOR_PATH, "-d", "output", "-s", "output"));
        arguments.addAll(files);
        Tools.start(home, environment, "javac", arguments.toArray()).orThrow();

        Map<String, byte[]> outputs = new TreeMap<>();
        for (Path file : Tools.files(home.resolve("output"), "")) {
            outputs.put(home.relativize(file).toString(), Files.readAllBytes(file));
        }
        return outputs;
    }
}
