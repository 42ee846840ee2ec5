// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import io.github.annotron.runtime.data.Dataset;
import io.github.annotron.runtime.optimizer.AdamW;
import io.github.annotron.runtime.training.Averaging;
import io.github.annotron.runtime.training.Fit;
import io.github.annotron.runtime.training.TrainingEngine;
import org.junit.jupiter.api.Test;

/** The average of a generated model: a model of its own, with the statistics of the one that is trained. */
class AveragedModelTest {
    private static final String NET = """
            package test;

            import io.github.annotron.*;

            @SuppressWarnings("annotron:all")
            @Network
            interface Net {
                @Input({5, 5, 2}) Tensor x();
                @Conv2D(filters = 3, kernel = 3, bias = false) Tensor conv(Tensor x);
                @BatchNorm(activation = Activation.RELU) Tensor norm(Tensor conv);
                @Dropout(value = 0.2f, wholeChannels = true) Tensor thinned(Tensor norm);
                @Flatten Tensor flat(Tensor thinned);
                @Dense(units = 3) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor y(Tensor flat);
            }
            """;

    @Test
    void averagesWhatIsTrainedAndCopiesStatistics() {
        CompiledNetwork network =
                new CompiledNetwork(Compilations.compile(NET).orThrow().loader(), "test.Net");
        Model model = network.newModel(1);
        Dataset data = Hashes.data(model, 24, 3);
        TrainingEngine<?> trainer = (TrainingEngine<?>) network.newBuilder(model)
                .optimizer(AdamW.of(0.05))
                .averaging(Averaging.of(0.5))
                .build();
        trainer.freeze("y.bias");
        Model first = network.newModel(1);
        // An epoch is a step of all samples.
        trainer.fit(data, Fit.epochs(1).batchSize(24));
        Model second = trainer.averagedModel();
        trainer.fit(data, Fit.epochs(1).batchSize(24));
        Model averaged = trainer.averagedModel();
        assertThat(averaged).isInstanceOf(model.getClass()).isNotSameAs(model);
        for (int i = 0; i < model.parameters().size(); i++) {
            Parameter parameter = model.parameters().get(i);
            float[] present = parameter.matrix().data;
            float[] average = averaged.parameters().get(i).matrix().data;
            float[] before = second.parameters().get(i).matrix().data;
            boolean isCopied = parameter.name().matches("norm.mean|norm.variance|y.bias");
            for (int j = 0; j < present.length; j++) {
                double expected = isCopied ? present[j] : 0.5 * before[j] + 0.5 * present[j];
                assertThat((double) average[j]).as(parameter.name()).isCloseTo(expected, within(1e-6));
            }
        }
        assertThat(model.parameter("norm.mean").matrix().data)
                .isNotEqualTo(first.parameter("norm.mean").matrix().data);
        assertThat(averaged.parameter("conv.kernel").matrix().data)
                .isNotEqualTo(model.parameter("conv.kernel").matrix().data);
    }
}
