// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import io.github.annotron.processor.testing.WithFiler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A failure of the compiler itself is an error of that network, with the stack trace; other networks are compiled. */
class InternalErrorTest {
    static final String MESSAGE = "[annotron/InternalError] Net: the compiler failed. Please report this with the"
            + " declaration of the network.";

    private static final String SOURCE = """
            package test;

            import io.github.annotron.*;

            @Network
            interface Net {
                @Input(4) Tensor in();
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor out(Tensor in);
            }
            """;

    @Test
    void isReportedAtTheNetwork() {
        Compilation compilation = Compilations.compileWith(
                List.of(new WithFiler(FaultyFiler::new)), List.of(SOURCE, SOURCE.replace("Net ", "Sound ")));

        assertThat(compilation.diagnostics()).hasSize(1);
        Diagnostic<? extends JavaFileObject> error = compilation.diagnostics().get(0);
        assertThat(error.getMessage(Locale.ROOT))
                .startsWith(MESSAGE)
                .contains("IOException: the disk is full")
                .contains("at io.github.annotron.processor.NetworkProcessor");
        assertThat(error.getLineNumber()).isEqualTo(6);
        assertThat(compilation.generatedSources()).containsKey("test.SoundModel");
    }

    private record FaultyFiler(Filer filer) implements Filer {
        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... elements) throws IOException {
            if (name.toString().startsWith("test.Net")) {
                throw new IOException("the disk is full");
            }
            return filer.createSourceFile(name, elements);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... elements) throws IOException {
            return filer.createClassFile(name, elements);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence in, CharSequence name, Element... elements)
                throws IOException {
            return filer.createResource(location, in, name, elements);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence in, CharSequence name)
                throws IOException {
            return filer.getResource(location, in, name);
        }
    }
}
