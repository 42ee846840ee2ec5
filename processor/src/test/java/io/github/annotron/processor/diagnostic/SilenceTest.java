// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.diagnostic;

import io.github.annotron.processor.testing.Compilations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that come near to a warning and deserve none: with {@code -Werror} each would break a build. */
class SilenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a branch that starts at 0, beside what it is added to
                """
                @Input({8, 8, 4}) Tensor in();
                @Conv2D(filters = 4, kernel = 3, padding = SAME, kernelInitializer = Initializer.ZEROS) Tensor branch(Tensor in);
                @Add(activation = RELU) Tensor sum(Tensor in, Tensor branch);
                @GlobalAveragePool2D @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor sum);
                """,
                // an output that starts at 0, also through ReLU with a positive bias
                """
                @Input(4) Tensor in();
                @Dense(units = 8, kernelInitializer = Initializer.ZEROS) Tensor hidden(Tensor in);
                @Dense(units = 2, activation = RELU, kernelInitializer = Initializer.ZEROS, biasInitializer = Initializer.ONES)
                @Output(loss = MEAN_SQUARED_ERROR) Tensor out(@From("moved") Tensor hidden);
                @Dropout(0.5f) Tensor moved(Tensor hidden);
                """,
                // the same weights for each channel, and units of which there is one
                """
                @Input({8, 8, 4}) Tensor in();
                @Conv2D(filters = 4, kernel = 2, groups = 4, kernelInitializer = CONSTANT, constant = 0.25f) Tensor blur(Tensor in);
                @GlobalAveragePool2D Tensor mean(Tensor blur);
                @Dense(units = 1, kernelInitializer = Initializer.ONES) Tensor one(Tensor mean);
                @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor one);
                """,
                // equal weights, but biases that differ
                """
                @Input(4) Tensor in();
                @Dense(units = 8, kernelInitializer = Initializer.ONES, biasInitializer = Initializer.GLOROT_NORMAL)
                Tensor hidden(Tensor in);
                @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor hidden);
                """,
                // every second pixel, as in the shortcuts of residual networks; windows that end exactly at the border
                """
                @Input({8, 9, 3}) Tensor in();
                @Conv2D(filters = 4, kernel = 1, stride = 2) Tensor half(Tensor in);
                @MaxPool2D(value = {2, 3}, stride = 2) Tensor pool(Tensor half);
                @GlobalMaxPool2D @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor pool);
                """,
                // a kernel whose outermost taps just meet the image
                """
                @Input({3, 2, 3}) Tensor in();
                @Conv2D(filters = 4, kernel = {5, 3}, padding = SAME) Tensor conv(Tensor in);
                @GlobalMaxPool2D @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor conv);
                """,
                // bounded outputs for bounded targets
                """
                @Input(4) Tensor in();
                @Dense(units = 2, activation = TANH) @Output(loss = MEAN_SQUARED_ERROR) Tensor out(Tensor in);
                """,
                // scores without bounds
                """
                @Input(4) Tensor in();
                @Dense(units = 2, activation = LEAKY_RELU) @Output(loss = SIGMOID_CROSS_ENTROPY) Tensor out(Tensor in);
                """,
                // a decision at each step
                """
                @Input({7, 4}) Tensor in();
                @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor in);
                """,
                // large, but of dense layers only
                """
                @Input(20000) Tensor in();
                @Dense(units = 1000, activation = RELU) Tensor hidden(Tensor in);
                @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor out(Tensor hidden);
                """
            })
    void isKept(String members) {
        Compilations.compile(WrongNetwork.members("good", members).text()).orThrow();
    }
}
