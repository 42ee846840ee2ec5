// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a change, Gradle compiles what the change concerns and no more, and that must come out as if it had compiled all. */
class IncrementalTest {
    private static final String NET = """
            package shop;

            import io.github.annotron.*;

            @Network
            interface %s {
                @Input(4) Tensor in();
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
            }
            """;

    private static final String USER = """
            package shop;

            class %1$sUser {
                float[] use() {
                    return %1$sModel.create(1).newPredictor().predict(new float[4]);
                }
            }
            """;

    private static final String OUTER = """
            package shop;

            class Outer {
                @io.github.annotron.Network
                interface Inner {
                    @io.github.annotron.Input(3)
                    @io.github.annotron.Output(loss = io.github.annotron.Loss.MEAN_SQUARED_ERROR)
                    io.github.annotron.Tensor in();
                }
            }
            """;

    @TempDir
    private Path folder;

    private GradleBuild build;

    @BeforeEach
    void buildAll() throws IOException {
        build = new GradleBuild(folder.resolve("incremental"), sources());
        build.compileAll();
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String name : List.of("Price", "Stock")) {
            sources.put("shop." + name, NET.formatted(name));
            sources.put("shop." + name + "User", USER.formatted(name));
        }
        sources.put("shop.Outer", OUTER);
        return sources;
    }

    @Test
    void eachGeneratedTypeBelongsToOneType() {
        Map<String, Set<String>> generated = build.generatedFrom();
        assertThat(generated).containsOnlyKeys("shop.Price", "shop.Stock", "shop.Outer");
        assertThat(generated.get("shop.Price"))
                .containsExactlyInAnyOrder(
                        "shop.PriceModel",
                        "shop.PriceForward",
                        "shop.PriceBackward",
                        "shop.PriceTrainer",
                        "shop.PricePredictor");
        assertThat(build.resourcesFrom())
                .isEqualTo(Map.of(
                        "shop.Price", Set.of("shop/Price.svg"),
                        "shop.Stock", Set.of("shop/Stock.svg"),
                        "shop.Outer", Set.of("shop/Outer_Inner.svg")));
        assertThat(generated.get("shop.Outer")).hasSize(5).allMatch(name -> name.startsWith("shop.Outer_Inner"));
    }

    /** The network has another width and another layer; its user stays, but is compiled again. */
    @Test
    void aChangedNetwork() throws IOException {
        String changed = sources()
                .get("shop.Price")
                .replace("@Dense(units = 2)", "@Dense(units = 3) Tensor hidden(Tensor in);\n    @Dense(units = 2)")
                .replace("out(Tensor in)", "out(Tensor hidden)");
        assertComesOutTheSame(Map.of("shop.Price", changed), "shop.Price", "shop.PriceUser");
    }

    @Test
    void aChangedTypeAroundANetwork() throws IOException {
        String changed = OUTER.replace("class Outer {", "class Outer {\n    int other;");
        assertComesOutTheSame(Map.of("shop.Outer", changed), "shop.Outer");
    }

    /** What was generated for it goes with it. */
    @Test
    void aRemovedNetwork() throws IOException {
        Map<String, String> changes = new TreeMap<>();
        changes.put("shop.Stock", null);
        changes.put("shop.StockUser", null);
        assertComesOutTheSame(changes, "shop.Stock", "shop.StockUser");
        assertThat(Tools.files(build.output(), ".java"))
                .isNotEmpty()
                .noneMatch(file -> file.getFileName().toString().startsWith("Stock"));
        assertThat(Tools.files(build.output(), ".svg")).hasSize(2);
    }

    private void assertComesOutTheSame(Map<String, String> changes, String... concerned) throws IOException {
        Map<String, String> sources = sources();
        changes.forEach((name, text) -> {
            if (text == null) {
                sources.remove(name);
            } else {
                sources.put(name, text);
            }
        });
        GradleBuild full = new GradleBuild(folder.resolve("full"), sources);
        full.compileAll();

        Map<String, byte[]> before = contents(build.output());
        build.compileAfter(changes, Set.of(concerned));
        Map<String, byte[]> after = contents(build.output());
        Map<String, byte[]> expected = contents(full.output());

        assertThat(after.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, bytes) -> assertThat(after.get(name)).as(name).isEqualTo(bytes));
        assertThat(build.writtenLast()).as("what the processor wrote").isEqualTo(generatedFor(full, changes.keySet()));
        assertThat(differences(before, after)).as("the change has an effect").isNotEmpty();
    }

    private static Set<String> generatedFor(GradleBuild build, Set<String> origins) {
        Set<String> names = new HashSet<>();
        origins.forEach(origin -> names.addAll(build.generatedFrom().getOrDefault(origin, Set.of())));
        return names;
    }

    private static List<String> differences(Map<String, byte[]> before, Map<String, byte[]> after) {
        Set<String> names = new HashSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> different = new ArrayList<>(names);
        different.removeIf(name -> Arrays.equals(before.get(name), after.get(name)));
        return different;
    }

    private static Map<String, byte[]> contents(Path root) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (Path file : Tools.files(root, "")) {
            contents.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
        return contents;
    }
}
