// SPDX-License-Identifier: Apache-2.0
package io.github.annotron.examples.autoencoder;

import static io.github.annotron.Activation.RELU;

import io.github.annotron.Dense;
import io.github.annotron.Input;
import io.github.annotron.Network;
import io.github.annotron.Output;
import io.github.annotron.Tensor;

/** From a picture to its code. */
@Network
interface Encoder {
    @Input(784)
    Tensor image();

    @Dense(units = 32, activation = RELU)
    @Output
    Tensor code(Tensor image);
}
