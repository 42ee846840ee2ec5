// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.NetworkProcessor;
import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.WithFiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What build tools know of the processor, and what they rely on. */
class RegistrationTest {

    @Test
    void compilersFindTheProcessor() throws IOException {
        assertThat(resource("META-INF/services/javax.annotation.processing.Processor"))
                .isEqualTo(NetworkProcessor.class.getName());
    }

    @Test
    void gradleKnowsThatItIsIsolating() throws IOException {
        assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
                .isEqualTo(NetworkProcessor.class.getName() + ",isolating");
    }

    private static String resource(String name) throws IOException {
        // From the processor's own classes, not from another jar that has a file of this name.
        String base = NetworkProcessor.class.getName().replace('.', '/') + ".class";
        String place = NetworkProcessor.class.getClassLoader().getResource(base).toString();
        String root = place.substring(0, place.length() - base.length());
        try (InputStream in = new java.net.URL(root + name).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** An isolating processor makes each file from one type, which it names. */
    @Test
    void eachFileHasOneOrigin() {
        String source = """
                package test;

                import io.github.annotron.*;

                @Network
                interface Net {
                    @Input(4) Tensor in();
                    @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                }
                """;
        Map<String, List<String>> origins = new TreeMap<>();
        Compilations.compileWith(
                List.of(new WithFiler(filer -> new Recorder(filer, origins))),
                List.of(
                        source,
                        source.replace("Net ", "Wrong ").replace("units = 2", "units = 0"),
                        "package test; class Outer { "
                                + source.substring(source.indexOf("@Network"))
                                        .replace("@", "@io.github.annotron.")
                                        .replace("Tensor", "io.github.annotron.Tensor")
                                        .replace("Loss.", "io.github.annotron.Loss.")
                                + "}"));
        assertThat(origins).hasSize(15);
        origins.forEach((name, elements) -> assertThat(elements)
                .as(name)
                .containsExactly(
                        name.contains("Outer_")
                                ? "test.Outer.Net"
                                : name.contains("Wrong") ? "test.Wrong" : "test.Net"));
    }

    private record Recorder(Filer filer, Map<String, List<String>> origins) implements Filer {
        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements) throws IOException {
            record(name, elements);
            return filer.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
            record(name, elements);
            return filer.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence in, CharSequence name, Element... elements)
                throws IOException {
            record(name, elements);
            return filer.createResource(location, in, name, elements);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence in, CharSequence name) {
            throw new AssertionError("an isolating processor reads no files");
        }

        private void record(CharSequence name, Element... elements) {
            origins.put(
                    name.toString(),
                    Arrays.stream(elements).map(Element::toString).toList());
        }
    }
}
