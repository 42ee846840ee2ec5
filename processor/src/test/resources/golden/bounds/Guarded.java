package com.example;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Add;
import io.github.annotron.BatchNorm;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Dropout;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** Its decisions can be certified. */
@Network(certifiable = true)
interface Guarded {
    @Input({8, 8, 2})
    Tensor image();

    @Conv2D(filters = 4, kernel = 3, padding = SAME, bias = false)
    Tensor conv(Tensor image);

    @BatchNorm(activation = RELU)
    Tensor even(Tensor conv);

    @MaxPool2D(2)
    Tensor pool(Tensor even);

    @BatchNorm
    Tensor unfolded(Tensor pool);

    @Add
    Tensor joined(Tensor pool, Tensor unfolded);

    @Flatten
    Tensor features(Tensor joined);

    @Dropout(0.5f)
    Tensor thinned(Tensor features);

    @Dense(units = 12, activation = TANH)
    Tensor hidden(Tensor thinned);

    @Dense(units = 3)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor kind(Tensor hidden);
}
