// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/** A {@link DenseAutoencoder} of halves that know what is beside what in a picture. */
@Network
interface ConvolutionalAutoencoder {
    @Input({28, 28, 1})
    Tensor image();

    @Use(ConvolutionalEncoder.class)
    Tensor code(Tensor image);

    @Use(ConvolutionalDecoder.class)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor copy(Tensor code);
}
