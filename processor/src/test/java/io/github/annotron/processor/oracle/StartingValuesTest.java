// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.annotron.Activation;
import io.github.annotron.Initializer;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.initializer.Initializers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** New models start as their layers say. */
class StartingValuesTest {
    private static final long SEED = 42;

    /** A dense layer of 6 features and 5 units, and a convolution of 3x2 taps, 4 channels, 10 filters in 2 groups. */
    private static String source(Initializer kernel, Initializer bias) {
        String starts = "kernelInitializer = Initializer." + kernel + ", biasInitializer = Initializer." + bias
                + ", constant = -0.75f";
        return Subject.source(
                "Start" + kernel.name().replace("_", ""),
                "@Input({4, 4, 4}) Tensor image();\n@Conv2D(filters = 10, kernel = {3, 2}, groups = 2, " + starts
                        + ") Tensor conv(Tensor image);\n@Reshape({10, 6}) Tensor rows(Tensor conv);\n@Dense(units = 5, "
                        + starts + ") @Output(loss = MEAN_SQUARED_ERROR) Tensor dense(Tensor rows);");
    }

    private static String byActivation(Activation activation) {
        return Subject.source(
                "By" + activation.name().replace("_", ""),
                "@Input({4, 4, 4}) Tensor image();\n@Conv2D(filters = 10, kernel = {3, 2}, groups = 2, activation = "
                        + activation + ") Tensor conv(Tensor image);\n@Reshape({10, 6}) Tensor rows(Tensor conv);\n"
                        + "@Dense(units = 5, activation = " + activation
                        + ") @Output(loss = MEAN_SQUARED_ERROR) Tensor dense(Tensor rows);");
    }

    private static Initializer bias(Initializer kernel) {
        return kernel == Initializer.ORTHOGONAL ? Initializer.ZEROS : kernel;
    }

    @Test
    void parametersStartAsTheirLayersSay() {
        List<Initializer> kinds = Stream.of(Initializer.values()).toList();
        List<String> sources = new ArrayList<>();
        kinds.forEach(kind -> sources.add(source(kind, bias(kind))));
        Stream.of(Activation.values()).forEach(activation -> sources.add(byActivation(activation)));
        List<Subject> subjects = Subject.compile(sources).subjects();
        for (int i = 0; i < kinds.size(); i++) {
            // The layers have no activation.
            Initializer kernel = kinds.get(i) == Initializer.BY_ACTIVATION ? Initializer.GLOROT_UNIFORM : kinds.get(i);
            check(subjects.get(i), kernel, bias(kernel));
        }
        for (Activation activation : Activation.values()) {
            check(subjects.get(kinds.size() + activation.ordinal()), usual(activation), Initializer.ZEROS);
        }
    }

    private static Initializer usual(Activation activation) {
        return switch (activation) {
            case RELU, LEAKY_RELU, ELU, GELU, SILU -> Initializer.HE_UNIFORM;
            case SELU -> Initializer.LECUN_NORMAL;
            default -> Initializer.GLOROT_UNIFORM;
        };
    }

    private static void check(Subject subject, Initializer kernel, Initializer bias) {
        Model model = subject.network().newModel(SEED);
        check(subject, model.parameter("conv.kernel"), List.of(3, 2, 2, 10), kernel, 12, 30);
        check(subject, model.parameter("conv.bias"), List.of(10), bias, 12, 30);
        check(subject, model.parameter("dense.kernel"), List.of(6, 5), kernel, 6, 5);
        check(subject, model.parameter("dense.bias"), List.of(5), bias, 6, 5);
    }

    private static void check(
            Subject subject, Parameter parameter, List<Integer> shape, Initializer start, int fanIn, int fanOut) {
        assertThat(parameter.shape()).isEqualTo(shape);
        FMatrixRMaj expected = new FMatrixRMaj(parameter.matrix().numRows, parameter.matrix().numCols);
        long seed = Initializers.seed(SEED, parameter.name());
        switch (start) {
            case GLOROT_UNIFORM -> Initializers.glorotUniform(expected, fanIn, fanOut, seed);
            case GLOROT_NORMAL -> Initializers.glorotNormal(expected, fanIn, fanOut, seed);
            case HE_UNIFORM -> Initializers.heUniform(expected, fanIn, fanOut, seed);
            case HE_NORMAL -> Initializers.heNormal(expected, fanIn, fanOut, seed);
            case LECUN_UNIFORM -> Initializers.lecunUniform(expected, fanIn, fanOut, seed);
            case LECUN_NORMAL -> Initializers.lecunNormal(expected, fanIn, fanOut, seed);
            case ORTHOGONAL -> Initializers.orthogonal(expected, seed);
            case ZEROS -> Initializers.constant(expected, 0);
            case ONES -> Initializers.constant(expected, 1);
            case CONSTANT -> Initializers.constant(expected, -0.75f);
            case BY_ACTIVATION -> throw new AssertionError("it is one of the others");
        }
        assertThat(parameter.matrix().data)
                .as(parameter.name() + " of\n" + subject.source())
                .containsExactly(expected.data);
    }
}
