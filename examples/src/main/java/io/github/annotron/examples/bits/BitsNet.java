// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.bits;

import static io.github.annotron.Activation.GELU;
import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Activation.TANH;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.BatchNorm;
import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.DepthwiseConv2D;
import io.github.annotron.Dropout;
import io.github.annotron.Flatten;
import io.github.annotron.GaussianNoise;
import io.github.annotron.Input;
import io.github.annotron.MaxPool2D;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A small convolutional network whose sizes are no multiples of the lengths of vectors. */
@Network
interface BitsNet {
    @Input({12, 12, 1})
    Tensor image();

    @GaussianNoise(0.1f)
    Tensor noisy(Tensor image);

    @Conv2D(filters = 7, kernel = 3, padding = SAME, activation = RELU)
    Tensor conv1(Tensor noisy);

    @MaxPool2D(2)
    Tensor pool1(Tensor conv1);

    @Conv2D(filters = 21, kernel = 3, bias = false)
    Tensor conv2(Tensor pool1);

    @BatchNorm(activation = GELU)
    Tensor norm2(Tensor conv2);

    @DepthwiseConv2D(kernel = 3)
    Tensor deep(Tensor norm2);

    @Flatten
    Tensor features(Tensor deep);

    @Dense(units = 35, activation = TANH)
    Tensor hidden(Tensor features);

    @Dropout(0.25f)
    Tensor thinned(Tensor hidden);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor thinned);
}
