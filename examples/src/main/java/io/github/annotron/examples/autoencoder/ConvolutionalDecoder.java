// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;
import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;
import static io.github.annotron.Padding.SAME;

import io.github.annotron.Conv2DTranspose;
import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Reshape;
import io.github.annotron.Tensor;

/** From a code back to a picture, by transposed convolutions that double it twice. */
@Network
interface ConvolutionalDecoder {
    @Input(32)
    Tensor code();

    @Dense(units = 7 * 7 * 32, activation = RELU)
    Tensor features(Tensor code);

    @Reshape({7, 7, 32})
    Tensor quarter(Tensor features);

    @Conv2DTranspose(filters = 16, kernel = 3, stride = 2, padding = SAME, activation = RELU)
    Tensor half(Tensor quarter);

    @Conv2DTranspose(filters = 1, kernel = 5, stride = 2, padding = SAME)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor image(Tensor half);
}
