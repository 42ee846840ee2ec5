// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.Compilations.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eclipse's compiler gets the same classes and the same errors. */
class EclipseTest {
    private static final String HEAD = """
            package test;

            import static io.github.annotron.Activation.*;
            import static io.github.annotron.Loss.*;
            import static io.github.annotron.Padding.*;

            import io.github.annotron.*;

            """;

    private static final String LE_NET = HEAD + """
            @Network
            public interface LeNet {
                @Input({28, 28, 1}) Tensor image();
                @Conv2D(filters = 32, kernel = 5, padding = SAME, activation = RELU) Tensor conv1(Tensor image);
                @MaxPool2D(2) Tensor pool1(Tensor conv1);
                @Conv2D(filters = 64, kernel = 5, padding = SAME, activation = RELU) Tensor conv2(Tensor pool1);
                @MaxPool2D(2) Tensor pool2(Tensor conv2);
                @Flatten Tensor features(Tensor pool2);
                @Dense(units = 512, activation = RELU) Tensor hidden(Tensor features);
                @Dropout(0.5f) Tensor thinned(Tensor hidden);
                @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor thinned);
            }
            """;

    private static final String MIXER = HEAD + """
            interface Graphs {
                @Network
                interface Mixer {
                    @Input({2, 3}) Tensor history();
                    @Input(5) Tensor person();
                    @Dense(units = 3, activation = SILU) Tensor events(Tensor history);
                    @Add Tensor changed(Tensor events, Tensor history);
                    @Reshape(-1) Tensor flat(Tensor changed);
                    @Concat Tensor all(Tensor person, Tensor flat, @From("person") Tensor again);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor all);
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theSameFilesAreGenerated() throws IOException {
        Eclipse eclipse = Eclipse.compile(folder, List.of(LE_NET, MIXER));
        Compilation javac = Compilations.compile(LE_NET, MIXER).orThrow();

        assertThat(eclipse.errors()).isEmpty();
        assertThat(eclipse.generatedSources()).isEqualTo(javac.generatedSources());
        assertThat(eclipse.classes())
                .containsExactlyElementsOf(javac.classFiles().keySet());
    }

    /** Where javac points at an annotation's value, ecj points at the name before it. */
    @Test
    void theSameErrorsAreReportedAndNoOthers() throws IOException {
        String wrong = HEAD + """
                @Network
                interface Net {
                    @Input({4, 4, 1}) Tensor image();
                    @Input(4) Tensor features();
                    @Conv2D(filters = 2, kernel = 5) Tensor conv(Tensor image);
                    @Flatten Tensor flat(Tensor conv);
                    @Dense(units = 0) Tensor hidden(Tensor features);
                    @Concat @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor flat, Tensor hidden);
                }
                """;
        String misspelt = HEAD + """
                @Network
                interface Misspelt {
                    @Input(4) Tensor features();
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor faetures);
                    @Flatten Tensor dead(Tensor features);
                }
                """;
        String user = """
                package test;

                class User {
                    private final NetTrainer trainer = NetTrainer.builder().seed(42).build();

                    float[] use(NetModel model, MisspeltPredictor predictor, float[] values) {
                        trainer.model();
                        predictor.predict(values);
                        return model.newPredictor().predict(values, values);
                    }
                }
                """;
        Eclipse eclipse = Eclipse.compile(folder, List.of(wrong, misspelt, user, LE_NET));

        assertThat(eclipse.errors())
                .containsExactlyInAnyOrder(
                        "13:26 [annotron/ShapeMismatch] conv: a 5x5 kernel does not fit the 4x4 output of image. Use padding ="
                                + " SAME, or a kernel of at most 4x4.",
                        "15:12 [annotron/InvalidValue] hidden: units is 0. It must be at least 1.",
                        "12:76 [annotron/UnknownLayer] out: no layer is named \"faetures\". Did you mean features?",
                        "13:21 [annotron/UnusedLayer] dead: no layer reads it. Read it, mark it with @Output, or remove it.");
        assertThat(eclipse.generatedSources()).containsKeys("test.LeNetModel", "test.NetModel", "test.MisspeltModel");
    }
}
