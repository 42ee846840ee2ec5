// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Conv2D;
import io.github.annotron.Dense;
import io.github.annotron.Flatten;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a picture to its code, by convolutions that halve it twice. */
@Network
interface ConvolutionalEncoder {
    @Input({28, 28, 1})
    Tensor image();

    @Conv2D(filters = 16, kernel = 5, stride = 2, padding = SAME, activation = RELU)
    Tensor half(Tensor image);

    @Conv2D(filters = 32, kernel = 3, stride = 2, padding = SAME, activation = RELU)
    Tensor quarter(Tensor half);

    @Flatten
    Tensor features(Tensor quarter);

    @Dense(units = 32)
    @Output
    Tensor code(Tensor features);
}
