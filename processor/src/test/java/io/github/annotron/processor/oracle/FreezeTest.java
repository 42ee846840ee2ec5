// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Trainer;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.Adam;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingProgram;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Freezing at run time: the same as {@code @Frozen} at the same layers. */
class FreezeTest {
    private static final String BODY = """
            @Network interface %s {
                @Input({5, 5, 2}) Tensor x();
                %s @Conv2D(filters = 3, kernel = 3, bias = false, activation = Activation.TANH) Tensor conv(Tensor x);
                %s @BatchNorm(activation = Activation.RELU) Tensor norm(Tensor conv);
                @Flatten Tensor flat(Tensor norm);
                %s @Dense(units = 4) Tensor left(Tensor flat);
                @Dense(units = 4) Tensor right(Tensor flat);
                @Add Tensor sum(Tensor left, Tensor right);
                @Dense(units = 2) @Output(loss = Loss.MEAN_SQUARED_ERROR) Tensor y(Tensor sum);
            }
            """;

    private static final List<String> LAYERS = List.of("conv", "norm", "left");

    /** A network with {@code @Frozen} on each of these layers. */
    private static String network(String name, List<String> frozen) {
        Object[] arguments = new Object[1 + LAYERS.size()];
        arguments[0] = name;
        for (int i = 0; i < LAYERS.size(); i++) {
            arguments[i + 1] = frozen.contains(LAYERS.get(i)) ? "@Frozen" : "";
        }
        return BODY.formatted(arguments);
    }

    private static final ClassLoader LOADER = Compilations.compile("package test;\nimport io.github.annotron.*;\n"
                    + "@SuppressWarnings(\"annotron:all\") interface Nets {\n"
                    + network("Free", List.of())
                    + network("Conv", List.of("conv"))
                    + network("Norm", List.of("norm"))
                    + network("Left", List.of("left"))
                    + network("Both", List.of("conv", "norm"))
                    + network("All", List.of("conv", "norm", "left"))
                    + "}\n")
            .orThrow()
            .loader();

    private static CompiledNetwork network(String name) {
        return new CompiledNetwork(LOADER, "test.Nets_" + name);
    }

    private static FMatrixRMaj normal(int columns, long seed) {
        Random random = new Random(seed);
        FMatrixRMaj matrix = new FMatrixRMaj(9, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    private static Dataset data() {
        return Dataset.of(normal(50, 1), normal(2, 2));
    }

    private static Map<String, List<Float>> values(Model model) {
        Map<String, List<Float>> values = new HashMap<>();
        model.parameters().forEach(parameter -> {
            Float[] boxed = new Float[parameter.size()];
            Arrays.setAll(boxed, i -> parameter.matrix().data[i]);
            values.put(parameter.name(), List.of(boxed));
        });
        return values;
    }

    private static void fit(Trainer trainer) {
        trainer.fit(data(), Fit.epochs(3).batchSize(4).threads(2));
    }

    @ParameterizedTest
    @CsvSource({"Conv, conv", "Norm, norm", "Left, left", "Both, conv norm", "All, conv norm left"})
    void isWhatTheDeclarationDoes(String frozen, String paths) {
        Model declared = network(frozen).newModel(5);
        Map<String, List<Float>> before = values(declared);
        fit(network(frozen).newTrainer(declared, Adam.of(0.01f), 5));
        Model said = network("Free").newModel(5);
        Trainer trainer = network("Free").newTrainer(said, Adam.of(0.01f), 5);
        trainer.freeze(paths.split(" "));
        fit(trainer);
        assertThat(values(said)).isEqualTo(values(declared));
        values(said).forEach((name, now) -> {
            boolean same = now.equals(before.get(name));
            assertThat(same)
                    .as(name)
                    .isEqualTo(Arrays.stream(paths.split(" ")).anyMatch(path -> name.startsWith(path + ".")));
        });
    }

    @Test
    void endsWithUnfreezing() {
        Model model = network("Free").newModel(5);
        Trainer trainer = network("Free").newTrainer(model, Adam.of(0.01f), 5);
        List<Float> before = values(model).get("conv.kernel");
        trainer.freeze("conv", "y.bias");
        fit(trainer);
        assertThat(values(model).get("conv.kernel")).isEqualTo(before);
        assertThat(values(model).get("y.bias")).containsOnly(0f);
        trainer.unfreeze("conv");
        fit(trainer);
        assertThat(values(model).get("conv.kernel")).isNotEqualTo(before);
        assertThat(values(model).get("y.bias")).containsOnly(0f);
    }

    /** What would be written on the way back stays as it is. */
    @Test
    void noGradientIsComputedForNothing() {
        Model model = network("Free").newModel(5);
        TrainingProgram program = model.newTrainingProgram(2);
        int layers = model.layers().size();
        boolean[] learns = new boolean[layers];
        boolean[] passes = new boolean[layers];
        learns[layers - 1] = true;
        passes[layers - 1] = true;
        program.freeze(learns, passes);
        for (int i = 0; i < model.parameters().size(); i++) {
            float[] gradient = program.gradient(i);
            if (gradient != null) {
                Arrays.fill(gradient, Float.NaN);
            }
        }
        Batch batch = Numbers.draw(model, 2, true, 3).batch();
        Step step = Step.run(model, program, batch, Step.Cut.NONE);
        for (int i = 0; i < step.gradients().length; i++) {
            String name = model.parameters().get(i).name();
            for (float value : step.gradients()[i]) {
                assertThat(Float.isNaN(value)).as(name).isEqualTo(!name.startsWith("y."));
            }
        }
    }

    @Test
    void unknownNamesAreRefused() {
        Trainer trainer = network("Free").newTrainer(network("Free").newModel(0), Adam.of(0.01f), 0);
        assertThatThrownBy(() -> trainer.freeze("conv", "con"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "Nets.Free has no parameter that is named or is in \"con\"; it has [conv.kernel,");
    }
}
