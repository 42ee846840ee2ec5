// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;
import io.github.annotron.Use;

/** Both halves, to be trained together: what comes out shall be what went in. */
@Network
interface DenseAutoencoder {
    @Input(784)
    Tensor image();

    @Use(Encoder.class)
    Tensor code(Tensor image);

    @Use(Decoder.class)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor copy(Tensor code);
}
