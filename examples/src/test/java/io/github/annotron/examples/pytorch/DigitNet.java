// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.pytorch;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SOFTMAX_CROSS_ENTROPY;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** A convolutional network for 28x28 grey digits; docs/interoperability.md shows this code. */
@Network
interface DigitNet {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 8, kernel = 3, activation = RELU)
    Tensor conv1(Tensor image);

    @Conv2D(filters = 16, kernel = 3, activation = RELU)
    Tensor conv2(Tensor conv1);

    @Conv2D(filters = 24, kernel = 3, activation = RELU)
    Tensor conv3(Tensor conv2);

    @Flatten
    Tensor features(Tensor conv3);

    @Dense(units = 32, activation = RELU)
    Tensor hidden(Tensor features);

    @Dense(units = 10)
    @Output(loss = SOFTMAX_CROSS_ENTROPY)
    Tensor digit(Tensor hidden);
}
