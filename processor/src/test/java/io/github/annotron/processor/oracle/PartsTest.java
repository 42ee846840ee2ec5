// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Memory;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Sgd;
import io.github.annotron.runtime.training.Fit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are parts of others, and blocks, as users of the generated classes meet them. */
class PartsTest {
    private static final String SOURCE = """
            package test;

            import static io.github.annotron.Activation.*;
            import io.github.annotron.*;

            public interface Autoencoder {
                @Network interface Encoder {
                    @Input(6) Tensor pixels();
                    @Dense(units = 4, activation = TANH) Tensor hidden(Tensor pixels);
                    @Dense(units = 2) @Output Tensor code(Tensor hidden);
                }

                @Network interface Decoder {
                    @Input(2) Tensor code();
                    @Dense(units = 6) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) Tensor pixels(Tensor code);
                }

                @Network interface Whole {
                    @Input(6) Tensor image();
                    @Use(Encoder.class) Tensor code(Tensor image);
                    @Use(Decoder.class) @Output(loss = Loss.SIGMOID_CROSS_ENTROPY) Tensor copy(Tensor code);
                }

                @Network interface Transfer {
                    @Input(6) Tensor image();
                    @Frozen @Use(Encoder.class) Tensor code(Tensor image);
                    @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor code);
                }

                /** Names that the model has methods for. */
                @Network interface Names {
                    @Input(6) Tensor image();
                    @Use(Encoder.class) Tensor parameters(Tensor image);
                    @Use(Decoder.class) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor output(Tensor parameters);
                }
            }
            """;

    private static final Compilations.Compilation COMPILATION =
            Compilations.compile(SOURCE).orThrow();
    private static final ClassLoader LOADER = COMPILATION.loader();

    @TempDir
    private Path folder;

    private static CompiledNetwork network(String name) {
        return new CompiledNetwork(LOADER, "test.Autoencoder_" + name);
    }

    private static Model part(Model whole, String name) {
        try {
            Method method = whole.getClass().getMethod(name);
            return (Model) method.invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static final float[] PIXELS = {0.1f, 0.9f, 0.4f, 0f, 1f, 0.7f};

    private static FMatrixRMaj images() {
        FMatrixRMaj images = new FMatrixRMaj(4, 6);
        for (int i = 0; i < images.data.length; i++) {
            images.data[i] = i % 5 / 4f;
        }
        return images;
    }

    @Test
    void theirParametersHavePaths() {
        assertThat(network("Whole").newModel(1).parameters())
                .extracting(Parameter::name)
                .containsExactly(
                        "code.hidden.kernel",
                        "code.hidden.bias",
                        "code.code.kernel",
                        "code.code.bias",
                        "copy.pixels.kernel",
                        "copy.pixels.bias");
    }

    @Test
    void partsAreOverTheSameParameters() {
        Model whole = network("Whole").newModel(1);
        Model encoder = part(whole, "code");
        Model decoder = part(whole, "copy");
        network("Whole")
                .newTrainer(whole, Sgd.of(0.5f), 1)
                .fit(Dataset.of(images(), images()), Fit.epochs(3).batchSize(4));
        float[] code = encoder.newPredictor().predict(PIXELS);
        assertThat(decoder.newPredictor().predict(code))
                .containsExactly(whole.newPredictor().predict(PIXELS));
        assertThat(whole.newPredictor(1, Memory.KEPT)).satisfies(predictor -> {
            predictor.predict(PIXELS);
            assertThat(predictor.activation("code.code")).containsExactly(code);
        });
        assertThat(whole.output().name()).isEqualTo("copy");
    }

    @Test
    void filesOfPartsGoIntoWholesAndBack() throws Exception {
        Path file = folder.resolve("encoder.safetensors");
        Model trained = network("Whole").newModel(7);
        part(trained, "code").save(file);
        Model encoder = network("Encoder").newModel(0);
        encoder.restore(file);
        Model transfer = network("Transfer").newModel(0);
        part(transfer, "code").restore(file);
        float[] code = part(trained, "code").newPredictor().predict(PIXELS);
        assertThat(encoder.newPredictor().predict(PIXELS)).containsExactly(code);
        assertThat(part(transfer, "code").newPredictor().predict(PIXELS)).containsExactly(code);
    }

    @Test
    void frozenPartsStayAsTheyAre() {
        Model transfer = network("Transfer").newModel(3);
        float[][] before = values(transfer);
        network("Transfer")
                .newTrainer(transfer, Sgd.of(0.5f), 1)
                .fit(Dataset.of(images(), new int[] {0, 1, 2, 1}), Fit.epochs(2).batchSize(4));
        float[][] after = values(transfer);
        List<Parameter> parameters = transfer.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            boolean same = Arrays.equals(before[i], after[i]);
            assertThat(same)
                    .as(parameters.get(i).name())
                    .isEqualTo(parameters.get(i).name().startsWith("code."));
        }
        assertThat(COMPILATION.generatedSources().get("test.Autoencoder_TransferBackward"))
                .doesNotContain("code_hiddenBackward(", "dCode_hiddenKernel");
    }

    private static float[][] values(Model model) {
        return model.parameters().stream()
                .map(parameter -> parameter.matrix().data.clone())
                .toArray(float[][]::new);
    }

    @Test
    void withoutALossThereIsNoTrainer() {
        Model encoder = network("Encoder").newModel(0);
        assertThatThrownBy(() -> encoder.newTrainingProgram(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Autoencoder.Encoder has no loss: train a network that it is a part of");
        assertThat(COMPILATION.generatedSources()).doesNotContainKey("test.Autoencoder_EncoderTrainer");
    }

    @Test
    void namesThatModelsHaveMethodsForAreChanged() {
        Model names = network("Names").newModel(0);
        assertThat(part(names, "parameters_").parameterCount()).isEqualTo(6 * 4 + 4 + 4 * 2 + 2);
        assertThat(part(names, "output_").parameterCount()).isEqualTo(2 * 6 + 6);
    }

    @Test
    void partsOfOtherNetworksAreRefused() throws Exception {
        Model whole = network("Whole").newModel(0);
        Method partOf = network("Encoder").load("Model").getMethod("partOf", Model.class, String.class);
        assertThatThrownBy(() -> partOf.invoke(null, whole, "copy"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Autoencoder.Whole has no parameter named copy.hidden.kernel; it has [code.hidden.kernel");
    }
}
