// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.processor.oracle;

/** A classifier with most of the layers that have kernels of their own, for tests of whole trainings. */
final class ManyLayers {
    static final String SOURCE = Subject.source("Many", """
            @Input({12, 12, 3}) Tensor image();
            @Conv2D(filters = 18, kernel = 3, padding = SAME, bias = false) Tensor conv(Tensor image);
            @BatchNorm(activation = RELU) Tensor norm(Tensor conv);
            @GaussianNoise(0.05f) Tensor noisy(Tensor norm);
            @Conv2D(filters = 7, kernel = 3, stride = 2, padding = SAME, bias = false) Tensor small(Tensor noisy);
            @BatchNorm Tensor even(Tensor small);
            @Conv2DTranspose(filters = 18, kernel = 3, stride = 2, padding = SAME, activation = TANH) @WeightsOf("small")
            Tensor large(Tensor even);
            @UpSampling2D(value = 2, interpolation = Interpolation.BILINEAR) Tensor blurred(Tensor even);
            @Multiply Tensor product(Tensor norm, Tensor large);
            @Maximum Tensor maximum(Tensor product, Tensor norm);
            @Concat Tensor all(Tensor maximum, Tensor blurred);
            @GroupNorm(5) Tensor grouped(Tensor all);
            @Slice(from = 3, to = 23) Tensor part(Tensor grouped);
            @DepthwiseConv2D(kernel = 3, padding = SAME, activation = GELU) Tensor deep(Tensor part);
            @SeparableConv2D(filters = 19, kernel = 3, multiplier = 2) Tensor separable(Tensor deep);
            @ZeroPadding2D(1) Tensor wide(Tensor separable);
            @AveragePool2D(2) Tensor pool(Tensor wide);
            @Flatten Tensor features(Tensor pool);
            @Dense(units = 17) Tensor mean(Tensor features);
            @Dense(units = 17, activation = TANH) Tensor logVariance(Tensor features);
            @Sample(weight = 0.01f) Tensor z(Tensor mean, Tensor logVariance);
            @Dense(units = 40, activation = SELU) Tensor hidden(Tensor z);
            @Dense(units = 17) @WeightsOf(value = "hidden", transposed = true) Tensor back(Tensor hidden);
            @Reshape({5, 8}) Tensor series(Tensor hidden);
            @Recurrent(cell = LSTM, units = 19, output = ALL_STEPS, bidirectional = true) Tensor states(Tensor series);
            @Recurrent(cell = GRU, units = 17, dropout = 0.1f, recurrentDropout = 0.2f) Tensor state(Tensor states);
            @Add Tensor both(Tensor back, Tensor state);
            @LayerNorm Tensor last(Tensor both);
            @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Tensor digit(Tensor last);
            """);

    private ManyLayers() {}
}
