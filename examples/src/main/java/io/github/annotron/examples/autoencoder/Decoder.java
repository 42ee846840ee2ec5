// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Loss.SIGMOID_CROSS_ENTROPY;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a code back to a picture. */
@Network
interface Decoder {
    @Input(32)
    Tensor code();

    @Dense(units = 784)
    @Output(loss = SIGMOID_CROSS_ENTROPY)
    Tensor image(Tensor code);
}
