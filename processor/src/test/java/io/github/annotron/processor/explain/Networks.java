// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.explain;

import io.github.annotron.processor.testing.Compilations;
import io.github.annotron.processor.testing.CompiledNetwork;
import io.github.annotron.runtime.Model;
import io.github.annotron.runtime.Parameter;
import java.util.Random;

/** The networks that explanations are tested on, compiled once. */
final class Networks {

    private static final String SOURCE = """
            package test;

            import static io.github.annotron.Activation.*;
            import static io.github.annotron.Cell.*;
            import static io.github.annotron.Loss.*;
            import static io.github.annotron.Padding.*;
            import static io.github.annotron.SequenceOutput.*;

            import io.github.annotron.*;

            @SuppressWarnings("annotron:all")
            interface Nets {
                @Network interface Linear {
                    @Input(4) Tensor x();
                    @Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor x);
                }

                @Network interface Logistic {
                    @Input(4) Tensor x();
                    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor yes(Tensor x);
                }

                @Network interface Pictures {
                    @Input({6, 5, 2}) Tensor image();
                    @Conv2D(filters = 4, kernel = 3, padding = SAME, bias = false) Tensor conv(Tensor image);
                    @BatchNorm(activation = TANH) Tensor norm(Tensor conv);
                    @Dropout(0.5f) Tensor thinned(Tensor norm);
                    @AveragePool2D(2) Tensor pool(Tensor thinned);
                    @Flatten Tensor flat(Tensor pool);
                    @Dense(units = 6, activation = TANH) Tensor hidden(Tensor flat);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor hidden);
                }

                @Network interface Averaged {
                    @Input({6, 5, 2}) Tensor image();
                    @Conv2D(filters = 4, kernel = 3, activation = RELU) Tensor conv(Tensor image);
                    @GlobalAveragePool2D Tensor mean(Tensor conv);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor kind(Tensor mean);
                }

                @Network interface Words {
                    @Input(7) Tensor words();
                    @Length Tensor length(Tensor words);
                    @Embedding(vocabulary = 12, units = 5, padding = 0) Tensor vectors(Tensor words);
                    @Dropout(0.5f) Tensor thinned(Tensor vectors);
                    @Recurrent(cell = GRU, units = 6) Tensor state(Tensor thinned, Tensor length);
                    @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor mood(Tensor state);
                }

                @Network interface Reviews {
                    @Input(7) Tensor words();
                    @Length Tensor length(Tensor words);
                    @Embedding(vocabulary = 12, units = 5, padding = 0) Tensor vectors(Tensor words);
                    @Dropout(0.5f) Tensor thinned(Tensor vectors);
                    @Recurrent(cell = LSTM, units = 4, bidirectional = true, output = ALL_STEPS)
                    Tensor states(Tensor thinned, Tensor length);
                    @GlobalMaxPool1D Tensor strongest(Tensor states);
                    @Dropout(0.5f) Tensor some(Tensor strongest);
                    @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor mood(Tensor some);
                }

                @Network interface Tags {
                    @Input(7) Tensor words();
                    @Embedding(vocabulary = 12, units = 5) Tensor vectors(Tensor words);
                    @Recurrent(cell = GRU, units = 6, output = ALL_STEPS) Tensor states(Tensor vectors);
                    @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor tags(Tensor states);
                }

                @Network interface Tied {
                    @Input(3) Tensor words();
                    @Embedding(vocabulary = 12, units = 5) Tensor vectors(Tensor words);
                    @Dense(units = 12, bias = false) @WeightsOf(value = "vectors", transposed = true)
                    @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor next(Tensor vectors);
                }

                @Network interface Measured {
                    @Input({6, 2}) Tensor series();
                    @Input(1) Tensor steps();
                    @Recurrent(cell = GRU, units = 4) Tensor state(Tensor series, Tensor steps);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor y(Tensor state);
                }

                @Network interface Pair {
                    @Input(3) Tensor question();
                    @Input(3) Tensor answer();
                    @Embedding(vocabulary = 12, units = 5) Tensor asked(Tensor question);
                    @Embedding(vocabulary = 12, units = 5) @WeightsOf("asked") Tensor said(Tensor answer);
                    @Multiply Tensor both(Tensor asked, Tensor said);
                    @Flatten Tensor flat(Tensor both);
                    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor fits(Tensor flat);
                }

                @Network interface Several {
                    @Input({4, 2}) Tensor series();
                    @Input(3) Tensor words();
                    @Embedding(vocabulary = 12, units = 5) Tensor vectors(Tensor words);
                    @Conv1D(filters = 3, kernel = 2, activation = TANH) Tensor steps(Tensor series);
                    @Flatten Tensor left(Tensor steps);
                    @Flatten Tensor right(Tensor vectors);
                    @Concat Tensor both(Tensor left, Tensor right);
                    @Dense(units = 5, activation = TANH) Tensor hidden(Tensor both);
                    @Dense(units = 1) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor yes(Tensor hidden);
                    @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.25f) Tensor much(Tensor hidden);
                }
            }
            """;

    private static final ClassLoader LOADER =
            Compilations.compile(SOURCE).orThrow().loader();

    private Networks() {}

    static CompiledNetwork network(String name) {
        return new CompiledNetwork(LOADER, "test.Nets_" + name);
    }

    /** A model whose parameters, biases and running averages too, are random. */
    static Model model(String name) {
        Model model = network(name).newModel(3);
        Random random = new Random(17);
        for (Parameter parameter : model.parameters()) {
            float[] values = parameter.matrix().data;
            for (int i = 0; i < values.length; i++) {
                values[i] = parameter.name().endsWith("variance")
                        ? 0.5f + random.nextFloat()
                        : (float) (0.5 * random.nextGaussian());
            }
        }
        model.revision().advance();
        return model;
    }

    static float[] normal(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
